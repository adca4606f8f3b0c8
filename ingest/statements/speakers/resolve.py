"""Says whom the speaker of a statement means: a name, where rules are sure, or nobody.

A name in the speaker's own words counts first; then whom "the company" or "he" can mean in the lines before. As
soon as two could be meant, none is named: words must never be given to the wrong person. Spans are asked about in
the text's order, so that what was resolved before helps with what follows.
"""

import re
from collections.abc import Sequence

from ingest.statements.speakers.context import EarlierSpeakers
from ingest.statements.speakers.descriptions import Organisations, is_called
from ingest.statements.speakers.entities import Names
from ingest.statements.speakers.nobodies import means_nobody
from ingest.statements.speakers.own_words import SpeakerWords
from ingest.statements.speakers.pronouns import Persons
from ingest.statements.speakers.sentence_subjects import Antecedents
from ingest.statements.speakers.stretches import SentencesBefore
from text import roles
from text.capitals import UPPER
from text.quotations import Quotation
from text.spans import Span

_WINDOW = 1200
_LINES = 4
_IN_PLACE = re.compile(rf"\b[Ii]n [{UPPER}]\w+(?: [{UPPER}]\w+)?,? $")
_BESIDE = re.compile(r",? (?:who )?(?:(?:is|was|has been) )?(?:the )?(?:[a-z-]+ )?")
_OF_WHAT = re.compile(rf"[{UPPER}]\w+(?: [{UPPER}]\w+){{0,2}},? ")
_MEMBER = re.compile(r" (?:with|of|from|at)(?: the)? ")
_DESCRIBING = roles.COMPANIES | roles.ORGANISATIONS | roles.PEOPLE
_ARTICLES = ("the", "this", "that", "die", "das", "der", "la", "le")


class Speakers:
    """Resolves the speakers of one text, in order."""

    def __init__(self, text: str, quotations: list[Quotation], sentences: Sequence[Span], title: str = "") -> None:
        self._text = text
        self.names = Names(text, quotations, title)
        self._words = SpeakerWords(text, self.names)
        self._heard = EarlierSpeakers()
        self._antecedents = Antecedents(text, self.names)
        stretches = SentencesBefore(text, sentences, self._heard)
        self._persons = Persons(text, self.names, self._heard, stretches)
        self._organisations = Organisations(text, self.names, self._heard, stretches, self._antecedents)
        self._known: dict[Span, str | None] = {}

    def name(self, speaker: Span) -> str | None:
        """The name of whom a speaker's span means; None when that is not sure."""
        if speaker not in self._known:
            name = self._resolve(speaker)
            self._known[speaker] = None if name and self.names.is_product(name) else name
            self._heard.add(speaker, self._known[speaker])
        return self._known[speaker]

    def told(self, speaker: Span, contents: Sequence[Span]) -> Span | None:
        """Where a speaker's own words stand as they may be shown.

        :param speaker: where they stand.
        :param contents: what is said, into which a name that is cut at its end is not followed.
        :return: the words; None where they mean nobody who could be told as the speaker.
        """
        span = self._words.shown(speaker)
        words = self._text[span.start : span.end]
        within = [self.names.full(one) for one in self.names.within(span.start, span.end)]
        is_product = len(within) == 1 and self.names.is_product(within[0])
        if self.name(speaker) is None and (is_product or means_nobody(words)):
            return None
        return speaker if any(span.overlaps(one) for one in contents) else span

    def apposed(self, speaker: Span, said: Span) -> tuple[Span, Span]:
        """A speaker with the name that stands beside him, and his words without it."""
        return self._words.apposed(speaker, said)

    def _resolve(self, speaker: Span) -> str | None:
        words = self._text[speaker.start : speaker.end]
        # What is written in capitals is a name: "WHO", "IT".
        words = words if words.isupper() and len(words) > 1 else words.lower()
        if words in ("who", "which", "that"):
            return self._antecedent(speaker)
        if words in ("he", "she"):
            return self._persons.meant(speaker, words)
        if words == "it":
            return self._organisation(speaker)
        return self._of_noun_phrase(self._words.trimmed(speaker))

    def _of_noun_phrase(self, speaker: Span) -> str | None:
        """Whom words mean that are no pronoun."""
        name = self._words.name(speaker)
        owner = None if name else self._words.owned(speaker)
        if owner:
            return self._of_owner(owner, self._text[owner.start : owner.end].lower())
        body = self._antecedents.body(self._text[speaker.start : speaker.end])
        return name or body or self._described(speaker)

    def _of_owner(self, owner: Span, words: str) -> str | None:
        """Whom "its", "her" and "the company's" mean before what speaks for them."""
        if words in ("his", "her"):
            return self._persons.meant(owner, "he" if words == "his" else "she")
        return self._organisation(owner) if words == "its" else self._described(owner)

    def _described(self, speaker: Span) -> str | None:
        """Whom "the Swedish company" means: the one last named who is described so, if no other could be meant."""
        words = self._text[speaker.start : self._words.head_end(speaker)].split()
        if len(words) < 2 or words[0].lower() not in _ARTICLES:
            return None
        noun, adjectives = words[-1].lower(), frozenset(word.lower() for word in words[1:-1])
        if noun in roles.PAPERS and noun not in roles.NEWS and not adjectives - {"same"}:
            return self._organisations.paper(speaker, noun)
        if noun not in _DESCRIBING or any(word.endswith(("'s", "’s")) for word in words):
            return None
        if noun in roles.PEOPLE:
            if self._is_another(speaker, noun):
                return None
            described = self._described_before(speaker, noun, adjectives)
            return described if described or adjectives else self._persons.only(speaker, noun)
        if any(word[0].isupper() and word.lower() not in roles.NATIONS for word in words[1:]):
            return None
        return self._described_before(speaker, noun, adjectives) or self._subject_before(speaker, noun, adjectives)

    def _is_another(self, speaker: Span, noun: str) -> bool:
        """Whether the text has several of a role, by their places: "the governor of Texas", "In Texas the governor"."""
        start = max(0, speaker.start - _WINDOW)
        of_place = re.compile(rf"\b{noun} of (?:the )?[{UPPER}]", re.IGNORECASE)
        others = (not self._is_apposed(one) for one in of_place.finditer(self._text, start, speaker.start))
        return any(others) or _IN_PLACE.search(self._text, start, speaker.start) is not None

    def _is_apposed(self, role: re.Match[str]) -> bool:
        """Whether a role with its place stands beside the name of whoever has it: "Ann Lee, the mayor of Arlen"."""
        named = self.names.within(max(0, role.start() - 60), role.end() + 60)
        before = [one for one in named if _BESIDE.fullmatch(self._text, one.span.end, role.start())]
        return bool(before) or any(_OF_WHAT.fullmatch(self._text, role.end() - 1, one.span.start) for one in named)

    def _described_before(self, speaker: Span, noun: str, adjectives: frozenset[str]) -> str | None:
        """Who was last named and is described so."""
        last = self._last(speaker, "person" if noun not in roles.PEOPLE else "organisation")
        if last and self._fits(last, noun, adjectives):
            return last
        for line in self._lines_before(speaker):
            fitting = {name for name in self._named(line) if self._fits(name, noun, adjectives)}
            if fitting:
                return fitting.pop() if len(fitting) == 1 and not self._rivals(line, noun) else None
            if self._rivals(line, noun):
                return None
        return None

    def _subject_before(self, speaker: Span, noun: str, adjectives: frozenset[str]) -> str | None:
        """The firm or the paper that its line is about, though nothing describes it as one."""
        if noun in roles.NEWS:
            return self._antecedents.outlet(speaker)
        if not adjectives and (only := self._organisations.only(speaker, noun)):
            return only
        if noun in roles.COMPANIES:
            return self._antecedents.company(speaker, adjectives)
        is_generic = noun in roles.GENERIC_ORGANISATIONS and not adjectives & roles.NATIONS
        return self._organisations.meant(speaker) if is_generic else None

    def _fits(self, name: str, noun: str, adjectives: frozenset[str]) -> bool:
        """Whether the text describes a name with a noun, or one of its kind, and with the adjectives."""
        described = self.names.descriptions.get(name, frozenset())
        last = name.rpartition(" ")[2].lower()
        wrong = "organisation" if noun in roles.PEOPLE else "person"
        is_past = noun in roles.PEOPLE and bool((described & roles.PAST) - adjectives)
        if is_past or not adjectives <= described or self.names.kinds.get(name) == wrong:
            return False
        if is_called(name, noun):
            return True
        if noun in roles.COMPANIES:
            return bool(described & roles.COMPANIES) or last in roles.COMPANY_WORDS
        if noun in roles.GENERIC_ORGANISATIONS and self.names.kinds.get(name) == "organisation":
            return not described & (roles.COMPANIES | roles.NEWS)
        return noun in described or (noun in roles.NEWS and bool(described & roles.NEWS))

    def _rivals(self, line: Span, noun: str) -> set[str]:
        """The subjects of sentences that could be meant as well, since the text does not say what they are."""
        person = noun in roles.PEOPLE
        subjects = {self.names.full(mention) for mention in self.names.told(line.start, line.end) if mention.leads}
        unknown = {name for name in subjects if self.names.kinds.get(name) is None}
        return {name for name in unknown if not self._fits(name, noun, frozenset()) and (person or " " not in name)}

    def _organisation(self, speaker: Span) -> str | None:
        """What "it" means: the only organisation in its line, when a sentence there begins with it."""
        last = self._last(speaker, "person")
        if last and self.names.kinds.get(last) != "person":
            return last
        if described := self._antecedents.described(speaker):
            return self.name(described)
        return self._only_organisation(speaker) or self._voice(speaker) or self._antecedents.pronoun(speaker)

    def _voice(self, speaker: Span) -> str | None:
        """Who spoke last in the line, if since then nobody else spoke or began a sentence."""
        line, end = (find(speaker.start) for find in (self._antecedents.line_start, self._antecedents.sentence_start))
        span, name = self._heard.before(end) or (speaker, None)
        if span.start < line or name is None or self.names.kinds.get(name) == "person":
            return None
        since = [one for one in self.names.told(span.end, end) if one.leads or self._antecedents.says(one)]
        return None if {self.names.full(one) for one in since} - {name} else name

    def _only_organisation(self, speaker: Span) -> str | None:
        """The only name of the pronoun's line, if it is an organisation's and begins a sentence."""
        line = self._lines_before(speaker)[0]
        mentions = self.names.told(line.start, line.end)
        names = {self.names.full(mention) for mention in mentions}
        if len(names) != 1 or not any(mention.leads for mention in mentions):
            return None
        name = names.pop()
        return name if self.names.kinds.get(name) == "organisation" else None

    def _last(self, speaker: Span, other: str) -> str | None:
        """Who spoke last in the same line, if nobody was named since who could be meant: `other` is the wrong kind."""
        span, name = self._heard.before(speaker.start) or (speaker, None)
        if name is None or speaker.start - span.end > _WINDOW or "\n" in self._text[span.end : speaker.start]:
            return None
        # What stands before "…, it said" in its own sentence is what is said.
        end = max(span.end, self._antecedents.sentence_start(speaker.start))
        since = {self.names.full(mention) for mention in self.names.told(span.end, end)} - {name}
        rivals = {rival for rival in since if self.names.kinds.get(rival) not in (other, "thing")}
        return None if rivals else name

    def _antecedent(self, speaker: Span) -> str | None:
        """Whom a relative pronoun means: the speaker or the name right before it."""
        end = len(self._text[max(0, speaker.start - 3) : speaker.start].rstrip(" ,")) + max(0, speaker.start - 3)
        last = self._heard.last()
        if last and last[0].end in (end, end + 1):
            return last[1]
        if body := self._antecedents.body_before(end):
            return body
        mentions = self.names.within(max(0, speaker.start - 80), speaker.start)
        if not mentions or mentions[-1].span.end != end:
            return None
        between = self._text[mentions[-2].span.end : mentions[-1].span.start] if len(mentions) > 1 else ""
        return self.names.full(mentions[-2 if _MEMBER.fullmatch(between) else -1])

    def _named(self, line: Span) -> set[str]:
        """The full names in a stretch of text, and whom resolved speakers in it mean."""
        resolved = {name for name in self._heard.names(line) if name}
        return resolved | {self.names.full(mention) for mention in self.names.told(line.start, line.end)}

    def _lines_before(self, speaker: Span) -> list[Span]:
        """The stretch of the speaker's own line that precedes him, then the lines before, nearest first."""
        lines: list[Span] = []
        end = speaker.start
        while end > 0 and len(lines) < _LINES and speaker.start - end < _WINDOW:
            earliest = max(0, end - _WINDOW)
            start = max(self._text.rfind("\n", earliest, end) + 1, earliest)
            if start < end or not lines:
                lines.append(Span(start, end))
            end = start - 1
        return lines or [Span(0, 0)]
