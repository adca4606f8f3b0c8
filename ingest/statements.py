"""Finds who says what in a document: by rules, joined with what the learned tagger reads where it is at hand.

Owns what is done in which order. The tagger reads English, so other documents are left to the rules.
"""

from index.records import Document, Span, Statement, span_id
from index.sentences import sentence_spans
from ingest import cues
from ingest.drafts import Draft, find_drafts
from ingest.joining import join
from ingest.quotations import find_quotations
from ingest.speakers import Speakers
from ingest.tagger.reading import StatementReader
from ingest.transcripts import find_turns

RULES_VERSION = 5
"""Raise it whenever rules find other statements; documents are then read anew."""


def find_statements(document: Document, tagger: StatementReader | None = None) -> list[Statement]:
    """Find the statements of a document.

    :param document: the document.
    :param tagger: the learned tagger; without it rules alone decide.
    :return: the statements in the order of their cues; words attributed twice count for the first cue.
    """
    quotations = find_quotations(document.text)
    sentences = sentence_spans(document.text, document.language)
    speakers = Speakers(document.text, quotations, sentences, document.title)
    drafts = find_drafts(document, quotations, sentences)
    if tagger and (document.language or "en").startswith("en"):
        drafts = join(document, sentences, drafts, tagger.read(document.text, quotations))
    distinct: dict[tuple[Span, ...], Draft] = {}
    for draft in _with_turns(document.text, drafts, find_turns(document.text, speakers.names.is_person)):
        distinct.setdefault(draft.contents, draft)
    return [_statement(document, draft, speakers) for draft in distinct.values()]


def _with_turns(text: str, drafts: list[Draft], turns: list[Draft]) -> list[Draft]:
    """The turns of a transcript with what named others say within them; "he" there is not who spoke last."""
    if not turns:
        return drafts
    labels = {turn.voice.speaker for turn in turns}
    kept = [draft for draft in drafts if draft.voice.speaker not in labels and _is_named(text, draft)]
    return sorted([*turns, *kept], key=lambda draft: (draft.voice.cue or draft.contents[0]).start)


def _is_named(text: str, draft: Draft) -> bool:
    speaker = draft.voice.speaker
    return speaker is not None and text[speaker.start : speaker.end].lower() not in cues.PRONOUNS | cues.FIRST_PERSON


def statements_version(tagger: StatementReader | None) -> str:
    """Name the way in which statements are found; with another one a document may have others."""
    return f"{RULES_VERSION}-{tagger.fingerprint if tagger else 'rules'}"


def _statement(document: Document, draft: Draft, speakers: Speakers) -> Statement:
    offsets = [offset for span in draft.contents for offset in (span.start, span.end)]
    voices = [voice for voice in (draft.voice, draft.second) if voice.speaker]
    named = ((voice, name) for voice in voices if voice.speaker and (name := speakers.name(voice.speaker)))
    voice, name = next(named, (voices[0] if voices else draft.voice, None))
    id = span_id(document.id, *offsets)
    return Statement(id, document.id, draft.contents, draft.direct, voice.speaker, name, voice.cue)
