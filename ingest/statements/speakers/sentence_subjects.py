"""Whom words mean that name nobody, where nothing nearer is described: the subjects of the sentences before them.

Knows names and where they stand; decides only when one alone fits. Used after the stricter rules of speakers.py.
"""

import re
from functools import cached_property

from ingest.statements.speakers.entities import Names
from text import roles, speech
from text.countries import COUNTRIES
from text.mentions import Mention
from text.spans import Span

_SENTENCE = re.compile(r"(?:[.!?][\"'”’)]*\s+|\n)(?=[\"'“„«]?\w)")
_REPORTS = re.compile(r"(?:['’]s [\w ]{1,30})?,? (?:has |had |also )?(?:reported|reports|wrote|writes)\b")
_OTHERS = frozenset(("new", "other", "second", "former", "latter", "first", "third"))
_REMEMBERED = 1200
_NEXT = re.compile(r",? ([a-z]+)")
_ACTED = re.compile(r",? (?:[a-z]+ly )?\w{2,}ed\b")
_OWNED = re.compile(r"['’]s? (?:[a-z][\w-]* )?$")
_ADJECTIVES = "|".join(sorted(word.title() for word in roles.NATIONS if word not in ("us", "uk", "eu")))
_OF_OUTLETS = frozenset("radio television tv news broadcasting journal times post herald tribune gazette daily".split())
_DESCRIBED = re.compile(rf"The (?:[a-z]+ )?(?:{'|'.join(sorted(roles.ORGANISATIONS | roles.COMPANIES))})\b(?! [A-Z])")
_BODY = re.compile(
    rf"(?:(?<=\bThe )|(?<=\bthe )|\b(?=[A-Z]))((?:{_ADJECTIVES}|US|UK|EU|UN) (?:[a-z]+ ){{0,2}}"
    r"(?:government|parliament|radio|television|office|embassy|cabinet|authorities|ministry|mission))\b"
)


def _is_station(name: str) -> bool:
    return not _OF_OUTLETS.isdisjoint(name.lower().split())


class Antecedents:
    """The sentence subjects of one text."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names

    def body(self, words: str) -> str | None:
        """The body that words name by its nation alone: "the Dutch government"."""
        match = _BODY.fullmatch(words, 4 if words.lower().startswith("the ") else 0)
        return match.group(1) if match else None

    def body_before(self, end: int) -> str | None:
        """The body that is named by its nation alone right before an offset."""
        found = list(_BODY.finditer(self._text, max(0, end - 60), end))
        return found[-1].group(1) if found and found[-1].end() == end else None

    def pronoun(self, speaker: Span) -> str | None:
        """What "it" means: the subject of the nearest sentence before it that has a name for one, in its line."""
        for sentence in self._sentences_before(speaker):
            subject = self.subject(sentence)
            if subject:
                return subject if self._may_speak(subject) else None
        return None

    def _may_speak(self, name: str) -> bool:
        """Whether a name is an organisation's, or of no known kind but that of one who says something somewhere."""
        kind = self._names.kinds.get(name)
        is_body = any(word.isupper() for word in name.split()) or name in COUNTRIES | roles.CAPITALS
        if kind or is_body or _BODY.fullmatch(name):
            return kind not in ("person", "thing")
        return name in self._acting

    @cached_property
    def _acting(self) -> frozenset[str]:
        """The names that something is said or done by anywhere in the text."""
        told = self._names.mentions
        return frozenset(
            self._names.full(one) for one in told if self.says(one) or _ACTED.match(self._text, one.span.end)
        )

    def company(self, speaker: Span, adjectives: frozenset[str]) -> str | None:
        """What "the firm" means: the only subject of its line that can be one, else the only one of the title."""
        if len(self._companies(Span(self.line_start(speaker.start), speaker.start))) > 1:
            return None
        fitting = {name for name in self._subjects(speaker) if self._may_be_company(name, adjectives)}
        if not fitting:
            fitting = {name for name in self._titled if self._may_be_company(name, adjectives)}
        return fitting.pop() if len(fitting) == 1 else None

    def outlet(self, speaker: Span) -> str | None:
        """What "the newspaper" means: the only one in its line that reports or is described as one."""
        line = Span(self.line_start(speaker.start), speaker.start)
        names = {self._names.full(mention) for mention in self._names.told(line.start, line.end)}
        fitting = {name for name in names if name in self.outlets or _is_station(name)}
        if not fitting:
            unknown = {name for name in self._subjects(speaker) if self._names.kinds.get(name) is None}
            fitting = unknown - COUNTRIES
        return fitting.pop() if len(fitting) == 1 else None

    def _subjects(self, speaker: Span) -> set[str]:
        """What the sentences of a line before a speaker are about."""
        return {name for one in self._sentences_before(speaker) if (name := self.subject(one))}

    def described(self, speaker: Span) -> Span | None:
        """What the sentence before begins with, if that is an organisation without a name: "The firm sold it."."""
        sentence = next(iter(self._sentences_before(speaker)), Span(0, 0))
        match = _DESCRIBED.match(self._text, sentence.start, sentence.end)
        return Span(match.start(), match.end()) if match else None

    def sentence_start(self, offset: int) -> int:
        """Where the sentence begins that holds an offset, not before its line."""
        start = self.line_start(offset)
        ends = [match.end() for match in _SENTENCE.finditer(self._text, start, offset + 2) if match.end() <= offset]
        return ends[-1] if ends else start

    def line_start(self, offset: int) -> int:
        """Where the line begins that holds an offset, but not further away than anybody remembers."""
        earliest = max(0, offset - _REMEMBERED)
        return max(self._text.rfind("\n", earliest, offset) + 1, earliest)

    @cached_property
    def _titled(self) -> set[str]:
        """The names of the title that the text uses again, but to begin a line with them and a colon."""
        used = {one.words for one in self._names.mentions if self._text[one.span.end : one.span.end + 1] != ":"}
        return {" ".join(words) for words in self._names.titled if words in used}

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The names that report, wherever in the text, or that it describes as a paper."""
        told = self._names.mentions
        reporting = {self._names.full(one) for one in told if _REPORTS.match(self._text, one.span.end)}
        described = {name for name, words in self._names.descriptions.items() if words & roles.NEWS}
        return frozenset(reporting | described)

    def _sentences_before(self, speaker: Span) -> list[Span]:
        """The sentences of a line before that of a speaker, nearest first."""
        line, end, found = self.line_start(speaker.start), self.sentence_start(speaker.start), []
        while end > line:
            start = self.sentence_start(end - 1)
            found.append(Span(start, end))
            end = start
        return found

    def subject(self, sentence: Span) -> str | None:
        """The name that a sentence begins with, or the last of those that own each other."""
        body = _BODY.search(self._text, sentence.start, min(sentence.end, sentence.start + 60))
        if body and body.start(1) - sentence.start <= 4:
            return body.group(1)
        mentions = self._names.told(sentence.start, sentence.end)
        if not mentions or not mentions[0].leads or self._text.startswith(":", mentions[0].span.end):
            return None
        if ":" in self._text[sentence.start : mentions[0].span.start]:
            return None
        subject = self._names.full(self._head(mentions))
        others = {self._names.full(one) for one in mentions[1:] if self.says(one)} - {subject} - self.outlets
        return None if others else subject

    def _companies(self, stretch: Span) -> set[str]:
        names = {self._names.full(mention) for mention in self._names.told(stretch.start, stretch.end)}
        return {name for name in names if self._names.descriptions.get(name, frozenset()) & roles.COMPANIES}

    def says(self, mention: Mention) -> bool:
        """Whether a verb of saying follows a name."""
        following = _NEXT.match(self._text, mention.span.end)
        return following is not None and following.group(1) in speech.CUES

    def _head(self, mentions: list[Mention]) -> Mention:
        head = mentions[0]
        for following in mentions[1:]:
            if not _OWNED.fullmatch(self._text, head.span.end, following.span.start):
                break
            head = following
        return head

    def _may_be_company(self, name: str, adjectives: frozenset[str]) -> bool:
        described = self._names.descriptions.get(name, frozenset())
        nations = described & roles.NATIONS
        foreign = (nations and adjectives & roles.NATIONS and not adjectives & nations) or adjectives & _OTHERS
        other = described & (roles.ORGANISATIONS | roles.PEOPLE) and not described & roles.COMPANIES
        is_body = _BODY.fullmatch(name) or roles.GENERIC_ORGANISATIONS & described
        wrong_kind = self._names.kinds.get(name) in ("person", "thing")
        return not (foreign or other or is_body or wrong_kind or name in self.outlets or name in COUNTRIES)
