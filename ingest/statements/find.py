"""Finds who says what in a document: by rules, joined with what the learned tagger reads where it is at hand.

Owns what is done in which order. The tagger reads English, so other documents are left to the rules.
"""

from dataclasses import replace

from index.records import Document, Statement, span_id
from ingest.look import Look, go_on, watched
from ingest.statements.join import join
from ingest.statements.rules.asserted import asserted
from ingest.statements.rules.drafts import Draft, Voice, find_drafts, with_answers
from ingest.statements.rules.interviews import find_answers
from ingest.statements.rules.run_ons import kept_apart, parted
from ingest.statements.rules.transcripts import find_turns
from ingest.statements.speakers.resolve import Speakers
from ingest.statements.speakers.several import Bearers, bearers, names_together, one_name, speakers_in
from ingest.statements.tagger.reading import StatementReader
from text import speech
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span

RULES_VERSION = 7
"""Raise it whenever rules find other statements; documents are then read anew."""


def find_statements(document: Document, tagger: StatementReader | None = None, look: Look = go_on) -> list[Statement]:
    """Find the statements of a document.

    :param document: the document.
    :param tagger: the learned tagger; without it rules alone decide.
    :param look: called many times a second; what it raises ends the search.
    :return: the statements in the order of their cues; words attributed twice count for the first cue.
    """
    text, quotations = document.text, find_quotations(document.text)
    sentences = parted(text, sentence_spans(text, document.language, look))
    speakers = Speakers(text, quotations, sentences, document.title, look)
    drafts = ruled = find_drafts(document, quotations, sentences, look)
    if tagger and (document.language or "en").startswith("en"):
        drafts = join(document, drafts, tagger.read(text, quotations, look))
    look()
    drafts = kept_apart(text, sentences, drafts, ruled)
    drafts = asserted(text, sentences, with_answers(text, drafts), look)
    distinct: dict[tuple[Span, ...], Draft] = {}
    is_person = speakers.names.is_person
    recorded = bool(document.moments)
    turns = find_turns(text, is_person, is_recorded=recorded) or find_answers(
        text, document.title, speakers.names.may_be_person
    )
    for draft in watched(_with_turns(text, drafts, turns), look):
        draft = _with_apposition(text, draft, speakers)
        distinct.setdefault(draft.contents, draft)
    names = bearers(speakers.names)
    kept = watched(distinct.values(), look)
    return [found for draft in kept for found in _statements(document, draft, speakers, names)]


def _with_turns(text: str, drafts: list[Draft], turns: list[Draft]) -> list[Draft]:
    """The turns of a transcript with what named others say within them; "he" there is not who spoke last."""
    if not turns:
        return drafts
    labels = {turn.voice.speaker for turn in turns}
    unnamed = speech.PRONOUNS | speech.FIRST_PERSON
    kept = [
        draft
        for draft in drafts
        if (speaker := draft.voice.speaker)
        and speaker not in labels
        and text[speaker.start : speaker.end].lower() not in unnamed
    ]
    return sorted([*turns, *kept], key=lambda draft: draft.place)


def statements_version(tagger: StatementReader | None) -> str:
    """Name the way in which statements are found; with another one a document may have others."""
    return f"{RULES_VERSION}-{tagger.fingerprint if tagger else 'rules'}"


def _statements(document: Document, draft: Draft, speakers: Speakers, names: Bearers) -> list[Statement]:
    """The statement of a draft; the same words once for each of several who say them together."""
    offsets = [offset for span in draft.contents for offset in (span.start, span.end)]
    speaker, cue = draft.voice.speaker, draft.voice.cue
    together = speakers_in(document.text, speaker, cue, names) if speaker else []
    if len(together) < 2:
        voice, name = _voice(draft, speakers)
        name = one_name(document.text, voice.speaker, name) if voice.speaker and name else name
        speaker = speakers.shown(voice.speaker, draft.contents) if voice.speaker else None
        id = span_id(document.id, *offsets)
        return [Statement(id, document.id, draft.contents, draft.direct, speaker, name, voice.cue)]
    known = names_together(document.text, together, [speakers.name(part) for part in together])
    ids = [span_id(document.id, *offsets, part.start, part.end) for part in together]
    return [
        Statement(id, document.id, draft.contents, draft.direct, speakers.shown(part, draft.contents), name, cue)
        for id, part, name in zip(ids, together, known, strict=True)
    ]


def _voice(draft: Draft, speakers: Speakers) -> tuple[Voice, str | None]:
    """Who says a draft: the first of its voices that is somebody with a name, else the first who is somebody."""
    voices = [voice for voice in (draft.voice, draft.second) if voice.speaker]
    named = ((voice, name) for voice in voices if voice.speaker and (name := speakers.name(voice.speaker)))
    told = next((voice for voice in voices if voice.speaker and speakers.shown(voice.speaker, ())), draft.voice)
    return next(named, (told, None))


def _with_apposition(text: str, draft: Draft, speakers: Speakers) -> Draft:
    """A draft whose words, or what of them stands behind who says them, begin behind their name and description."""
    speaker, said = draft.voice.speaker, draft.contents
    if speaker is None:
        return draft
    behind = next((place for place, piece in enumerate(said) if piece.start >= speaker.end), 0)
    before, first, rest = said[:behind], said[behind], said[behind + 1 :]
    if rest and text[first.end : rest[0].start].strip() in ("", ","):
        first, rest = Span(first.start, rest[0].end), rest[1:]
    speaker, words = speakers.apposed(speaker, first)
    if words == first:
        return draft
    return replace(draft, contents=(*before, words, *rest), voice=replace(draft.voice, speaker=speaker))
