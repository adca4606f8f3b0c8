"""Finds who says what in a document. Owns the way from sentences and quotations to statements.

Rules only, no model. Contents of direct statements lie inside the quotation marks; indirect ones keep their "that".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from index.records import Document, Span, Statement, span_id
from index.sentences import sentence_spans
from ingest import cues
from ingest.attributions import Attribution, find_attributions
from ingest.clauses import Token, tokens_of
from ingest.quotations import Quotation, find_quotations

_WORD = re.compile(r"\w+")
_TERMINAL = re.compile(r"[.,!?…—–-]['’”\")\]]*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with the quotations in it: a quotation of several sentences stays with the words around it."""

    span: Span
    whole: tuple[Quotation, ...]
    parts: tuple[Quotation, ...]


def find_statements(document: Document) -> list[Statement]:
    """Find the statements of a document, in the order of their words."""
    text = document.text
    quotations = find_quotations(text)
    statements: list[Statement] = []
    previous: Frame | None = None
    spoken: Statement | None = None
    for frame in _frames(text, quotations, document):
        found = list(_frame_statements(document, frame))
        loose = _loose(frame, found)
        adjacent = previous is not None and spoken is not None
        if loose:
            found.append(_continue(document, loose, spoken if adjacent else None))
        statements.extend(found)
        spoken = found[-1] if found else None
        previous = frame
    return statements


def _frames(text: str, quotations: list[Quotation], document: Document) -> Iterator[Frame]:
    """Sentences joined where a quotation runs over their boundary."""
    place = 0
    start: int | None = None
    for sentence in sentence_spans(text, document.language):
        start = sentence.start if start is None else start
        last = bisect_right(quotations, sentence.end - 1, key=lambda quotation: quotation.outer.start) - 1
        if last >= place and quotations[last].outer.end > sentence.end:
            continue
        inside = quotations[place : last + 1]
        place = last + 1
        span = Span(start, sentence.end)
        start = None
        whole = tuple(quotation for quotation in inside if _is_whole(text, span, quotation))
        yield Frame(span, whole, tuple(quotation for quotation in inside if quotation not in whole))


def _is_whole(text: str, frame: Span, quotation: Quotation) -> bool:
    """Whether a quotation is a statement of its own, not words or a title inside a sentence."""
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    before = text[frame.start : quotation.outer.start].rstrip()
    after = text[quotation.outer.end : frame.end].lstrip()
    if quotation.continues or not inner:
        return True
    apart = not before or before[-1] in ",:—–-”\"'"
    ended = _TERMINAL.search(inner) or not after or after[0] in ",.;:—–"
    long = len(_WORD.findall(inner)) > 2 or bool(_TERMINAL.search(inner))
    cued = bool(before) and (match := re.search(r"\w+$", before)) is not None and match.group().lower() in cues.CUES
    return bool((apart or (cued and inner[0].isupper())) and ended and long)


def _frame_statements(document: Document, frame: Frame) -> Iterator[Statement]:
    text = document.text
    words = _WORD.findall(text[frame.span.start : frame.span.end].lower())
    if not frame.whole and cues.CUES.keys().isdisjoint(words) and "according" not in words:
        return
    tokens = tokens_of(text, frame.span, list(frame.whole), list(frame.parts))
    for attribution in find_attributions(tokens):
        yield _statement(document, tokens, attribution)


def _statement(document: Document, tokens: list[Token], found: Attribution) -> Statement:
    contents = []
    direct = True
    for phrase in found.contents:
        quotation = tokens[phrase.first].quotation if phrase.first == phrase.last else None
        direct = direct and quotation is not None
        span = quotation.inner if quotation else Span(tokens[phrase.first].start, tokens[phrase.last].end)
        contents.append(_trim(document.text, span))
    speaker = found.speaker and Span(tokens[found.speaker.first].start, tokens[found.speaker.last].end)
    cue = Span(tokens[found.cue.first].start, tokens[found.cue.last].end)
    return _make(document, tuple(contents), direct, speaker, cue)


def _make(
    document: Document, contents: tuple[Span, ...], direct: bool, speaker: Span | None, cue: Span | None
) -> Statement:
    offsets = [offset for span in contents for offset in (span.start, span.end)]
    words = document.text[speaker.start : speaker.end] if speaker else ""
    name = words if words[:1].isupper() and words.lower() not in cues.PRONOUNS else None
    return Statement(span_id(document.id, *offsets), document.id, contents, direct, speaker, name, cue)


def _trim(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    stripped = piece.strip()
    start = span.start + piece.index(stripped)
    return Span(start, start + len(stripped))


def _loose(frame: Frame, found: list[Statement]) -> list[Quotation]:
    used = {span.start for statement in found for span in statement.contents}
    return [q for q in frame.whole if not any(q.inner.start <= start < q.inner.end for start in used)]


def _continue(document: Document, loose: list[Quotation], spoken: Statement | None) -> Statement:
    contents = tuple(_trim(document.text, quotation.inner) for quotation in loose)
    return _make(document, contents, True, spoken.speaker if spoken else None, spoken.cue if spoken else None)
