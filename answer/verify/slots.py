"""Whether the names, numbers, negations and hedges of a freely worded sentence stand where the source has them.

Words may be otherwise and in another order; but a name may not stand where the source has another one, two may not be
exchanged, and a "not" stays with what it denies. Plain functions over aligned words; knows no documents.
"""

from collections.abc import Iterator
from itertools import combinations

from answer.quote.align import Alignment
from text.sentence_words import DEFINITE, Word, WordClass

_COLOURING = frozenset((WordClass.NEGATION, WordClass.HEDGE, WordClass.CUE))
_Placed = tuple[Word, int]


def displaced(aligned: Alignment) -> tuple[str, ...]:
    """The words of a sentence that stand where the source has them not.

    :param aligned: the sentence, laid on the sentences that it rests on.
    :return: the words; none when each is where it may be.
    """
    placed = [(word, at) for word, at in zip(aligned.written, aligned.places, strict=True) if at is not None]
    checks = (_twice, _exchanged, _turned_round, _instead, _cut_off, _miscounted, _strayed)
    found = [word for check in checks for word in check(placed, aligned)]
    return tuple(dict.fromkeys(found))


def _twice(placed: list[_Placed], _aligned: Alignment) -> Iterator[str]:
    """Numbers, negations and hedges that one word of the source would have to bear out twice."""
    seen = set[int]()
    for word, at in placed:
        if word.kind is not WordClass.CONTENT and word.kind is not WordClass.NAME:
            if at in seen:
                yield word.text
            seen.add(at)


def _exchanged(placed: list[_Placed], aligned: Alignment) -> Iterator[str]:
    """Names and numbers of one sentence of the source in another order, unless one moved with its preposition."""
    exact = [(word, at) for word, at in placed if word.kind in DEFINITE]
    for (first, at), (second, other) in combinations(exact, 2):
        here, there = aligned.source[at], aligned.source[other]
        if at <= other or here.place.sentence != there.place.sentence:
            continue
        is_moved = [
            one.before is not None and one.before == its.before for one, its in ((first, here), (second, there))
        ]
        are_alike = first.before == second.before and first.kind is second.kind
        if not any(is_moved) or (all(is_moved) and are_alike):
            yield from (first.text, second.text)


def _turned_round(placed: list[_Placed], aligned: Alignment) -> Iterator[str]:
    """Words of one sentence of the source in another order than there: who attacks may not be who is attacked.

    Only what its preposition leads may stand earlier or later than in the source.
    """
    furthest: dict[int, int] = {}
    led = False
    for number, (word, at) in enumerate(placed):
        here = aligned.source[at]
        goes_on = number > 0 and placed[number - 1][1] == at - 1
        led = (word.before is not None and word.before == here.before) or (led and goes_on)
        if at < furthest.get(here.place.sentence, -1) and not led:
            yield word.text
        if not led:
            furthest[here.place.sentence] = max(furthest.get(here.place.sentence, -1), at)


def _instead(placed: list[_Placed], aligned: Alignment) -> Iterator[str]:
    """Names and numbers from elsewhere that stand where a sentence has another of their kind."""
    for start, end in _definite_runs(placed):
        before = placed[start - 1][1] if start else None
        after = placed[end][1] if end < len(placed) else None
        word, place = placed[start]
        if not _is_between(aligned, before, place, after) and any(
            aligned.source[at].kind is word.kind for at in _slot(aligned, before, after)
        ):
            yield word.text


def _definite_runs(placed: list[_Placed]) -> Iterator[tuple[int, int]]:
    """Where names and numbers stand in a row as they do in the source: from which to which of the placed words."""
    start = 0
    while start < len(placed):
        end = start + 1
        if placed[start][0].kind in DEFINITE:
            while end < len(placed) and placed[end][0].kind in DEFINITE and placed[end][1] == placed[end - 1][1] + 1:
                end += 1
            yield start, end
        start = end


def _is_between(aligned: Alignment, before: int | None, place: int, after: int | None) -> bool:
    """Whether a word stands between its neighbours in the source, too, as far as they are of its sentence."""
    sentence = _sentence(aligned, place)
    beside = [one for one in (before, after) if one is not None and _sentence(aligned, one) == sentence]
    is_alone = not beside and (before is not None or after is not None)
    return not is_alone and all(one < place if one == before else one > place for one in beside)


def _slot(aligned: Alignment, before: int | None, after: int | None) -> Iterator[int]:
    """The places of words that the source has, and the written sentence has not, between two neighbours.

    Where there is only one, or they are of two sentences: all from the beginning to the one that follows, and the one
    word after the one that goes before.
    """
    source, held = aligned.source, aligned.held
    if before is not None and after is not None and _sentence(aligned, before) == _sentence(aligned, after):
        yield from (at for at in range(before + 1, after) if at not in held)
        return
    if after is not None:
        sentence = _sentence(aligned, after)
        yield from (at for at in range(after) if at not in held and source[at].place.sentence == sentence)
    if before is not None and before + 1 < len(source) and before + 1 not in held:
        yield from (at for at in (before + 1,) if _sentence(aligned, at) == _sentence(aligned, before))


def _cut_off(placed: list[_Placed], aligned: Alignment) -> Iterator[str]:
    """Names whose end is left out: "New" of "New York"."""
    for word, at in placed:
        if word.kind is not WordClass.NAME or at + 1 >= len(aligned.source) or at + 1 in aligned.held:
            continue
        here, following = aligned.source[at], aligned.source[at + 1]
        is_one_name = here.kind is following.kind and here.place == following.place and following.before is None
        if is_one_name and following.start - here.end <= 1 and following.start > here.start:
            yield word.text


def _miscounted(placed: list[_Placed], aligned: Alignment) -> Iterator[str]:
    """Numbers of other things than in the source ("300 cameras" for "300 people"), or led by no preposition there."""
    source = aligned.source
    for number, (word, at) in enumerate(placed):
        if word.kind is not WordClass.NUMBER:
            continue
        previous = placed[number - 1][1] if number else None
        if previous is not None and previous != at - 1 and word.before != source[at].before:
            yield word.text
        unit = at + 1 if at + 1 < len(source) and _counts(source[at], source[at + 1]) else None
        following = placed[number + 1] if number + 1 < len(placed) else None
        if unit is not None and following is not None and following[1] != unit and _counts(word, following[0]):
            yield word.text


def _counts(number: Word, following: Word) -> bool:
    """Whether a number counts what the word right after it says."""
    is_beside = 0 <= following.start - number.end <= 1 and following.before is None
    return is_beside and following.kind is WordClass.CONTENT and number.place == following.place


def _strayed(placed: list[_Placed], aligned: Alignment) -> Iterator[str]:
    """Negations, hedges and words of saying that stand beside words of another part of the source."""
    for at, (word, place) in enumerate(placed):
        if word.kind not in _COLOURING:
            continue
        beside = [aligned.source[other].place for _, other in placed[max(0, at - 1) : at + 2] if other != place]
        here = aligned.source[place].place
        if beside and not any(one.sentence == here.sentence and abs(one.part - here.part) <= 1 for one in beside):
            yield word.text


def _sentence(aligned: Alignment, place: int) -> int:
    return aligned.source[place].place.sentence
