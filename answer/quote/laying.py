"""Two statements laid on each other: what of the one is what of the other, and whether they are put together alike.

A phrase such as "in 2015" may open one and close the other, and "A built B" may be "B was built by A"; else the order
must be one. Knows words and figures; decides nothing about documents.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from answer.quote.align import is_led_alike
from answer.quote.telling import Telling
from answer.speakers.aliases import name_words
from answer.speakers.naming import TIMES, are_one, full_name
from text.figures import Figure, FigureKind
from text.sentence_words import Word, WordClass, counted_words, key_of, turning_words

_COLOURING = frozenset((WordClass.NEGATION, WordClass.HEDGE))
_NOT_ADVERBIAL = frozenset(("of", "by", "as", "than", None))
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\b")
_PAST = re.compile(r"\b(?:was|were|did|had|didn['’]t)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:am|is|are|do|does)(?:n['’]t)?\b", re.IGNORECASE)
_DID = re.compile(r"\b(?:did|didn['’]t)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:an?|another)\b", re.IGNORECASE)


_Block = list[tuple[int, int]]
"""Pairs of items that stand in a row."""


@dataclass(frozen=True, slots=True)
class Item:
    """A figure, a name of one or more words, or another word that counts; `before` is the preposition that leads to it.

    `opens` is whether it opens the statement, where any word has a capital.
    """

    text: str
    start: int
    before: str | None
    kind: WordClass
    keys: frozenset[str]
    figure: Figure | None = None
    opens: bool = False


@dataclass(frozen=True)
class Laid:
    """Two statements, which items of theirs are the same, by place, and which of each are left over."""

    one: tuple[Item, ...]
    other: tuple[Item, ...]
    pairs: tuple[tuple[int, int], ...]
    texts: tuple[str, str]

    @cached_property
    def left(self) -> tuple[int, ...]:
        """The items of the first that the other has not."""
        taken = {at for at, _ in self.pairs}
        return tuple(at for at in range(len(self.one)) if at not in taken)

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The items of the other that the first has not."""
        taken = {to for _, to in self.pairs}
        return tuple(to for to in range(len(self.other)) if to not in taken)

    def turned(self) -> "Laid":
        """The same with the other statement first."""
        return Laid(self.other, self.one, tuple(sorted((to, at) for at, to in self.pairs)), self.texts[::-1])

    def with_pair(self, at: int, to: int) -> "Laid":
        """The same with two more items taken for one."""
        return Laid(self.one, self.other, tuple(sorted((*self.pairs, (at, to)))), self.texts)

    @property
    def keys(self) -> frozenset[str]:
        """The forms by which the words of both are known."""
        return frozenset(key for item in (*self.one, *self.other) for key in item.keys)

    @property
    def all_words(self) -> list[str]:
        """Every word of both, in lower case."""
        return re.findall(r"\w+", " ".join(self.texts).casefold())

    @property
    def is_indefinite(self) -> bool:
        """Whether something is told of that may be one of several: "a contract"."""
        return any(map(_INDEFINITE.search, self.texts))


def lay(one: Telling, other: Telling) -> Laid:
    """Lay two statements on each other, item by item."""
    first, second = tuple(_items(one)), tuple(_items(other))
    free = set(range(len(second)))
    pairs: list[tuple[int, int]] = []
    for at, item in enumerate(first):
        offers = [to for to in sorted(free) if _are_one(item, one, second[to], other)]
        best = min(offers, key=lambda to: (item.before != second[to].before, abs(to - at)), default=None)
        if best is not None:
            free.remove(best)
            pairs.append((at, best))
    return Laid(first, second, tuple(pairs), (one.text, other.text))


def _items(telling: Telling) -> Iterator[Item]:
    led = {word.start: word.before for word in counted_words(telling.text)}
    figures = [
        Item(telling.text[one.start : one.end], one.start, led.get(one.start), WordClass.NUMBER, frozenset(), one)
        for one in telling.figures
    ]
    opening = next((at for at, letter in enumerate(telling.text) if letter.isalnum()), 0)
    words = (replace(item, opens=item.start == opening) for item in _words(telling))
    yield from sorted((*figures, *words), key=lambda item: item.start)


def _words(telling: Telling) -> Iterator[Item]:
    """The words that count, those of one name together; initials in brackets behind the name itself left out."""
    run: list[Word] = []
    last: frozenset[str] = frozenset()
    for word in (*telling.words, None):
        joins = bool(run) and word is not None and _goes_on(run[-1], word)
        if run and not joins:
            name = telling.text[run[0].start : run[-1].end]
            whole = name_words(full_name(name, telling.document))
            if whole != last or telling.text[run[0].start - 1] != "(":
                yield Item(name, run[0].start, run[0].before, WordClass.NAME, run[-1].keys)
            last, run = whole, []
        if word is None:
            return
        if word.kind is WordClass.NAME:
            run.append(word)
        else:
            yield Item(word.text, word.start, word.before, word.kind, word.keys)


def _goes_on(word: Word, following: Word) -> bool:
    """Whether two words are parts of one name."""
    are_names = word.kind is WordClass.NAME and following.kind is WordClass.NAME and following.start - word.end == 1
    return are_names and not TIMES & {word.text.casefold(), following.text.casefold()}


def _are_one(item: Item, one: Telling, its: Item, other: Telling) -> bool:
    if item.figure or its.figure:
        return bool(item.figure and its.figure) and _is_one_figure(item, its)
    if TIMES & {item.text.casefold(), its.text.casefold()}:
        return item.text.casefold() == its.text.casefold()
    if item.kind is WordClass.NAME and its.kind is WordClass.NAME:
        return are_one(item.text, one.document, its.text, other.document)
    if WordClass.NAME in (item.kind, its.kind):  # "Turnout" opens the one, "turnout" stands within the other
        opening, within = (item, its) if item.kind is WordClass.NAME else (its, item)
        return opening.opens and within.kind is WordClass.CONTENT and bool(opening.keys & within.keys)
    return item.kind is its.kind and bool(item.keys & its.keys)


def _is_one_figure(item: Item, its: Item) -> bool:
    one, other = item.figure, its.figure
    if one is None or other is None or one.kind is not other.kind or one.value != other.value:
        return False
    return one.bound is other.bound or one.kind is not FigureKind.AMOUNT


def is_told_alike(laid: Laid) -> bool:
    """Whether items that are the same are put together to the same effect."""
    if Counter(turning_words(laid.texts[0])) != Counter(turning_words(laid.texts[1])):
        return False
    if not _is_of_one_tense(laid) or not all(_colours_alike(laid, *pair) for pair in laid.pairs):
        return False
    blocks = _without_edges(laid, _blocks(laid))
    if blocks is None:
        return False
    turned = sorted(blocks, key=lambda block: block[0][1])
    if turned == blocks:
        return _are_led_alike(laid, laid.pairs)
    return _is_passive(laid, blocks, turned) or _is_passive(laid.turned(), _turned(turned), _turned(blocks))


def _blocks(laid: Laid) -> list[_Block]:
    """The pairs in stretches that stand in a row in both statements, in the order of the first."""
    rank = {to: place for place, to in enumerate(sorted(to for _, to in laid.pairs))}
    blocks: list[_Block] = []
    for at, to in laid.pairs:
        if blocks and rank[to] == rank[blocks[-1][-1][1]] + 1:
            blocks[-1].append((at, to))
        else:
            blocks.append([(at, to)])
    return blocks


def _without_edges(laid: Laid, blocks: list[_Block]) -> list[_Block] | None:
    """The blocks but for phrases like "in 2015" that open or close both statements; None where two changed places."""
    turned = sorted(blocks, key=lambda block: block[0][1])
    moved = [block for block in _edges(laid, blocks) if block in _edges(laid, turned)]
    placed = sorted(moved, key=lambda block: block[0][1])
    for first in moved:
        for second in moved[moved.index(first) + 1 :]:
            is_alike = _led(laid, first) == _led(laid, second)
            if is_alike and placed.index(first) > placed.index(second):
                return None
    return [block for block in blocks if block not in moved]


def _edges(laid: Laid, blocks: Sequence[_Block]) -> list[_Block]:
    """The adverbial blocks before and after all others."""
    opening = list(takewhile(lambda block: _is_adverbial(laid, block), blocks))
    closing = list(takewhile(lambda block: _is_adverbial(laid, block), reversed(blocks)))
    return [block for block in blocks if block in opening or block in closing]


def _is_adverbial(laid: Laid, block: _Block) -> bool:
    before, its = (side[place].before for side, place in zip((laid.one, laid.other), block[0], strict=True))
    return before == its and before not in _NOT_ADVERBIAL


def _led(laid: Laid, block: _Block) -> tuple[str | None, WordClass]:
    item = laid.one[block[0][0]]
    return item.before, item.kind


def _is_passive(laid: Laid, blocks: Sequence[_Block], turned: Sequence[_Block]) -> bool:
    """Whether the first statement says that somebody does what the other says to be done "by" them."""
    if len(blocks) < 3:  # who, what is done, to whom
        return False
    doer, deed, *rest = blocks
    others = [block for block in turned if block != doer]
    is_by = laid.one[doer[0][0]].before is None and laid.other[doer[0][1]].before == "by"
    if not is_by or not _IS.search(laid.texts[1]) or others != [rest[0], deed, *rest[1:]]:
        return False
    return _are_led_alike(laid, [pair for pair in laid.pairs if pair != doer[0]])


def _turned(blocks: Sequence[_Block]) -> list[_Block]:
    return [[(to, at) for at, to in block] for block in blocks]


def _are_led_alike(laid: Laid, pairs: Iterable[tuple[int, int]]) -> bool:
    return all(
        laid.one[at].kind in _COLOURING or is_led_alike(laid.one[at].before, laid.other[to].before) for at, to in pairs
    )


def _colours_alike(laid: Laid, at: int, to: int) -> bool:
    """Whether a "not" or "may" stands beside the same in both; any other word does."""
    if laid.one[at].kind not in _COLOURING:
        return True
    beside = [{_beside(laid.one, at, step), _beside(laid.other, to, step)} for step in (1, -1)]
    pairs = dict(laid.pairs)
    for step in (1, -1):
        here, there = _beside(laid.one, at, step), _beside(laid.other, to, step)
        if here is not None and pairs.get(here) == there:
            return True
    return beside == [{None}, {None}]


def _beside(items: Sequence[Item], at: int, step: int) -> int | None:
    """The next item on a side that colours no other."""
    places = range(at + step, len(items)) if step > 0 else range(at + step, -1, -1)
    return next((place for place in places if items[place].kind not in _COLOURING), None)


def _is_of_one_tense(laid: Laid) -> bool:
    """Whether nothing shows that one tells what is and the other what was."""
    tenses = [(bool(_PAST.search(text)), bool(_PRESENT.search(text))) for text in laid.texts]
    if {(True, False), (False, True)} == set(tenses):
        return False
    return all(_is_one_form(laid, at, to) for at, to in laid.pairs if laid.one[at].kind is WordClass.CONTENT)


def _is_one_form(laid: Laid, at: int, to: int) -> bool:
    """Whether two forms of one verb may be of one tense, as "test" after "did" and "tested".

    What is counted is no verb.
    """
    one, other = laid.one[at].text.casefold(), laid.other[to].text.casefold()
    is_stem = key_of(one) == key_of(other)
    is_counted = at > 0 and laid.one[at - 1].figure is not None
    if one == other or is_counted or not (is_stem or one[0] == other[0]):
        return True
    if is_stem and one.endswith("ed") == other.endswith("ed"):
        return True
    return any(map(_DID.search, laid.texts))
