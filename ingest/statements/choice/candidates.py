"""Gathers all who may have said a statement: those named around it, and those whom the rules take its words for.

Knows names and where they stand; how likely each is belongs to signals.py and model.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.speakers.resolve import Meaning, Speakers
from text.mentions import Mention
from text.spans import Span

_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 2500, 400
"""How far around a statement anybody is looked for: some six paragraphs of news before it, and one after it."""
_MOST = 30
"""How many of those named are candidates, the nearest first: beyond, hardly anybody ever speaks."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Some words for a speaker, and whom the rules take them for."""

    voice: Voice
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement whose speaker is asked for: what the rules make of it first, and what they put aside for that."""

    draft: Draft
    first: Reading
    others: tuple[Reading, ...]

    @property
    def place(self) -> int:
        """Where its speaker's words stand, or what is said when it has none."""
        return (self.first.voice.speaker or self.draft.contents[0]).start

    @property
    def name(self) -> str | None:
        """Whom the rules name."""
        return self.first.meaning.name

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the rules make of it, first what they hold to."""
        return (self.first, *self.others)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said a statement: a full name, and where it stands around."""

    name: str
    before: tuple[Mention, ...]
    after: tuple[Mention, ...]


def asked_about(draft: Draft, voice: Voice, speakers: Speakers) -> Asked:
    """A draft with whom the words for its speaker mean by the rules: those in its voice, and those put aside."""
    aside = [one for one in (draft.voice, draft.second, draft.ruled, draft.read) if one.speaker]
    seen, others = {voice.speaker}, list[Reading]()
    for other in aside:
        if other.speaker and other.speaker not in seen:
            seen.add(other.speaker)
            others.append(Reading(other, speakers.would_mean(other.speaker)))
    return Asked(draft, Reading(voice, speakers.would_mean(voice.speaker)), tuple(others))


def candidates(asked: Asked, speakers: Speakers) -> list[Candidate]:
    """All who may have said a statement, the nearest first; none where no words stand for who does."""
    if not any(reading.voice.speaker for reading in asked.readings):
        return []
    place = asked.place
    end = max(asked.draft.contents[-1].end, place)
    stretch = Span(max(0, place - _CHARACTERS_BEFORE), end + _CHARACTERS_AFTER)
    by_name: dict[str, list[Mention]] = {}
    for mention in speakers.names.within(stretch):
        name = speakers.names.full(mention)
        if speakers.may_speak(name):
            by_name.setdefault(name, []).append(mention)
    near = sorted(by_name, key=lambda name: (_distance(by_name[name], place), name))[:_MOST]
    named = [reading.meaning.name for reading in asked.readings if reading.meaning.name]
    return [_candidate(name, by_name.get(name, ()), place) for name in dict.fromkeys([*named, *near])]


def _distance(mentions: Sequence[Mention], place: int) -> int:
    return min(abs(mention.span.start - place) for mention in mentions)


def _candidate(name: str, mentions: Sequence[Mention], place: int) -> Candidate:
    before = tuple(one for one in mentions if one.span.start < place)
    return Candidate(name, before, tuple(mentions[len(before) :]))
