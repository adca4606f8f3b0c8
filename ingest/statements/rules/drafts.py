"""Finds who says what by rules. Owns the way from sentences and quotations to drafts of statements.

No model. Contents of direct statements lie inside the quotation marks; indirect ones keep their "that".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.records import Document
from ingest.look import Look, go_on, watched
from ingest.statements.rules.contents import Attribution
from ingest.statements.rules.frames import QuotingSentence, find_frames
from ingest.statements.rules.grammars import Grammar, grammar_of
from ingest.statements.rules.tokens import Phrase, Token, tokens_of
from text.capitals import ARTICLE, LINKS, UPPER
from text.quotations import Quotation
from text.spans import Span

_WORD = re.compile(r"\w+")
_PART = rf"(?:{ARTICLE})?[{UPPER}][\w.'’-]*"
_SIGNED = re.compile(rf"[ \t]*\n[ \t]*[–—―] ?({_PART}(?:{LINKS} {_PART}){{1,4}})(?:,[^\n]*)?(?:\n\s*(?![–—―])|$)")
# What is longer is no sentence but a table or a list without stops.
_CHARACTERS_OF_SENTENCE = 2500
_MOST_PIECES = 100
"""Of how many quotations a statement is made at most: a speech of more is several, so that each is quickly compared."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a sentence: where the speaker and the cue stand."""

    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is known whom its speaker means; `second` speaks should the first mean nobody.

    `ruled` is the voice that rules find, and `read` that which the tagger reads, however sure it is of its speaker:
    `sure` is how likely it takes him to be the right one. Either may have been put aside for the other. `via` is who
    tells that the speaker said so, where the sentence has a verb for that.
    """

    contents: tuple[Span, ...]
    direct: bool
    voice: Voice
    second: Voice = Voice()
    ruled: Voice = Voice()
    read: Voice = Voice()
    sure: float = 0.0
    via: Span | None = None

    @property
    def place(self) -> int:
        """Where its cue stands, or what is said when it has none."""
        return (self.voice.cue or self.contents[0]).start


def find_drafts(
    document: Document, quotations: list[Quotation], sentences: Sequence[Span], look: Look = go_on
) -> list[Draft]:
    """The statements of each sentence; quotations without cue go to the voice of the sentence before.

    :param document: the document.
    :param quotations: its quotations, in order.
    :param sentences: its sentences, in order.
    :param look: called for each sentence; what it raises ends the search.
    :return: the drafts in order.
    """
    text, drafts, voice = document.text, list[Draft](), Voice()
    grammar = grammar_of(document.language)
    headings = {heading.start for heading in document.headings}
    for frame in watched(find_frames(text, quotations, sentences), look):
        if frame.span.start in headings:
            voice = Voice()
            continue
        found, announced = _spoken(text, frame, grammar)
        loose = _loose(text, frame, found)
        if (
            loose
            and drafts
            and not _may_answer(text, drafts, frame)
            and _goes_on(text, drafts[-1], frame, loose, voice)
        ):
            found = [replace(drafts[-1], contents=(*drafts.pop().contents, *_inner(text, loose)))]
        elif loose:
            goes_on = Voice() if _may_answer(text, drafts, frame) else voice
            if goes_on.speaker is None:
                goes_on = _signature(text, frame.span.end) or goes_on
            found = _with_loose(text, frame, found, loose, goes_on)
        voice = announced or _voice_of(text, found, grammar)
        drafts.extend(found)
    return drafts


def with_answers(text: str, drafts: list[Draft]) -> list[Draft]:
    """Give to nobody a quotation right beside a question, without a word between: who asks does not answer.

    :param text: the document's text.
    :param drafts: its drafts in order, with their speakers.
    :return: the drafts; a quotation that has a speaker of its own keeps it.
    """
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last and last.direct and _answers_at_once(text, last, draft):
            kept[-1:] = _before_question(last)
            draft = replace(draft, voice=Voice(), ruled=Voice(), read=Voice())
        kept.append(draft)
    return kept


def _before_question(draft: Draft) -> list[Draft]:
    """A draft without the question that an answer follows, behind its other words: that may be another's."""
    *before, question = draft.contents
    if not before:
        return [draft]
    return [replace(draft, contents=tuple(before)), Draft((question,), True, Voice())]


def _answers_at_once(text: str, last: Draft, draft: Draft) -> bool:
    """Whether a draft of the same speaker, or the one after it, is a question that stands right beside the other."""
    end, start = last.contents[-1].end, draft.contents[0].start
    beside = end <= start and not re.search(r"[\w\n]", text[end:start])
    asks = "?" in (text[end - 1], text[draft.contents[0].end - 1])
    return beside and asks and draft.voice.speaker in (last.voice.speaker, None)


def _signature(text: str, end: int) -> Voice | None:
    """Who signs a quotation in the line below it, which is no item of a list: "— Ann Lee, a farmer"."""
    signed = _SIGNED.match(text, end)
    return Voice(Span(signed.start(1), signed.end(1))) if signed else None


def _may_answer(text: str, drafts: list[Draft], frame: QuotingSentence) -> bool:
    """Whether somebody else may speak now: after a question in the paragraph before, or right beside one in this."""
    if not drafts or not drafts[-1].direct:
        return False
    end = drafts[-1].contents[-1].end
    between = text[end : frame.span.start]
    asked = text[end - 1] == "?"
    if "\n" in between:
        return asked
    asks = bool(frame.whole) and text[frame.whole[-1].inner.end - 1] == "?"
    return (asked or asks) and _is_alone(text, frame, list(frame.whole)) and not _WORD.search(between)


def _goes_on(text: str, last: Draft, frame: QuotingSentence, loose: list[Quotation], voice: Voice) -> bool:
    """Whether quotations go on with the statement before: in its paragraph, or opened anew in the next."""
    same = last.direct and last.voice == voice and voice.speaker is not None and _is_alone(text, frame, loose)
    return (
        same
        and len(last.contents) < _MOST_PIECES
        and (loose[0].continues or "\n" not in text[last.contents[-1].end : frame.span.start])
    )


def _is_alone(text: str, frame: QuotingSentence, loose: list[Quotation]) -> bool:
    """Whether a sentence has no words but those quoted."""
    behind = _WORD.search(text, loose[-1].outer.end, frame.span.end)
    return behind is None and loose[0].outer.start == frame.span.start


def _inner(text: str, quotations: list[Quotation]) -> tuple[Span, ...]:
    return tuple(_trimmed(text, quotation.inner) for quotation in quotations)


def _voice_of(text: str, found: list[Draft], grammar: Grammar) -> Voice:
    """Who goes on speaking after a sentence: its quoted speaker, or the only one who says something; else nobody."""
    # Of words that are given twice ("X said, according to Y") the first voice is the one that speaks.
    direct = list({draft.contents: draft for draft in reversed(found) if draft.direct}.values())
    voices = [draft.voice for draft in direct or found]
    sure = len({voice.speaker for voice in voices}) == 1 and (direct or _says(text, voices[-1], grammar))
    return voices[-1] if sure else Voice()


def _says(text: str, voice: Voice, grammar: Grammar) -> bool:
    """Whether a cue may stand beside a quotation: who thinks or denies does not go on to be quoted."""
    verb = text[voice.cue.start : voice.cue.end].rpartition(" ")[2].lower() if voice.cue else ""
    return verb in grammar.quoting


def _spoken(text: str, frame: QuotingSentence, grammar: Grammar) -> tuple[list[Draft], Voice | None]:
    """What a sentence attributes, and the voice of words that it announces."""
    words = _WORD.findall(text[frame.span.start : frame.span.end].lower())
    announces = text[frame.span.end - 1] == ":"
    if not (frame.whole or announces) and grammar.cues.isdisjoint(words):
        return [], None
    if _own_length(frame) > _CHARACTERS_OF_SENTENCE:
        return [], None
    tokens = grammar.parted(tokens_of(text, frame.span, frame.whole, frame.parts))
    attributions = grammar.find(tokens)
    drafts = [_draft(text, frame, tokens, found) for found in attributions if found.contents]
    announced = attributions[-1] if attributions and not attributions[-1].contents else None
    return drafts, _voice(tokens, announced) if announced else None


def _own_length(frame: QuotingSentence) -> int:
    """How many characters of a sentence stand outside its quotations, each of those counting as one."""
    quoted = sum(quotation.outer.end - quotation.outer.start - 1 for quotation in frame.whole)
    return frame.span.end - frame.span.start - quoted


def _voice(tokens: list[Token], found: Attribution) -> Voice:
    return Voice(_span(tokens, found.speaker) if found.speaker else None, _span(tokens, found.cue))


def _span(tokens: list[Token], phrase: Phrase) -> Span:
    return Span(tokens[phrase.first].start, tokens[phrase.last].end)


def _draft(text: str, frame: QuotingSentence, tokens: list[Token], found: Attribution) -> Draft:
    quoted = [tokens[phrase.first].quotation for phrase in found.contents]
    contents = [
        _trimmed(text, quotation.inner) if quotation else _with_marks(frame, _span(tokens, phrase))
        for phrase, quotation in zip(found.contents, quoted, strict=True)
    ]
    via = _span(tokens, found.via) if found.via else None
    return Draft(tuple(contents), found.is_direct or all(quoted), _voice(tokens, found), via=via)


def _with_marks(frame: QuotingSentence, span: Span) -> Span:
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


def _loose(text: str, frame: QuotingSentence, found: list[Draft]) -> list[Quotation]:
    """The quotations of a sentence that nothing in it attributes."""
    taken = [span for draft in found for span in draft.contents]
    free = [quotation for quotation in frame.whole if not any(quotation.outer.overlaps(span) for span in taken)]
    return [quotation for quotation in free if quotation.continues or not _is_term(text, quotation.inner)]


def _is_term(text: str, inner: Span) -> bool:
    """Whether quoted words are too few for a statement without cue, and no sentence."""
    return len(_WORD.findall(text, inner.start, inner.end)) < 3 and text[inner.end - 1] not in ".!?…"


def _with_loose(
    text: str, frame: QuotingSentence, found: list[Draft], loose: list[Quotation], voice: Voice
) -> list[Draft]:
    """Give loose quotations to the only one who is quoted in the sentence, or to the voice that goes on."""
    contents = _inner(text, loose)
    direct = [draft for draft in found if draft.direct]
    if len(direct) == 1:
        joined = sorted((*direct[0].contents, *contents), key=lambda span: span.start)
        return [replace(draft, contents=tuple(joined)) if draft is direct[0] else draft for draft in found]
    sure = not found and _is_alone(text, frame, loose) and text[loose[-1].inner.end - 1] in ".,!?…-–—)’”"
    return [*found, Draft(contents, True, voice if sure else Voice())]
