"""Finds who says what in a document. Owns the way from sentences and quotations to statements.

Rules only, no model. Contents of direct statements lie inside the quotation marks; indirect ones keep their "that".
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.records import Document, Span, Statement, span_id
from index.sentences import sentence_spans
from ingest import cues
from ingest.attributions import find_attributions
from ingest.contents import Attribution
from ingest.quotations import Quotation, find_quotations
from ingest.speakers import Speakers
from ingest.tokens import Phrase, Token, tokens_of

_WORD = re.compile(r"\w+")
_NEAR = 40
# What is longer is no sentence but a table or a list without stops.
_MAX_SENTENCE = 2500
_LAST_WORD = re.compile(r"\w+$")
_TERMINAL = re.compile(r"[.,!?…—–-]['’”\")\]]*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with the quotations in it: a quotation of several sentences stays with the words around it."""

    span: Span
    whole: tuple[Quotation, ...]
    parts: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a sentence: where the speaker and the cue stand."""

    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is known whom its speaker means."""

    contents: tuple[Span, ...]
    direct: bool
    voice: Voice


def find_statements(document: Document) -> list[Statement]:
    """Find the statements of a document, in the order of their cues."""
    drafts: list[Draft] = []
    voice = Voice()
    quotations = find_quotations(document.text)
    headings = {heading.start for heading in document.headings}
    for frame in _frames(document.text, quotations, document.language):
        if frame.span.start in headings:
            voice = Voice()
            continue
        found, announced = _spoken(document.text, frame)
        loose = _loose(frame, found)
        if loose:
            found = _with_loose(document.text, frame, found, loose, voice)
        voice = announced or _voice_of(found)
        drafts.extend(found)
    speakers = Speakers(document.text, quotations, document.title)
    return [_statement(document, draft, speakers) for draft in drafts]


def _voice_of(found: list[Draft]) -> Voice:
    """Who goes on speaking after a sentence: its quoted speaker, or its only one; nobody when in doubt."""
    direct = [draft for draft in found if draft.direct]
    voices = [draft.voice for draft in direct or found]
    return voices[-1] if len({voice.speaker for voice in voices}) == 1 else Voice()


def _frames(text: str, quotations: list[Quotation], language: str | None) -> Iterator[Frame]:
    """Sentences joined where a quotation runs over their boundary."""
    place = 0
    start: int | None = None
    for sentence in sentence_spans(text, language):
        start = sentence.start if start is None else start
        last = bisect_right(quotations, sentence.end - 1, key=lambda quotation: quotation.outer.start) - 1
        if last >= place and (
            quotations[last].outer.end > sentence.end or _asks_on(text, quotations[last], sentence.end)
        ):
            continue
        inside = quotations[place : last + 1]
        place = last + 1
        span = Span(start, sentence.end)
        start = None
        judged = [(quotation, _is_whole(text, span, quotation)) for quotation in inside]
        whole = tuple(quotation for quotation, is_whole in judged if is_whole)
        yield Frame(span, whole, tuple(quotation for quotation, is_whole in judged if not is_whole))


def _asks_on(text: str, quotation: Quotation, end: int) -> bool:
    """Whether a question or exclamation ends here that the next sentence of the line may attribute."""
    if quotation.outer.end != end or text[quotation.inner.end - 1] not in "?!,":
        return False
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum()


def _is_whole(text: str, frame: Span, quotation: Quotation) -> bool:
    """Whether a quotation is a statement of its own, not words or a title inside a sentence."""
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    before = text[max(frame.start, quotation.outer.start - _NEAR) : quotation.outer.start].rstrip()
    after = text[quotation.outer.end : min(frame.end, quotation.outer.end + _NEAR)].lstrip()
    if quotation.continues or not inner:
        return True
    apart = not before or before[-1] in ",:—–-”\"'"
    ended = _TERMINAL.search(inner) or not after or after[0] in ",.;:—–"
    long = len(_WORD.findall(inner)) > 2 or bool(_TERMINAL.search(inner))
    verb = _LAST_WORD.search(before)
    cue = cues.CUES.get(verb.group().lower()) if verb else None
    cued = cue is not None and {"quote", "named"} & cue.takes == {"quote"}
    return bool((apart or (cued and inner[0].isupper())) and ended and long)


def _spoken(text: str, frame: Frame) -> tuple[list[Draft], Voice | None]:
    """What a sentence attributes, and the voice of words that it announces."""
    words = _WORD.findall(text[frame.span.start : frame.span.end].lower())
    announces = text[frame.span.end - 1] == ":"
    if not (frame.whole or announces) and cues.CUES.keys().isdisjoint(words) and "according" not in words:
        return [], None
    if _own_length(frame) > _MAX_SENTENCE:
        return [], None
    tokens = tokens_of(text, frame.span, frame.whole, frame.parts)
    attributions = find_attributions(tokens)
    drafts = [_draft(text, frame, tokens, found) for found in attributions if found.contents]
    announced = attributions[-1] if attributions and not attributions[-1].contents else None
    return drafts, _voice(tokens, announced) if announced else None


def _own_length(frame: Frame) -> int:
    """How many characters of a sentence stand outside its quotations, each of those counting as one."""
    quoted = sum(quotation.outer.end - quotation.outer.start - 1 for quotation in frame.whole)
    return frame.span.end - frame.span.start - quoted


def _voice(tokens: list[Token], found: Attribution) -> Voice:
    return Voice(_span(tokens, found.speaker) if found.speaker else None, _span(tokens, found.cue))


def _span(tokens: list[Token], phrase: Phrase) -> Span:
    return Span(tokens[phrase.first].start, tokens[phrase.last].end)


def _draft(text: str, frame: Frame, tokens: list[Token], found: Attribution) -> Draft:
    quoted = [tokens[phrase.first].quotation for phrase in found.contents]
    contents = [
        _trimmed(text, quotation.inner) if quotation else _with_marks(frame, _span(tokens, phrase))
        for phrase, quotation in zip(found.contents, quoted, strict=True)
    ]
    return Draft(tuple(contents), all(quoted), _voice(tokens, found))


def _with_marks(frame: Frame, span: Span) -> Span:
    """Take in the marks of a quotation that begins or ends with the span."""
    for part in frame.parts:
        if part.inner.start == span.start:
            span = Span(part.outer.start, span.end)
        if span.start <= part.outer.start and part.inner.end - 1 <= span.end <= part.outer.end:
            span = Span(span.start, part.outer.end)
    return span


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    stripped = piece.strip()
    start = span.start + piece.index(stripped)
    return Span(start, start + len(stripped))


def _loose(frame: Frame, found: list[Draft]) -> list[Quotation]:
    """The quotations of a sentence that nothing in it attributes."""
    starts = [span.start for draft in found for span in draft.contents]
    return [
        quotation
        for quotation in frame.whole
        if not any(quotation.outer.start <= start < quotation.outer.end for start in starts)
    ]


def _with_loose(text: str, frame: Frame, found: list[Draft], loose: list[Quotation], voice: Voice) -> list[Draft]:
    """Give loose quotations to the only one who is quoted in the sentence, or to the voice that goes on."""
    contents = tuple(_trimmed(text, quotation.inner) for quotation in loose)
    direct = [draft for draft in found if draft.direct]
    if len(direct) == 1:
        joined = sorted((*direct[0].contents, *contents), key=lambda span: span.start)
        return [replace(draft, contents=tuple(joined)) if draft is direct[0] else draft for draft in found]
    alone = _WORD.search(text, loose[-1].outer.end, frame.span.end) is None and loose[0].outer.start == frame.span.start
    return [*found, Draft(contents, True, voice if alone and not found else Voice())]


def _statement(document: Document, draft: Draft, speakers: Speakers) -> Statement:
    offsets = [offset for span in draft.contents for offset in (span.start, span.end)]
    speaker, cue = draft.voice.speaker, draft.voice.cue
    name = speakers.name(speaker) if speaker else None
    return Statement(span_id(document.id, *offsets), document.id, draft.contents, draft.direct, speaker, name, cue)
