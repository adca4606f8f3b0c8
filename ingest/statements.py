"""Finds who says what in a document: by rules, joined with what the learned tagger reads where it is at hand.

Owns what is done in which order. The tagger reads English, so other documents are left to the rules.
"""

from dataclasses import replace

from index.records import Document, Span, Statement, span_id
from index.sentences import sentence_spans
from ingest import cues
from ingest.drafts import Draft, Voice, find_drafts
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
        drafts = join(document, drafts, tagger.read(document.text, quotations))
    distinct: dict[tuple[Span, ...], Draft] = {}
    for draft in _with_turns(document.text, drafts, find_turns(document.text, speakers.names.is_person)):
        draft = _with_apposition(draft, speakers)
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
    voice, name = _voice(draft, speakers)
    speaker = speakers.told(voice.speaker, draft.contents) if voice.speaker else None
    id = span_id(document.id, *offsets)
    return Statement(id, document.id, draft.contents, draft.direct, speaker, name, voice.cue)


def _voice(draft: Draft, speakers: Speakers) -> tuple[Voice, str | None]:
    """Who says a draft: the first of its voices that is somebody with a name, else the first who is somebody."""
    voices = [voice for voice in (draft.voice, draft.second) if voice.speaker]
    named = ((voice, name) for voice in voices if voice.speaker and (name := speakers.name(voice.speaker)))
    told = next((voice for voice in voices if voice.speaker and speakers.told(voice.speaker, ())), draft.voice)
    return next(named, (told, None))


def _with_apposition(draft: Draft, speakers: Speakers) -> Draft:
    """A draft whose words begin behind the name of who says them."""
    if draft.voice.speaker is None:
        return draft
    speaker, first = speakers.apposed(draft.voice.speaker, draft.contents[0])
    return replace(draft, contents=(first, *draft.contents[1:]), voice=replace(draft.voice, speaker=speaker))
