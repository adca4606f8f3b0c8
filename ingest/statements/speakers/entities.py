"""Finds the names in a document and what the document itself tells about them.

A name is a sequence of capitalised words. Names that the document introduces in full and shortens later are one
entity. What an entity is (a person, an organisation) follows from first names, titles, suffixes and the words that
describe it beside its name, never from a list of whole names. Knows nothing of statements.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from ingest.look import Look, go_on, watched
from ingest.statements.speakers.families import couples_in, ending, endings, has_particle, shared, with_particle
from ingest.statements.speakers.long_names import join_long_names
from text import roles, speech
from text.countries import COUNTRIES
from text.first_names import PERSONAL, may_bear
from text.initials import find_letters
from text.mentions import Mention, find_mentions, is_name
from text.quotations import Quotation
from text.spans import Span

_LETTERS_OF_ABBREVIATION = 2
_IN = re.compile(r"\b(?:[Ii]n|[Oo]ver|[Nn]ear|[Aa]cross|[Oo]utside|[Tt]hroughout) $")
_WORDS_OF_NAME, _CLAUSE = 4, speech.PRONOUNS | speech.AUXILIARIES
"""What has more words, and one of these among them, is a headline and no name: "Post Exploits Widow Who Was …"."""
_BODIES_DESCRIBED = roles.COMPANIES | roles.ORGANISATIONS


class Names:
    """The names of one text, in order, each with the fullest name that the text introduces it by."""

    def __init__(self, text: str, quotations: list[Quotation], title: str = "", look: Look = go_on) -> None:
        self._length = len(text)
        self._quotations = quotations
        runs = list(watched(find_mentions(text), look))
        attested = {
            word
            for mention in runs
            if not (mention.initial and mention.bare and len(mention.words) == 1)
            for word in mention.words
        }
        self.mentions = join_long_names(text, [mention for mention in runs if is_name(mention, attested)])
        self._starts = [mention.span.start for mention in self.mentions]
        self._titled = list(find_mentions(title))
        self.titled = [mention.words for mention in self._titled]
        self._first = {mention.words: -1 for mention in self._titled if len(mention.words) > 1}
        for mention in self.mentions:
            self._first.setdefault(mention.words, mention.span.start)
        for first, second in couples_in(text, self.mentions):
            if first.words[0] in PERSONAL:
                self._first.setdefault((*first.words, *second.words[1:]), first.span.start - 1)
        self._shared = shared(text, self.mentions, self._first)
        self._extensions = _extensions(self._first)
        self._bearers: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for words in self._first:
            for start in range(len(words)):
                self._bearers.setdefault(words[start:], []).append(words)
        self._letters = find_letters(text)
        self._full: dict[tuple[tuple[str, ...], str | None], tuple[str, ...]] = {}
        self._placed = {
            one.words for one in self.mentions if _IN.search(text, max(0, one.span.start - 12), one.span.start)
        }

    def within(self, stretch: Span) -> list[Mention]:
        """The mentions that begin in a stretch of the text."""
        return self.mentions[bisect_left(self._starts, stretch.start) : bisect_left(self._starts, stretch.end)]

    def around(self, offset: int) -> Mention | None:
        """The mention that an offset lies within, not at its ends."""
        place = bisect_left(self._starts, offset)
        before = self.mentions[place - 1] if place else None
        return before if before and offset < before.span.end else None

    def outside_quotations(self, stretch: Span) -> list[Mention]:
        """The mentions in a stretch of the text that are the writer's own."""
        return [mention for mention in self.within(stretch) if not self.is_quoted(mention.span.start)]

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset lies within a quotation."""
        place = bisect_left(self._quotations, offset, key=lambda quotation: quotation.outer.end)
        return place < len(self._quotations) and self._quotations[place].outer.start < offset

    def is_person(self, name: str) -> bool:
        """Whether a name, as it stands or in capitals, is a person's as far as the text shows."""
        full = " ".join(self._introduced(self._lowered(tuple(name.split()))))
        return self.kind(full) == "person"

    def may_be_person(self, name: str) -> bool:
        """Whether nothing in the text shows that a name is a body's."""
        return self.kind(name) in (None, "person")

    def full(self, mention: Mention) -> str:
        """The fullest name of what a mention means; the title stays where several bear the name."""
        if len(mention.words) == 1 and mention.words[0] in self._letters:
            return self._letters[mention.words[0]]
        words = self._introduced(self._lowered(mention.words), mention.title)
        if words == mention.words and mention.title and len(words) == 1:
            return f"{mention.title} {words[0]}"
        return " ".join(words)

    def _lowered(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A name in capitals as the text writes it elsewhere ("PENCE" as "Mike Pence"), if it does."""
        if not all(word.isupper() and len(word) > _LETTERS_OF_ABBREVIATION for word in words):
            return words
        lowered = tuple(word.title() for word in words)
        bearers = self._bearers.get(lowered, [])
        return lowered if lowered in self._first else bearers[0] if len(bearers) == 1 else words

    def _introduced(self, words: tuple[str, ...], title: str | None = None) -> tuple[str, ...]:
        """The longer name that stood in the text before the short one ever did; the short one when in doubt.

        Of a family name no other bearer may be named anywhere, but those whom the title does not fit.
        """
        if (words, title) not in self._full:
            self._full[words, title] = self._longest(words, title)
        return self._full[words, title]

    def _longest(self, words: tuple[str, ...], title: str | None) -> tuple[str, ...]:
        first = self._first.get(words, self._length)
        others = self._extensions.get(words) or self._extensions.get(with_particle(words), [])
        family = [other for other in others if {words, with_particle(words)} & endings(other)]
        fitting = [other for other in family if may_bear(title, other[0])]
        # The China of China Labor Watch is a country.
        is_place = " ".join(words) in COUNTRIES or words in self._placed
        begun = [] if is_place else [other for other in others if other not in family]
        longer = fitting + [other for other in begun if self._first[other] < first]
        chain = sorted(longer, key=len) if fitting or not family else []
        sure = chain and self._first[chain[-1]] < first and all(_within(one, chain[-1]) for one in chain)
        alone = words[-1] not in self._shared or len(fitting) < len(family)
        return chain[-1] if sure and alone else words

    def is_placed(self, name: str) -> bool:
        """Whether the text says that something is in what has a name, as it is in a place: "in Ohio"."""
        return tuple(name.split()) in self._placed

    def is_product(self, name: str) -> bool:
        """Whether a name is that of something made that cannot speak, by what the text says of it."""
        return self.kind(name) == "thing" and not self.described(name).isdisjoint(roles.PRODUCTS)

    def kind(self, name: str) -> str | None:
        """What a full name is, where the text shows it."""
        return self.kinds.get(name)

    def described(self, name: str) -> frozenset[str]:
        """The words that the text describes a full name with."""
        return self.descriptions.get(name, frozenset())

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What each full name is, `person`, `organisation` or `thing`, where the text shows one of them."""
        kinds: dict[str, set[str]] = {}
        alone = {mention.words[0] for mention in self.mentions if len(mention.words) == 1}
        for mention in self.mentions:
            name = self.full(mention)
            kinds.setdefault(name, set()).update(_evidence(mention, name, alone))
        return {name: found.pop() for name, found in kinds.items() if len(found) == 1}

    @cached_property
    def descriptions(self) -> dict[str, frozenset[str]]:
        """The words that the text describes each full name with, wherever it does."""
        words: dict[str, frozenset[str]] = {}
        for mention in self._titled + self.mentions:
            name = self.full(mention)
            words[name] = words.get(name, frozenset()) | mention.described
        return words


def _extensions(first: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """For each name the longer ones that begin or end with it."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for words in first:
        if len(words) > _WORDS_OF_NAME and not _CLAUSE.isdisjoint(word.lower() for word in words):
            continue
        shorts = {words[:length] for length in range(1, min(len(words), 6))}
        if not {"of", "for"} & set(words):
            shorts |= endings(words)
        for short in shorts - {words}:
            if short in first or has_particle(short):
                found.setdefault(short, []).append(words)
    return found


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short or short in (long[-len(short) :], ending(long, len(short)))


def _evidence(mention: Mention, full: str, alone: set[str]) -> Iterator[str]:
    """What a mention shows of the kind of its entity."""
    words = [word.lower().rstrip(".") for word in full.split()]
    first, last = full.split()[0], words[-1]
    personal = len(words) > 1 and first in PERSONAL and last not in roles.THINGS | roles.BODIES
    person = personal or bool(mention.described & roles.PEOPLE)
    shortened = 2 <= len(words) <= 3 and full.rpartition(" ")[2] in alone and words[0] not in roles.BODIES
    shortened = shortened and full.rpartition(" ")[2] not in COUNTRIES and words[0] not in roles.DIRECTIONS
    bodily = not roles.BODIES.isdisjoint(words[-1:] + words[1:])
    if bodily or (not person and mention.described & _BODIES_DESCRIBED):
        yield "organisation"
    elif not (person or shortened) and mention.described & roles.THINGS:
        yield "thing"
    elif person or shortened:
        yield "person"
