"""Cuts a document into passages: whole sentences, within a number of tokens, along headings and paragraphs.

Owns where passages begin and end. Knows no model: it is given the function that finds a model's tokens. Whoever
changes what comes out here raises `index.fingerprint.SPLITTER_VERSION`, so that no index holds both kinds.

A heading opens a passage and is part of its text, because every word of a document must be findable and
citable; `Passage.heading` repeats it, so that the passages after the first of its section carry it too.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from index.records import Document, Passage, span_id
from ingest.look import Look, go_on, watched
from text.sentences import sentence_spans
from text.spans import Span

_STRETCH_CHARACTERS = 100_000
"""How much text is given to a tokenizer at once: what is large takes it long, and a hundred times the memory."""
Offsets: TypeAlias = "array[int]"
OVERLAP_TOKENS = 40
"""A sentence of at most this many tokens is repeated at the start of the next passage; 0 repeats none."""

# What ending a passage at a bad place costs, in the currency of a passage's squared emptiness (0 full, 1 empty).
_INSIDE_PARAGRAPH = 0.1
_BETWEEN_LINES = 0.05
_AFTER_HEADING = 1.0
_CLAUSE_ENDS = (",", ";", ":", ")", "]", "–", "—")
_WIDE_CLAUSE_ENDS = ("，", "、", "；", "：")  # no blank follows these


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch of text that is never divided, and the half-open range of the tokens in it."""

    start: int
    end: int
    first_token: int
    end_token: int

    @property
    def tokens(self) -> int:
        """How many tokens stand in it."""
        return self.end_token - self.first_token


@dataclass(frozen=True, slots=True)
class _Section:
    """The units from one heading to the next. `costs[i]` is the price of ending a passage after unit i."""

    heading: str | None
    units: list[_Unit]
    costs: list[float]


def split(
    document: Document, token_spans: Callable[[str], list[Span]], max_tokens: int, look: Look = go_on
) -> list[Passage]:
    """Cut a document into passages.

    :param document: the document.
    :param token_spans: finds the embedding model's tokens in a text.
    :param max_tokens: the most tokens that a passage may have.
    :param look: called many times a second; what it raises ends the work.
    :return: the passages in order; together they hold every character of the text that is not blank.
    """
    starts, ends = _tokens(document.text, token_spans, look)
    sentences = sentence_spans(document.text, document.language, look)
    units = _make_units(document.text, watched(sentences, look), starts, ends, max_tokens)
    return [
        Passage(span_id(document.id, span.start, span.end), document.id, span.start, span.end, section.heading)
        for section in _sections(document, units)
        for span in _pack(section, max_tokens, look)
    ]


def _tokens(text: str, token_spans: Callable[[str], list[Span]], look: Look) -> tuple[Offsets, Offsets]:
    """Where the tokens of a text begin and end, found in one stretch of it after the other."""
    starts, ends = array("q"), array("q")
    for stretch in watched(_stretches(text), look):
        tokens = token_spans(text[stretch.start : stretch.end])
        starts.extend(stretch.start + token.start for token in tokens)
        ends.extend(stretch.start + token.end for token in tokens)
    return starts, ends


def _stretches(text: str) -> Iterator[Span]:
    """A text in stretches that end where a line does, or else a word."""
    begin = 0
    while len(text) - begin > _STRETCH_CHARACTERS:
        limit = begin + _STRETCH_CHARACTERS
        ends = (text.rfind(mark, begin + _STRETCH_CHARACTERS // 2, limit) for mark in "\n ")
        end = next((end for end in ends if end >= 0), limit)
        yield Span(begin, end)
        begin = end
    yield Span(begin, len(text))


def _make_units(text: str, sentences: Iterable[Span], starts: Offsets, ends: Offsets, max_tokens: int) -> list[_Unit]:
    """Each sentence with its tokens counted; one that has too many is cut."""
    units: list[_Unit] = []
    for sentence in sentences:
        first, end = bisect_right(ends, sentence.start), bisect_left(starts, sentence.end)
        unit = _Unit(sentence.start, sentence.end, first, end)
        units.extend([unit] if unit.tokens <= max_tokens else _pieces(text, unit, starts, max_tokens))
    return units


def _pieces(text: str, sentence: _Unit, starts: Offsets, max_tokens: int) -> Iterator[_Unit]:
    start, first = sentence.start, sentence.first_token
    while first < sentence.end_token:
        cut = _next_cut(text, starts, first, sentence.end_token, max_tokens)
        end = starts[cut] if cut < sentence.end_token else sentence.end
        piece = text[start:end]
        yield _Unit(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), first, cut)
        start, first = end, cut


def _next_cut(text: str, starts: Offsets, first: int, end: int, max_tokens: int) -> int:
    """The token before which to cut: near an even share, at a clause's end if possible, else at a blank."""
    count = end - first
    if count <= max_tokens:
        return end
    even = first + -(-count // -(-count // max_tokens))
    window = range(first + (even - first + 1) // 2, first + max_tokens + 1)
    # Some tokenizers make several tokens of one character; a cut between those would leave an empty piece.
    cuts = [token for token in window if starts[token] > starts[token - 1]]
    if not cuts:
        return next((token for token in range(window.stop, end) if starts[token] > starts[token - 1]), end)
    return min(cuts, key=lambda token: (_roughness(text, starts[token]), abs(token - even)))


def _roughness(text: str, offset: int) -> int:
    """How badly a cut before `offset` hurts: 0 after a clause, 1 between words, 2 inside a word."""
    before = text[max(0, offset - 8) : offset]
    if before[-1:] in _WIDE_CLAUSE_ENDS:
        return 0
    if not before[-1:].isspace() and not text[offset].isspace():
        return 2
    return 0 if before.rstrip()[-1:] in _CLAUSE_ENDS else 1


def _sections(document: Document, units: Sequence[_Unit]) -> Iterator[_Section]:
    """The runs of units that share a heading; headings that follow each other open one section together."""
    above = [_heading_of(document, unit) for unit in units]
    opens = [place for place in range(1, len(units)) if above[place] is not None and above[place - 1] is None]
    for start, end in pairwise([0, *opens, len(units)] if units else []):
        members = list(units[start:end])
        headings = above[start:end]
        last = next((heading for heading in reversed(headings) if heading), None)
        yield _Section(last, members, list(_costs(document.text, members, headings)))


def _heading_of(document: Document, unit: _Unit) -> str | None:
    """The heading that a unit is a part of; None for all other text."""
    following = bisect_right(document.headings, unit.start, key=lambda heading: heading.start)
    heading = document.headings[following - 1] if following else None
    return document.text[heading.start : heading.end] if heading and heading.end > unit.start else None


def _costs(text: str, units: Sequence[_Unit], headings: Sequence[str | None]) -> Iterator[float]:
    for (unit, after), heading in zip(pairwise(units), headings, strict=False):
        gap = text[unit.end : after.start]
        paragraph_end = 0.0 if "\n\n" in gap else _BETWEEN_LINES if "\n" in gap else _INSIDE_PARAGRAPH
        yield paragraph_end if heading is None else _AFTER_HEADING
    yield 0.0


def _pack(section: _Section, max_tokens: int, look: Look) -> list[Span]:
    """Choose the passages of a section whose emptiness and bad ends cost least in sum.

    Squaring the emptiness keeps passages alike in length: a full one before a tiny tail costs more than two halves.
    """
    units = section.units
    best = [0.0]
    begins: list[tuple[int, int]] = []
    for end in watched(range(1, len(units) + 1), look):
        cost, start, lead = min(
            (best[start] + (1 - tokens / max_tokens) ** 2, start, lead)
            for start, lead, tokens in _beginnings(units, section.costs, end, max_tokens)
        )
        best.append(cost + section.costs[end - 1])
        begins.append((start, lead))
    return _spans(units, begins)


def _beginnings(
    units: Sequence[_Unit], costs: Sequence[float], end: int, max_tokens: int
) -> Iterator[tuple[int, int, int]]:
    """Where a passage that ends before unit `end` may begin: own first unit, first with overlap, tokens in all."""
    end_token = units[end - 1].end_token
    # Units without any token are possible: no more of them are joined than a passage has tokens.
    for start in range(end - 1, max(-1, end - 1 - max_tokens), -1):
        own = end_token - units[start].first_token
        if own > max_tokens and start < end - 1:
            return
        repeats = start and units[start - 1].tokens <= OVERLAP_TOKENS and costs[start - 1] < _AFTER_HEADING
        lead = start - 1 if repeats else start
        tokens = end_token - units[lead].first_token
        if tokens <= max_tokens:
            yield start, lead, tokens
        elif start == end - 1:
            yield start, start, own


def _spans(units: Sequence[_Unit], begins: Sequence[tuple[int, int]]) -> list[Span]:
    """Follow the choices back from the last unit to the first."""
    spans: list[Span] = []
    end = len(units)
    while end:
        start, lead = begins[end - 1]
        spans.append(Span(units[lead].start, units[end - 1].end))
        end = start
    return spans[::-1]
