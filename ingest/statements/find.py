"""Finds who says what in a document: by rules, joined with what the learned tagger reads where it is at hand.

Owns what is done in which order. The tagger reads English, so other documents are left to the rules.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from index.records import Document, Statement, span_id
from ingest.look import Look, go_on, watched
from ingest.statements.choice.candidates import Asked, asked_about
from ingest.statements.choice.choose import Choice, as_ruled, choose
from ingest.statements.choice.surroundings import Surroundings
from ingest.statements.join import join
from ingest.statements.rules.asserted import asserted
from ingest.statements.rules.dialogues import with_rest
from ingest.statements.rules.drafts import Draft, Voice, find_drafts, with_answers
from ingest.statements.rules.grammars import ENGLISH, GERMAN, grammar_of
from ingest.statements.rules.interviews import find_answers
from ingest.statements.rules.reported import carried_on
from ingest.statements.rules.run_ons import kept_apart, parted
from ingest.statements.rules.transcripts import find_turns
from ingest.statements.speakers.resolve import Speakers
from ingest.statements.speakers.several import Bearers, bearers, names_together, one_name, speakers_in
from ingest.statements.tagger.reading import StatementReader
from ingest.statements.via import with_tellers
from ingest.statements.within_quotations import said_within
from text import speech
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span

RULES_VERSION = 9
"""Raise it whenever rules find other statements; documents are then read anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, and how its speaker was chosen; None where several speak together, of whom the rules alone tell."""

    statement: Statement
    choice: Choice | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A draft as the rules hear it: several who say it together, or the voice that does."""

    draft: Draft
    voice: Voice
    together: tuple[tuple[Span, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is said in a document as the rules hear it, and for each the question that is put to the learned choice."""

    heard: list[Heard]
    asked: list[Asked]
    around: Surroundings


def find_statements(document: Document, tagger: StatementReader | None = None, look: Look = go_on) -> list[Statement]:
    """Find the statements of a document, in the order of their cues; parameters are those of `find_explained`."""
    return [one.statement for one in find_explained(document, tagger, look)]


def find_explained(document: Document, tagger: StatementReader | None = None, look: Look = go_on) -> list[Found]:
    """Find the statements of a document, each with how its speaker was chosen.

    :param document: the document.
    :param tagger: the learned tagger; without it rules alone decide what is a statement.
    :param look: called many times a second; what it raises ends the search.
    :return: the statements in the order of their cues; words attributed twice count for the first cue.
    """
    hearing = hear(document, tagger, look)
    may_choose = (document.language or "en").startswith("en")
    choices = [choose(one, hearing.around) if may_choose else as_ruled(one) for one in watched(hearing.asked, look)]
    return statements_of(document, hearing, choices)


def statements_of(document: Document, hearing: Hearing, choices: Iterable[Choice]) -> list[Found]:
    """The statements of a document, in the order of their cues, once it is chosen who says each."""
    found = list(chain.from_iterable(map(partial(_found, document, hearing), hearing.heard, choices)))
    told = with_tellers([one.statement for one in found])
    both = [Found(statement, one.choice) for one, statement in zip(found, told, strict=True)]
    return sorted(both, key=lambda one: (one.statement.cue or one.statement.contents[0]).start)


def hear(document: Document, tagger: StatementReader | None = None, look: Look = go_on) -> Hearing:
    """Find what is said in a document, and whom the rules take for who says it.

    :param document: the document.
    :param tagger: the learned tagger; without it rules alone decide.
    :param look: called many times a second; what it raises ends the search.
    :return: what is said, in the order of the cues.
    """
    text, quotations = document.text, find_quotations(document.text)
    sentences = parted(text, sentence_spans(text, document.language, look))
    speakers = Speakers(text, quotations, sentences, document.title, look, document.language)
    drafts = ruled = [replace(draft, ruled=draft.voice) for draft in find_drafts(document, quotations, sentences, look)]
    if tagger and (document.language or "en").startswith("en"):
        drafts = join(document, drafts, tagger.read(text, quotations, look))
    look()
    drafts = kept_apart(text, sentences, drafts, ruled)
    drafts = _meant(document, sentences, with_answers(text, _as_relayed(drafts, ruled)), look)
    distinct: dict[tuple[Span, ...], Draft] = {}
    is_person = speakers.names.is_person
    recorded = bool(document.moments)
    turns = find_turns(text, is_person, is_recorded=recorded) or find_answers(
        text, document.title, speakers.names.may_be_person
    )
    for draft in watched(_with_turns(text, drafts, turns), look):
        draft = _with_apposition(text, draft, speakers)
        first = distinct.setdefault(draft.contents, draft)
        if first is not draft and (source := _source(text, draft)):
            distinct[draft.contents] = replace(first, via=source)
    names = bearers(speakers.names)
    heard = [_heard(text, draft, speakers, names) for draft in watched(distinct.values(), look)]
    asked = [asked_about(one.draft, one.voice, speakers) for one in heard]
    around = Surroundings(text, speakers, sentences, asked)
    told = said_within(document, drafts, sentences, look) if grammar_of(document.language) is ENGLISH else []
    told = asserted(text, sentences, told, look)
    heard += [Heard(draft, draft.voice) for draft in told if draft.voice.speaker and draft.contents not in distinct]
    asked += [asked_about(one.draft, one.voice, speakers) for one in heard[len(asked) :]]
    return Hearing(heard, asked, around)


def _as_relayed(drafts: list[Draft], ruled: list[Draft]) -> list[Draft]:
    """The drafts, those of the rules in the place of others that take who quotes somebody for who speaks."""
    relayed = [draft for draft in ruled if draft.via]
    if not relayed:
        return drafts
    same = {draft.contents for draft in relayed}
    quoting = [_quoting(draft) for draft in relayed]
    kept = [
        draft
        for draft in drafts
        if draft.contents not in same and not any(draft.voice.cue and one.holds(draft.voice.cue) for one in quoting)
    ]
    return sorted([*kept, *relayed], key=lambda draft: draft.place)


def _quoting(draft: Draft) -> Span:
    """From who quotes, or is quoted, to the end of who quotes and the verb: what a draft's cue may be made of."""
    places = [place for place in (draft.via, draft.voice.speaker, draft.voice.cue) if place]
    return Span(min(place.start for place in places), max(place.end for place in places))


def _source(text: str, draft: Draft) -> Span | None:
    """Who is named behind an "according to" for words that somebody else says, too."""
    cue = draft.ruled.cue
    is_source = cue is not None and text[cue.start : cue.end].split()[0].lower() in speech.SOURCES
    return draft.ruled.speaker if is_source else None


def _meant(document: Document, sentences: list[Span], drafts: list[Draft], look: Look) -> list[Draft]:
    """The drafts without what nobody is said to have said, and with what goes on without a verb, by the language."""
    grammar = grammar_of(document.language)
    if grammar is GERMAN:
        return carried_on(document.text, sentences, drafts, look)
    return asserted(document.text, sentences, drafts, look) if grammar is ENGLISH else with_rest(document.text, drafts)


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


def _heard(text: str, draft: Draft, speakers: Speakers, names: Bearers) -> Heard:
    """A draft with who says it; asked in order, what is heard helps with what follows."""
    speaker = draft.voice.speaker
    together = speakers_in(text, speaker, draft.voice.cue, names) if speaker else []
    if len(together) < 2:
        return Heard(draft, _voice(draft, speakers))
    known = names_together(text, together, [speakers.name(part) for part in together])
    return Heard(draft, draft.voice, tuple(zip(together, known, strict=True)))


def _found(document: Document, hearing: Hearing, heard: Heard, choice: Choice) -> Iterator[Found]:
    """The statement of a draft; the same words once for each of several who say them together."""
    draft, text, speakers = heard.draft, document.text, hearing.around.speakers
    offsets = [offset for span in draft.contents for offset in (span.start, span.end)]
    for part, name in heard.together:
        id = span_id(document.id, *offsets, part.start, part.end)
        shown = speakers.shown(part, name, draft.contents)
        said = Statement(id, document.id, draft.contents, draft.direct, shown, name, draft.voice.cue)
        yield Found(_with_via(said, draft, speakers), None)
    if not heard.together:
        voice, name = choice.voice, choice.name
        name = one_name(text, voice.speaker, name) if voice.speaker and name else name
        shown = speakers.shown(voice.speaker, name, draft.contents) if voice.speaker else None
        id = span_id(document.id, *offsets)
        sure = choice.probability if name else None
        said = Statement(id, document.id, draft.contents, draft.direct, shown, name, voice.cue, sure)
        yield Found(_with_via(said, draft, speakers), choice)


def _with_via(statement: Statement, draft: Draft, speakers: Speakers) -> Statement:
    """A statement with who tells of it in its own sentence."""
    if draft.via is None or draft.via == statement.speaker:
        return statement
    return replace(statement, via=draft.via, via_name=speakers.would_mean(draft.via).name)


def _voice(draft: Draft, speakers: Speakers) -> Voice:
    """Who says a draft: the first of its voices that is somebody with a name, else the first who is somebody."""
    voices = [voice for voice in (draft.voice, draft.second) if voice.speaker]
    named = ((voice, name) for voice in voices if voice.speaker and (name := speakers.name(voice.speaker)))
    told = next((voice for voice in voices if voice.speaker and speakers.shown(voice.speaker, None, ())), draft.voice)
    return next((voice for voice, _ in named), told)


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
