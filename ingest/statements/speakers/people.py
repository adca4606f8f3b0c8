"""Whom "he" and "she" mean, and "the governor" where one alone is one: who was named in the sentences before.

A speaker, or a name that a sentence is about, comes before one that only stands in it. Where two could be meant,
nobody is. Sex follows from titles and first names, where it does. Knows names and who was heard; no statements.
"""

import re
from collections.abc import Iterable
from itertools import islice

from ingest.statements.speakers.entities import Names
from ingest.statements.speakers.heard import EarlierSpeakers
from ingest.statements.speakers.nobodies import may_be_person
from ingest.statements.speakers.stretches import SentencesBefore
from text import roles, speech
from text.countries import COUNTRIES
from text.descriptions import DEEDS
from text.first_names import MEN, TITLES_OF_MEN, TITLES_OF_WOMEN, WOMEN
from text.mentions import Mention
from text.spans import Span

_LINES = 4
FURTHEST = 20_000
"""How many characters back anybody is looked for, so that time grows no faster than the text."""
_TITLED = {"he": TITLES_OF_WOMEN, "she": TITLES_OF_MEN}
_NAMED = {"he": WOMEN, "she": MEN}
_VERB = re.compile(
    r"(?:, (?:\d+|an? [^,\n]{1,50}|the [^,\n]{1,50}),)?(?:,? who)?,? ((?:[a-z]+ly )?[a-z]+(?:n['’]t)?)\b"
)
_VERBS = speech.CUES.keys() | speech.AUXILIARIES | speech.ADVERBS | DEEDS
_DID = re.compile(r"\w{2,}ed\Z")
_PERSON = re.compile(rf"(?:an?|one|another) |.*\b(?:{'|'.join(sorted(roles.PEOPLE))})\b", re.IGNORECASE)


class Persons:
    """The persons of one text."""

    def __init__(self, text: str, names: Names, heard: EarlierSpeakers, stretches: SentencesBefore) -> None:
        self._text = text
        self._names = names
        self._heard = heard
        self._stretches = stretches

    def meant(self, speaker: Span, pronoun: str) -> str | None:
        """Whom a pronoun means.

        :param speaker: where it stands.
        :param pronoun: "he" or "she".
        :return: the full name; None when nobody is sure.
        """
        passed: set[str] = set()
        for stretch in self._stretches.before(speaker, _LINES):
            heard = self._heard.names(stretch)
            if self._is_blocked(stretch, pronoun) or any(name and self._is_unclear(name) for name in heard):
                return None
            speaking = {name for name in heard if name and self._may_be(name, pronoun, speaks=True)}
            persons = self._fitting(self._told(stretch), pronoun)
            if speaking or (subjects := self._subject(stretch, pronoun)):
                meant = speaking or subjects
                others = passed if speaking else passed | self._rivals(stretch, pronoun)
                return meant.pop() if len(meant) == 1 and not others - meant else None
            passed |= persons
        return None

    def only(self, speaker: Span, role: str) -> str | None:
        """The only one, named not too far before a speaker, whom the text describes by a role that he has still."""
        told = {self._names.full(one) for one in self._names.told(max(0, speaker.start - FURTHEST), speaker.start)}
        described = {name: self._names.descriptions.get(name, frozenset()) for name in told}
        having = [name for name, words in described.items() if role in words and not words & roles.PAST]
        return having[0] if len(having) == 1 and self._may_be(having[0], None) else None

    def _fitting(self, names: Iterable[str], pronoun: str) -> set[str]:
        return {name for name in names if self._may_be(name, pronoun)}

    def _rivals(self, stretch: Span, pronoun: str) -> set[str]:
        """Other names in a stretch that are a person's or, for all that is known, may be."""
        told = self._names.told(stretch.start, stretch.end)
        unknown = {self._names.full(one) for one in told if len(one.words) == 1 and self._is_object(one)}
        persons = self._fitting({self._names.full(one) for one in told}, pronoun)
        return persons | {name for name in unknown if self._names.kinds.get(name) is None}

    def _is_object(self, mention: Mention) -> bool:
        """Whether a name stands right behind a verb, not behind "in" and the like."""
        before = self._text[max(0, mention.span.start - 20) : mention.span.start].split()
        return bool(before) and before[-1].lower() not in speech.PREPOSITIONS | speech.DETERMINERS | {"and"}

    def _is_blocked(self, stretch: Span, pronoun: str) -> bool:
        """Whether somebody speaks there who may be meant and is not known."""
        unknown = [
            self._text[one.start : one.end].lower()
            for one, name in self._heard.within(stretch.start, stretch.end)
            if not name
        ]
        return any(words == pronoun or _PERSON.match(words) or may_be_person(words) for words in unknown)

    def _is_unclear(self, name: str) -> bool:
        """Whether a name of one word may as well be a person's as not."""
        known = name in self._names.kinds or " " in name or name.isupper()
        return not known and name not in COUNTRIES | roles.CAPITALS

    def _told(self, stretch: Span) -> set[str]:
        return {self._names.full(mention) for mention in self._names.told(stretch.start, stretch.end)}

    def _subject(self, stretch: Span, pronoun: str) -> set[str]:
        """The person whom a sentence is about: the first who begins it or whom a verb follows."""
        told = self._names.told(stretch.start, stretch.end)
        acting = (self._names.full(one) for one in told if one.leads or self._acts(one))
        return set(islice((name for name in acting if self._may_be(name, pronoun)), 1))

    def _acts(self, mention: Mention) -> bool:
        """Whether a verb follows a name."""
        following = _VERB.match(self._text, mention.span.end)
        word = following.group(1).rpartition(" ")[2] if following else ""
        return word in _VERBS or "n't" in word or bool(_DID.match(word))

    def _may_be(self, name: str, pronoun: str | None, *, speaks: bool = False) -> bool:
        """Whether a name may be that of a person of the pronoun's sex; of who speaks it need not be known."""
        kind, first = self._names.kinds.get(name), name.split()[0]
        unknown = kind is None and speaks and " " in name and roles.BODIES.isdisjoint(name.lower().split())
        if kind != "person" and not unknown:
            return False
        described = self._names.descriptions.get(name, frozenset())
        return pronoun is None or not (described & _TITLED[pronoun] or first in _NAMED[pronoun])
