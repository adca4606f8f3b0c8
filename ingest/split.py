"""Cuts a document into passages: whole sentences, within a number of tokens, along headings and paragraphs.

Owns where passages begin and end. Knows no model: it is given the function that finds a model's tokens. Whoever
changes what comes out here raises `index.fingerprint.SPLITTER_VERSION`, so that no index holds both kinds.

A heading opens a passage and is part of its text, because every word of a document must be findable and
citable; `Passage.heading` repeats it, so that the passages after the first of its section carry it too.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.records import Document, Passage, span_id
from ingest.units import Unit, make_units
from text.sentences import sentence_spans
from text.spans import Span

OVERLAP_TOKENS = 40
"""A sentence of at most this many tokens is repeated at the start of the next passage; 0 repeats none."""

# What ending a passage at a bad place costs, in the currency of a passage's squared emptiness (0 full, 1 empty).
_INSIDE_PARAGRAPH = 0.1
_BETWEEN_LINES = 0.05
_AFTER_HEADING = 1.0


@dataclass(frozen=True, slots=True)
class _Section:
    """The units from one heading to the next. `costs[i]` is the price of ending a passage after unit i."""

    heading: str | None
    units: list[Unit]
    costs: list[float]


def split(document: Document, token_spans: Callable[[str], list[Span]], max_tokens: int) -> list[Passage]:
    """Cut a document into passages.

    :param document: the document.
    :param token_spans: finds the embedding model's tokens in a text.
    :param max_tokens: the most tokens that a passage may have.
    :return: the passages in order; together they hold every character of the text that is not blank.
    """
    sentences = sentence_spans(document.text, document.language)
    units = make_units(document.text, sentences, token_spans(document.text), max_tokens)
    return [
        Passage(span_id(document.id, span.start, span.end), document.id, span.start, span.end, section.heading)
        for section in _sections(document, units)
        for span in _pack(section, max_tokens)
    ]


def _sections(document: Document, units: Sequence[Unit]) -> Iterator[_Section]:
    """The runs of units that share a heading; headings that follow each other open one section together."""
    above = [_heading_of(document, unit) for unit in units]
    opens = [at for at in range(1, len(units)) if above[at] is not None and above[at - 1] is None]
    for start, end in pairwise([0, *opens, len(units)] if units else []):
        members = list(units[start:end])
        headings = above[start:end]
        last = next((heading for heading in reversed(headings) if heading), None)
        yield _Section(last, members, list(_costs(document.text, members, headings)))


def _heading_of(document: Document, unit: Unit) -> str | None:
    """The heading that a unit is a part of; None for all other text."""
    at = bisect_right(document.headings, unit.start, key=lambda heading: heading.start) - 1
    if at < 0 or document.headings[at].end <= unit.start:
        return None
    return document.text[document.headings[at].start : document.headings[at].end]


def _costs(text: str, units: Sequence[Unit], headings: Sequence[str | None]) -> Iterator[float]:
    for (unit, after), heading in zip(pairwise(units), headings, strict=False):
        gap = text[unit.end : after.start]
        paragraph_end = 0.0 if "\n\n" in gap else _BETWEEN_LINES if "\n" in gap else _INSIDE_PARAGRAPH
        yield paragraph_end if heading is None else _AFTER_HEADING
    yield 0.0


def _pack(section: _Section, max_tokens: int) -> list[Span]:
    """Choose the passages of a section whose emptiness and bad ends cost least in sum.

    Squaring the emptiness keeps passages alike in length: a full one before a tiny tail costs more than two halves.
    """
    units = section.units
    best = [0.0]
    begins: list[tuple[int, int]] = []
    for end in range(1, len(units) + 1):
        cost, start, lead = min(
            (best[start] + (1 - tokens / max_tokens) ** 2, start, lead)
            for start, lead, tokens in _beginnings(units, section.costs, end, max_tokens)
        )
        best.append(cost + section.costs[end - 1])
        begins.append((start, lead))
    return _spans(units, begins)


def _beginnings(
    units: Sequence[Unit], costs: Sequence[float], end: int, max_tokens: int
) -> Iterator[tuple[int, int, int]]:
    """Where a passage that ends before unit `end` may begin: own first unit, first with overlap, tokens in all."""
    end_token = units[end - 1].end_token
    for start in range(end - 1, -1, -1):
        own = end_token - units[start].first_token
        if own > max_tokens and start < end - 1:
            return
        lead = start - 1 if start and _repeats(units[start - 1], costs[start - 1]) else start
        tokens = end_token - units[lead].first_token
        if tokens <= max_tokens:
            yield start, lead, tokens
        elif start == end - 1:
            yield start, start, own


def _repeats(unit: Unit, cost: float) -> bool:
    return unit.tokens <= OVERLAP_TOKENS and cost < _AFTER_HEADING


def _spans(units: Sequence[Unit], begins: Sequence[tuple[int, int]]) -> list[Span]:
    """Follow the choices back from the last unit to the first."""
    spans: list[Span] = []
    end = len(units)
    while end:
        start, lead = begins[end - 1]
        spans.append(Span(units[lead].start, units[end - 1].end))
        end = start
    return spans[::-1]
