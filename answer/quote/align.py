"""How the words of a written sentence lie on those of its source, and what they differ in.

The words must be the source's, in its order; a clause may be left out or moved, but a name, number, negation or hedge
may not change what it belongs to. Plain functions over words; knows no documents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from text.sentence_words import COLOURING, DEFINITE, Word, WordClass

_BROKEN = 10
"""The cost of a step that may change the meaning; a clause moved to another place costs 1."""
_MOST_MOVED = 3
_STEM = 5
_ENDINGS = frozenset(
    ["", *"s es ed d ing e er ers or ors ion ions ation ations ment ments al ally ly ity ive ance ence able y".split()]
)
# Prepositions that turn a sentence round; beside others, a missing one is harmless.
_TURNING = frozenset("before after since until by from to against without than despite".split())
_ALIKE = frozenset("in on at during within through".split())


_Run = list[tuple[Word, int]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a sentence has and its source has not, or the other way round. `kind` says of what sort the words are."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which word of the source each word of a sentence lies on, None where it lies on none."""

    written: tuple[Word, ...]
    source: tuple[Word, ...]
    places: tuple[int | None, ...]
    cost: int

    @property
    def held(self) -> frozenset[int]:
        """The words of the source that the sentence has."""
        return frozenset(place for place in self.places if place is not None)

    @property
    def placed(self) -> list[tuple[Word, int]]:
        """The words that lie on one of the source's, with its place."""
        return [(word, index) for word, index in zip(self.written, self.places, strict=True) if index is not None]

    @property
    def missing(self) -> list[Word]:
        """The words that the source has not."""
        return [word for word, index in zip(self.written, self.places, strict=True) if index is None]

    @property
    def coverage(self) -> float:
        """The share of the sentence's words that the source has."""
        return sum(place is not None for place in self.places) / len(self.places) if self.places else 0.0


def align(written: Sequence[Word], source: Sequence[Word]) -> Alignment:
    """Lay the words of a sentence on those of its source so that their order agrees best.

    :param written: the counted words of the sentence.
    :param source: those of a stretch of the source.
    :return: the alignment with the fewest breaks.
    """
    offers = [[index for index, there in enumerate(source) if _agree(word, there)] for word in written]
    known = [number for number, offered in enumerate(offers) if offered]
    # For each place of the last word: what the way there costs, and the places on it.
    ways: dict[int, tuple[int, tuple[int, ...]]] = {index: (0, (index,)) for index in offers[known[0]]} if known else {}
    for before, number in pairwise(known):
        is_led = any(word.is_led for word in written[before + 1 : number + 1])
        is_subject = all(word.kind is WordClass.NAME for word in written[:number])
        ways = {
            index: min(
                (
                    cost + _step(source, last, index, written[number], is_led=is_led, is_subject=is_subject),
                    (*way, index),
                )
                for last, (cost, way) in ways.items()
            )
            for index in offers[number]
        }
    cost, way = min(ways.values(), default=(0, ()))
    places = dict(zip(known, way, strict=True))
    return Alignment(tuple(written), tuple(source), tuple(places.get(index) for index in range(len(written))), cost)


def differences(alignment: Alignment) -> Iterator[Difference]:
    """What of an aligned sentence its source does not bear out; nothing when it does."""
    missing = alignment.missing
    for kind in (
        WordClass.NUMBER,
        WordClass.NAME,
        WordClass.NEGATION,
        WordClass.HEDGE,
        WordClass.CUE,
        WordClass.CONTENT,
    ):
        if words := tuple(word.text for word in missing if word.kind is kind):
            yield Difference(kind.value, words)
    dropped = tuple(_dropped(alignment))
    for kind in (WordClass.NEGATION, WordClass.HEDGE):
        if words := tuple(word.text for word in dropped if word.kind is kind):
            yield Difference(f"dropped_{kind.value}", words)
    if alignment.cost > _MOST_MOVED or is_pieced_together(alignment):
        yield Difference("order", tuple(word.text for word in alignment.written))


def is_pieced_together(alignment: Alignment) -> bool:
    """Whether a word was fetched from elsewhere by itself, or a name or number taken twice."""
    placed = alignment.placed
    definite = [index for word, index in placed if word.kind in DEFINITE]
    if len(definite) != len(set(definite)):
        return True
    runs = _runs(placed, alignment.source)
    if _breaks_off(placed, alignment) or any(_is_alone(run, runs, alignment) for run in runs[1:]):
        return True
    return any(
        len(run) == 1
        and not _is_moved_adverbial(run[0], [index for one in runs if one is not run for _, index in one], alignment)
        for run in runs
        if len(runs) > 1
    )


def _is_alone(run: _Run, runs: Sequence[_Run], alignment: Alignment) -> bool:
    """Whether names or numbers are all that is taken of a sentence: ", and 17 June 2021" of the one before."""
    sentence = alignment.source[run[0][1]].place.sentence
    others = [index for one in runs if one is not run for _, index in one]
    is_apart = all(alignment.source[index].place.sentence != sentence for index in others)
    return is_apart and all(word.kind in DEFINITE for word, _ in run)


def _breaks_off(placed: _Run, alignment: Alignment) -> bool:
    """Whether the last word is the middle of a name or number: "Regulation 2024" of "2024/1689"."""
    if not placed or placed[-1][1] + 1 >= len(alignment.source):
        return False
    word, index = placed[-1]
    here, following = alignment.source[index], alignment.source[index + 1]
    if index + 1 in alignment.held or following.start - here.end > 1 or here.kind is not following.kind:
        return False
    if word.kind is WordClass.NUMBER:
        return here.text.isdigit() and following.text.isdigit()
    before = alignment.source[index - 1] if index else None
    return (
        word.kind is WordClass.NAME
        and before is not None
        and before.kind is WordClass.NAME
        and here.start - before.end == 1
    )


def _runs(placed: _Run, source: Sequence[Word]) -> list[_Run]:
    """The words in stretches that go forward within a sentence of the source."""
    runs: list[_Run] = []
    for word, index in placed:
        last = runs[-1][-1][1] if runs else index
        if index > last and source[index].place.sentence == source[last].place.sentence:
            runs[-1].append((word, index))
        else:
            runs.append([(word, index)])
    return runs


def _is_moved_adverbial(one: tuple[Word, int], others: Sequence[int], alignment: Alignment) -> bool:
    """Whether a word by itself is like "in 2015", moved within its sentence."""
    word, index = one
    here = alignment.source[index]
    is_near = any(alignment.source[other].place.sentence == here.place.sentence for other in others)
    return is_near and has_same_lead(word, here)


def _dropped(alignment: Alignment) -> Iterator[Word]:
    """Negations and hedges of the source that colour what the sentence has and are not in it."""
    held = alignment.held
    parts = {alignment.source[index].place.part for index in held if alignment.source[index].kind is not WordClass.CUE}
    for index, word in enumerate(alignment.source):
        if index in held or word.kind not in COLOURING:
            continue
        if colours(alignment, word) if word.is_wide else (_coloured_part(alignment.source, index) in parts):
            yield word


def colours(alignment: Alignment, word: Word) -> bool:
    """Whether a wide word of the source colours what the sentence has: not from a clause that only adds something."""
    held = [alignment.source[index].place for index in alignment.held]
    is_beside = word.place.is_relative and all(place.clause != word.place.clause for place in held)
    return not is_beside and any(place.sentence == word.place.sentence for place in held)


def _coloured_part(source: Sequence[Word], index: int) -> int:
    """The part that a negation or hedge colours: that of the next word, where its own has no other ("not before …")."""
    own = source[index].place.part
    if any(word.place.part == own and word.kind not in COLOURING for word in source):
        return own
    return next((word.place.part for word in source[index:] if word.place.part != own), own)


def _agree(word: Word, there: Word) -> bool:
    """Whether two words are the same to their sentences."""
    is_same = bool(word.keys & there.keys) or (
        word.kind is there.kind is WordClass.CONTENT and _is_derived(word, there)
    )
    return is_same and (word.kind not in DEFINITE or is_led_alike(word.before, there.before))


def _is_derived(word: Word, there: Word) -> bool:
    """Whether two words are built on one stem: "deployed" and "deployment"."""
    one, other = word.text.casefold(), there.text.casefold()
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    shared = sum(1 for _ in alike)
    return shared >= _STEM and {one[shared:], other[shared:]} <= _ENDINGS


def has_same_lead(word: Word, there: Word) -> bool:
    """Whether the same preposition leads a word here and there; one without any has none."""
    return word.before is not None and word.before == there.before


def is_led_alike(one: str | None, other: str | None) -> bool:
    """Whether two prepositions, or none and one, leave a word the same to its sentence."""
    if one == other or {one, other} <= _ALIKE:
        return True
    return not ({one, other} & _TURNING) and None in (one, other)


def _step(source: Sequence[Word], last: int, index: int, word: Word, *, is_led: bool, is_subject: bool) -> int:
    """What it costs to go on at a place of the source after another."""
    here = source[index]
    if index <= last:
        is_moved = is_led or has_same_lead(word, here)
        return 1 if is_moved and index != last else _BROKEN
    is_other_part = here.place.part != source[last].place.part
    if is_other_part and not is_subject and not _is_whole_step(source, last, index, is_led=is_led):
        return _BROKEN
    if here.place.sentence != source[last].place.sentence:
        return 1 if is_led else _BROKEN
    return _BROKEN if any(_binds(one, source[last], here) for one in source[last + 1 : index]) else 0


def _is_whole_step(source: Sequence[Word], last: int, index: int, *, is_led: bool) -> bool:
    """Whether nothing is left of a part that is stepped out of or into: in "bought [cameras and sold] software" it is.

    Where the sentence itself goes on with "and" or a comma, what is left of the part before does not matter.
    """
    is_first = source[index - 1].place.part != source[index].place.part
    return is_first and (is_led or source[last + 1].place.part != source[last].place.part)


def _binds(skipped: Word, last: Word, here: Word) -> bool:
    """Whether a name or number that is left out is what the following words belong to."""
    is_aside = skipped.place.clause != here.place.clause or (
        skipped.before is not None and skipped.place.part == last.place.part
    )
    return skipped.kind in DEFINITE and not is_aside
