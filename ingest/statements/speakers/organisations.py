"""Whom "the agency" and "the report" mean, where nothing describes a name so: what the sentences before are about.

Decides only when one alone fits. Knows names and who was heard; no statements.
"""

import re

from ingest.statements.speakers.entities import Names
from ingest.statements.speakers.heard import EarlierSpeakers
from ingest.statements.speakers.people import FURTHEST
from ingest.statements.speakers.sentence_subjects import Antecedents
from ingest.statements.speakers.stretches import SentencesBefore
from text import roles
from text.countries import COUNTRIES
from text.spans import Span

_LINES = 3
_OF_PAPER = r"(?:{noun}s?\b[^.!?\n]{{0,40}}? (?:by|from|of) (?:the )?$)"
_PAPER_NEXT = r"(?:['’]s?)? (?:(?:[a-z-]+ ){{0,2}}{noun}|{verb})\b"
_OTHER_CLAUSE = re.compile(r", (?:but|while|and) (?:the|its|a|an) ")
_SAID_BY_WRITING = {"answer": "answered", "reply": "replied", "response": "responded", "statement": "stated"}


def is_called(name: str, noun: str) -> bool:
    """Whether a name has a noun, in the singular or plural: "Spirit Airlines" is an airline."""
    return not {noun, f"{noun}s"}.isdisjoint(name.lower().split())


class Organisations:
    """The organisations of one text, and what they published."""

    def __init__(
        self, text: str, names: Names, heard: EarlierSpeakers, stretches: SentencesBefore, antecedents: Antecedents
    ) -> None:
        self._text = text
        self._names = names
        self._heard = heard
        self._stretches = stretches
        self._antecedents = antecedents

    def meant(self, speaker: Span) -> str | None:
        """The only organisation that speaks, or that a sentence begins with, in the nearest sentence with any.

        :param speaker: where "the organisation" stands.
        :return: the full name; None when nothing is sure.
        """
        for stretch in self._stretches.before(speaker, _LINES):
            heard = {name for name in self._heard.names(stretch) if name and self._may_be(name)}
            subject = self._antecedents.subject(stretch)
            found = heard or ({subject} if subject and self._may_be(subject) else set())
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def only(self, speaker: Span, noun: str) -> str | None:
        """The only one, named not too far before a speaker, whose own name says what it is: "the airline"."""
        told = self._names.told(max(0, speaker.start - FURTHEST), speaker.start)
        having = {self._names.full(one) for one in told if is_called(self._names.full(one), noun)}
        return having.pop() if len(having) == 1 else None

    def paper(self, speaker: Span, noun: str) -> str | None:
        """Who published "the report": the only speaker of the nearest sentence that has it, else its only owner."""
        has = re.compile(rf"\b(?:{noun}|{_SAID_BY_WRITING.get(noun, noun)})\b")
        for stretch in self._stretches.before(speaker, _LINES):
            named = has.search(self._text, stretch.start, stretch.end)
            if named and _OTHER_CLAUSE.search(self._text, stretch.start, named.start()):
                return None
            if named and (owners := self._owners(stretch, noun)):
                return owners.pop() if len(owners) == 1 else None
        owners = self._owned(Span(max(0, speaker.start - FURTHEST), speaker.start), noun)
        return owners.pop() if len(owners) == 1 else None

    def _owners(self, stretch: Span, noun: str) -> set[str]:
        if owned := self._owned(stretch, noun):
            return owned
        if its := re.compile(rf"\bits (?:[a-z]+ ){{0,2}}{noun}\b", re.IGNORECASE).search(
            self._text, stretch.start, stretch.end
        ):
            owner = self._antecedents.pronoun(Span(its.start(), its.start() + 3))
            return {owner} if owner else set()
        subject = self._antecedents.subject(stretch)
        return {name for name in self._heard.names(stretch) if name} or ({subject} if subject else set())

    def _owned(self, stretch: Span, noun: str) -> set[str]:
        """Whose paper a stretch says that it is: "Amnesty's report", "a report by Amnesty"."""
        behind, before = (
            re.compile(_PAPER_NEXT.format(noun=noun, verb=_SAID_BY_WRITING.get(noun, noun))),
            re.compile(_OF_PAPER.format(noun=noun)),
        )
        told = self._names.told(stretch.start, stretch.end)
        owning = (
            one
            for one in told
            if behind.match(self._text, one.span.end)
            or before.search(self._text, max(0, one.span.start - 70), one.span.start)
        )
        heard = self._heard.names(stretch)
        return {name for one in owning if (name := self._names.full(one)) in heard or self._is_known(name)}

    def _is_known(self, name: str) -> bool:
        return self._names.kinds.get(name) in ("person", "organisation")

    def _may_be(self, name: str) -> bool:
        described = self._names.descriptions.get(name, frozenset())
        is_company = described & roles.COMPANIES or name.rpartition(" ")[2].lower() in roles.COMPANY_WORDS
        is_place = name in COUNTRIES | roles.CAPITALS | self._antecedents.outlets
        return self._names.kinds.get(name) not in ("person", "thing") and not is_place and not is_company
