"""Two statements laid on each other: what of the one is what of the other, and whether they are put together alike.

A phrase such as "in 2015" may open one and close the other, and "A built B" may be "B was built by A"; else the order
must be one. Knows words and figures; decides nothing about documents.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, takewhile

from answer.quote.align import is_led_alike
from answer.quote.telling import Item, Telling, items_of
from answer.speakers.naming import TIMES, are_one
from text.figures import Figure, FigureKind
from text.sentence_words import COLOURING, WordClass, key_of, turning_words

_NOT_ADVERBIAL = frozenset(("of", "by", "as", "than", None))
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\b")
_PAST = re.compile(r"\b(?:was|were|did|had|didn['’]t)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:am|is|are|do|does)(?:n['’]t)?\b", re.IGNORECASE)
_DID = re.compile(r"\b(?:did|didn['’]t)\b", re.IGNORECASE)


_Block = list[tuple[int, int]]
"""Pairs of items that stand in a row."""


@dataclass(frozen=True)
class Laid:
    """Two statements, which items of theirs are the same, by place, and which of each are left over."""

    one: tuple[Item, ...]
    other: tuple[Item, ...]
    pairs: tuple[tuple[int, int], ...]
    texts: tuple[str, str]

    @cached_property
    def left(self) -> tuple[Item, ...]:
        """The items of the first that the other has not."""
        return _without(self.one, (here for here, _ in self.pairs))

    @cached_property
    def right(self) -> tuple[Item, ...]:
        """The items of the other that the first has not."""
        return _without(self.other, (there for _, there in self.pairs))

    def turned(self) -> "Laid":
        """The same with the other statement first."""
        pairs = tuple(sorted((there, here) for here, there in self.pairs))
        return Laid(self.other, self.one, pairs, self.texts[::-1])

    def with_pair(self, left: Item, right: Item) -> "Laid":
        """The same with two more items taken for one."""
        pair = (self.one.index(left), self.other.index(right))
        return replace(self, pairs=tuple(sorted((*self.pairs, pair))))


def _without(items: Sequence[Item], places: Iterable[int]) -> tuple[Item, ...]:
    taken = set(places)
    return tuple(item for place, item in enumerate(items) if place not in taken)


def lay(one: Telling, other: Telling) -> Laid:
    """Lay two statements on each other, item by item."""
    first, second = tuple(items_of(one)), tuple(items_of(other))
    free = list(range(len(second)))
    pairs: list[tuple[int, int]] = []
    for here, item in enumerate(first):
        alike = [there for there in free if _are_one(item, one, second[there], other)]
        if alike:
            best = min(alike, key=lambda there: (item.before != second[there].before, abs(there - here)))
            free.remove(best)
            pairs.append((here, best))
    return Laid(first, second, tuple(pairs), (one.text, other.text))


def _are_one(item: Item, one: Telling, its: Item, other: Telling) -> bool:
    if item.figure and its.figure:
        return _is_one_figure(item.figure, its.figure)
    if item.figure or its.figure:
        return False
    if TIMES & {item.text.casefold(), its.text.casefold()}:
        return item.text.casefold() == its.text.casefold()
    if item.kind is WordClass.NAME and its.kind is WordClass.NAME:
        return are_one(item.text, one.document, its.text, other.document)
    if WordClass.NAME in (item.kind, its.kind):  # "Turnout" opens the one, "turnout" stands within the other
        opening, within = (item, its) if item.kind is WordClass.NAME else (its, item)
        return opening.opens and within.kind is WordClass.CONTENT and bool(opening.keys & within.keys)
    return item.kind is its.kind and bool(item.keys & its.keys)


def _is_one_figure(one: Figure, other: Figure) -> bool:
    is_bound_alike = one.bound is other.bound or one.kind is not FigureKind.AMOUNT
    return is_bound_alike and one.kind is other.kind and one.value == other.value


def is_told_alike(laid: Laid) -> bool:
    """Whether items that are the same are put together to the same effect."""
    if Counter(turning_words(laid.texts[0])) != Counter(turning_words(laid.texts[1])):
        return False
    blocks = _without_edges(laid) if _is_of_one_tense(laid) else None
    if blocks is None:
        return False
    if blocks == _in_other(blocks):
        return _are_led_alike(laid, laid.pairs)
    return _is_passive(laid, blocks) or _is_passive(laid.turned(), _without_edges(laid.turned()) or [])


def _blocks(laid: Laid) -> list[_Block]:
    """The pairs in stretches that stand in a row in both statements, in the order of the first."""
    rank = {there: place for place, there in enumerate(sorted(there for _, there in laid.pairs))}
    blocks: list[_Block] = []
    for here, there in laid.pairs:
        if blocks and rank[there] == rank[blocks[-1][-1][1]] + 1:
            blocks[-1].append((here, there))
        else:
            blocks.append([(here, there)])
    return blocks


def _in_other(blocks: Iterable[_Block]) -> list[_Block]:
    """Blocks in the order of the other statement."""
    return sorted(blocks, key=lambda block: block[0][1])


def _without_edges(laid: Laid) -> list[_Block] | None:
    """The blocks but for phrases like "in 2015" that open or close both statements; None where two changed places."""
    blocks = _blocks(laid)
    edges = [block for block in _edges(laid, blocks) if block in _edges(laid, _in_other(blocks))]
    for first, second in combinations(edges, 2):
        if _led(laid, first) == _led(laid, second) and first[0][1] > second[0][1]:
            return None
    return [block for block in blocks if block not in edges]


def _edges(laid: Laid, blocks: Sequence[_Block]) -> list[_Block]:
    """The adverbial blocks before and after all others."""
    opening = list(takewhile(lambda block: _is_adverbial(laid, block), blocks))
    closing = list(takewhile(lambda block: _is_adverbial(laid, block), reversed(blocks)))
    return [block for block in blocks if block in opening or block in closing]


def _is_adverbial(laid: Laid, block: _Block) -> bool:
    here, there = block[0]
    before = laid.one[here].before
    return before == laid.other[there].before and before not in _NOT_ADVERBIAL


def _led(laid: Laid, block: _Block) -> tuple[str | None, WordClass]:
    item = laid.one[block[0][0]]
    return item.before, item.kind


def _is_passive(laid: Laid, blocks: Sequence[_Block]) -> bool:
    """Whether the first statement says that somebody does what the other says to be done "by" them."""
    if len(blocks) < 3 or not _IS.search(laid.texts[1]):  # who, what is done, to whom
        return False
    doer, deed, done_to, *rest = blocks
    is_by = laid.one[doer[0][0]].before is None and laid.other[doer[0][1]].before == "by"
    if not is_by or _in_other(blocks[1:]) != [done_to, deed, *rest]:
        return False
    return _are_led_alike(laid, [pair for pair in laid.pairs if pair != doer[0]])


def _are_led_alike(laid: Laid, pairs: Iterable[tuple[int, int]]) -> bool:
    items = [(laid.one[here], laid.other[there]) for here, there in pairs]
    return all(item.kind in COLOURING or is_led_alike(item.before, its.before) for item, its in items)


def _is_of_one_tense(laid: Laid) -> bool:
    """Whether nothing shows that one tells what is and the other what was."""
    tenses = [(bool(_PAST.search(text)), bool(_PRESENT.search(text))) for text in laid.texts]
    if {(True, False), (False, True)} == set(tenses):
        return False
    return all(_is_one_form(laid, *pair) for pair in laid.pairs if laid.one[pair[0]].kind is WordClass.CONTENT)


def _is_one_form(laid: Laid, here: int, there: int) -> bool:
    """Whether two forms of one verb may be of one tense, as "test" after "did" and "tested".

    What is counted is no verb.
    """
    one, other = laid.one[here].text.casefold(), laid.other[there].text.casefold()
    is_stem = key_of(one) == key_of(other)
    is_counted = here > 0 and laid.one[here - 1].figure is not None
    if one == other or is_counted or not (is_stem or one[0] == other[0]):
        return True
    return (is_stem and one.endswith("ed") == other.endswith("ed")) or any(map(_DID.search, laid.texts))
