"""Finds the names in a document and what the document itself tells about them.

A name is a sequence of capitalised words. Names that the document introduces in full and shortens later are one
entity. What an entity is (a person, an organisation) follows from titles, suffixes and the words that describe it
beside its name, never from a list of names. Knows nothing of statements.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile

from index.records import Span
from ingest import cues, roles
from ingest.first_names import PERSONAL
from ingest.letters import find_letters, initials
from ingest.quotations import Quotation

_UPPER = "A-ZÀ-ÖØ-ÞĆČĐĞŁŃŐŘŚŠŞŤŮŰŹŻŽ"
_TITLE = r"(?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Prof|Rev|St)\."
_DOMAIN = r"(?<![\w/@.-])[a-z][\w-]*\.(?:com|org|net|info|eu|de|fr|nl|se|ch|io|news)\b(?![/.]\w)"
_PART = (
    rf"(?:{_TITLE}|{_DOMAIN}|[A-Z]{{3,}} \d{{1,2}}\b(?![,.:/-]\d)|[A-Z]{{2,}}/[A-Z]{{2,}}\b|(?:[{_UPPER}]\.)+|(?:\b[dl]['’])?[{_UPPER}][\w-]*(?:['’](?=[{_UPPER}])[\w-]+)?(?:\.[a-z]{{2,4}}\b)?)"
)
_LINKS = r"(?: (?:of|for|de|du|der|den|van|von|al|bin|&))?(?: (?:the|la|der|den))?"
_RUN = re.compile(rf"(?<![\w’'])(?:{_PART})(?:{_LINKS} {_PART}){{0,11}}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+|[\n(]|[\"“„«‘]\s?)$")
_DESCRIBING = 5
_TITLES_WITHIN = 4
_MAX_HEADLINE = 200
_AFTER = re.compile(r"(?:,|:| is| was) ((?:an?|the|one|its|their|his|her) )?((?:[\w-]+ ?){1,7})|, (\d\d),")
_CALLED = re.compile(r"(?: (?:that|which|who))?(?: (?:is|was|now|today|formerly))* (?:called|named|known as) $")
# Articles that within a sentence are written with a capital only where a name begins with them.
_FOREIGN = ("Le", "La", "Les", "Der", "Die", "Das", "El")
_CLOSED = (
    cues.PREPOSITIONS
    | cues.CONJUNCTIONS
    | cues.DETERMINERS
    | cues.PRONOUNS
    | cues.FIRST_PERSON
    | cues.VAGUE
    | cues.ADVERBS
    | cues.AUXILIARIES
    | cues.TIMES
    | cues.NEGATIONS
    | cues.SOURCES
)
_ROLE = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+|\n)(?:The|An?|Its|Their|His|Her) (?:[\w-]+ )?([a-z-]+) $")
_ROLES = roles.PEOPLE | roles.COMPANIES | roles.ORGANISATIONS
_COMMON = re.compile(r"(?:(?<![uis])s|ing|ed|ly)$")
_NUMBERS = frozenset("eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half".split())
_NOUNS = _NUMBERS | cues.BARE_SPEAKERS | roles.PEOPLE | roles.COMPANIES | roles.ORGANISATIONS | roles.PAPERS | set(cues.CUES)
_BODIES_DESCRIBED = roles.COMPANIES | roles.ORGANISATIONS


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: its words without title, the title, and the words that describe it there.

    `initial` says that it begins a sentence, as subjects do; `bare` that no capitals stand before it;
    `leads` that its sentence begins with it or with the role that stands before it ("Its expert Ann Lee").
    """

    span: Span
    words: tuple[str, ...]
    title: str | None
    described: frozenset[str]
    initial: bool
    bare: bool
    leads: bool


class Names:
    """The names of one text, in order, each with the fullest name that the text introduces it by."""

    def __init__(self, text: str, quotations: list[Quotation], title: str = "") -> None:
        self._length = len(text)
        self._quotations = quotations
        runs = list(_mentions(text))
        attested = {
            word
            for mention in runs
            if not (mention.initial and mention.bare and len(mention.words) == 1)
            for word in mention.words
        }
        self.mentions = [mention for mention in runs if _is_name(mention, attested)]
        self._starts = [mention.span.start for mention in self.mentions]
        self._titled = list(_mentions(title))
        self.titled = [mention.words for mention in self._titled]
        self._first = {mention.words: -1 for mention in self._titled if len(mention.words) > 1}
        for mention in self.mentions:
            self._first.setdefault(mention.words, mention.span.start)
        self._extensions = _extensions(self._first)
        self._letters = self._initials() | find_letters(text)
        self._full: dict[tuple[str, ...], tuple[str, ...]] = {}

    def _initials(self) -> dict[str, str]:
        """The only name of several words that some letters begin the words of, by these letters."""
        found: dict[str, set[str]] = {}
        for words in self._first:
            rest = words[1:] if words[0] in ("U.S.", "US", "U.K.", "UK") else words
            found.setdefault(initials(rest), set()).add(" ".join(rest))
        return {key: names.pop() for key, names in found.items() if len(key) > 2 and len(names) == 1}

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch of the text."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def told(self, start: int, end: int) -> list[Mention]:
        """The mentions in a stretch of the text that are the writer's own: those inside quotations are left out."""
        return [mention for mention in self.within(start, end) if not self._is_quoted(mention.span.start)]

    def _is_quoted(self, offset: int) -> bool:
        place = bisect_left(self._quotations, offset, key=lambda quotation: quotation.outer.end)
        return place < len(self._quotations) and self._quotations[place].outer.start < offset

    def full(self, mention: Mention) -> str:
        """The fullest name of what a mention means; the title stays where several bear the name."""
        if len(mention.words) == 1 and mention.words[0] in self._letters:
            return self._letters[mention.words[0]]
        words = self._introduced(mention.words)
        if words == mention.words and mention.title and len(words) == 1:
            return f"{mention.title} {words[0]}"
        return " ".join(words)

    def _introduced(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The longer name that stood in the text before the short one ever did; the short one when in doubt.

        Of a family name no other bearer may be named anywhere.
        """
        if words not in self._full:
            first = self._first.get(words, self._length)
            others = self._extensions.get(words, [])
            family = [other for other in others if other[-len(words) :] == words]
            longer = family + [other for other in others if self._first[other] < first and other not in family]
            chain = sorted(longer, key=len)
            sure = chain and self._first[chain[-1]] < first and all(_within(one, chain[-1]) for one in chain)
            self._full[words] = chain[-1] if sure else words
        return self._full[words]

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


def _mentions(text: str) -> Iterator[Mention]:
    for line in re.finditer(r"[^\n]+", text):
        if _is_headline(line.group()):
            continue
        for run in _RUN.finditer(text, line.start(), line.end()):
            if run.group().lower() not in _CLOSED or run.group().isupper():
                yield from _cut(text, run)


def _is_headline(line: str) -> bool:
    """Whether a line writes most words with a capital, so that its capitals mean no names."""
    if len(line) > _MAX_HEADLINE or line[-1] in ".!?:":
        return False
    words = line.split()
    return len(words) > 4 and sum(word[0].isupper() for word in words) * 5 > 3 * len(words)


def _cut(text: str, run: re.Match[str]) -> Iterator[Mention]:
    """The name in a run of capitals without the small words, titles and roles that it begins or ends with."""
    parts = [(match.group(), match.start() + run.start()) for match in re.finditer(r"\S+", run.group())]
    initial = run.start() == 0 or bool(_SENTENCE_START.search(text, max(0, run.start() - 6), run.start()))
    count = len(parts)
    parts, title = _without_title(parts, initial=initial)
    bare = count == len(parts)
    while parts and parts[-1][0].lower() in cues.DATES | {"the", "and"}:
        parts.pop()
    parts = _split_links(parts)
    if parts:
        span = Span(parts[0][1], parts[-1][1] + len(parts[-1][0]))
        described = _described(text, span) | (_titled(title) if title else set())
        leads = initial or _leads(text, span.start)
        yield Mention(span, tuple(part for part, _ in parts), title, described, initial, bare, leads)


def _titled(title: str) -> set[str]:
    """A title as a describing word, with what it is short for."""
    word = title.lower().rstrip(".")
    return {word, cues.SHORT_TITLES.get(word, word)}


def _leads(text: str, start: int) -> bool:
    """Whether a sentence begins with the role that stands before a name."""
    role = _ROLE.search(text, max(0, start - 60), start)
    return role is not None and role.group(1) in _ROLES


def _without_title(parts: list[tuple[str, int]], *, initial: bool) -> tuple[list[tuple[str, int]], str | None]:
    """Leave out the small words and titles that a run begins with, and say the last title.

    What looks like a title is none before a body: "Justice Department".
    """
    titles = [place for place, (part, _) in enumerate(parts[:_TITLES_WITHIN]) if _is_title(part)]
    after = parts[titles[-1] + 1 :] if titles else []
    title = None
    if after and roles.BODIES.isdisjoint(part.lower() for part, _ in after):
        title, parts = parts[titles[-1]][0], after
    elif role := _role_before_person(parts):
        title, parts = parts[role - 1][0], parts[role:]
    return list(dropwhile(lambda part: _is_small(part[0]) and not (part[0] in _FOREIGN and not initial), parts)), title


def _role_before_person(parts: list[tuple[str, int]]) -> int:
    """Where a first name follows a role in capitals ("SpaceX CEO Elon Musk"); 0 where none does."""
    pairs = enumerate(zip(parts, parts[1:], strict=False), start=1)
    places = (place for place, ((role, _), (name, _)) in pairs if _is_role(role) and name in PERSONAL)
    return next((place for place in places if place + 1 < len(parts)), 0)


def _is_role(word: str) -> bool:
    """Whether a word before a first name is a role or the letters of a body: "SpaceX CEO", "NATO"."""
    return word.lower() in roles.PEOPLE or (word.isupper() and len(word) > 1 and word.isalpha())


def _is_small(word: str) -> bool:
    return word.lower() in _CLOSED and not (word.isupper() and len(word) > 1)


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in cues.TITLES


def _split_links(parts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Cut a run before "of" or "for" unless what stands before is a body that is named so."""
    for index, (part, _) in enumerate(parts):
        body = parts[-1][0].lower() in roles.BODIES or any(word.lower() in roles.NAMED_OF for word, _ in parts[:index])
        if part in ("of", "for") and not body:
            return parts[:index]
    return parts


def _described(text: str, span: Span) -> frozenset[str]:
    """The words before a name back to its article, and those of an apposition after it."""
    words: list[str] = []
    before = _CALLED.sub("", text[max(0, span.start - 80) : span.start])
    for word in reversed(before.split()[-_DESCRIBING:]):
        if not word[-1].isalnum() or word.lower() in _CLOSED or word.lower() in cues.CUES:
            break
        words.append(word)
    after = _AFTER.match(text, span.end, span.end + 80)
    if after:
        words.extend(_apposed(after))
    return frozenset(word.lower() for word in words)


def _apposed(after: re.Match[str]) -> list[str]:
    """The words of an apposition up to the first small word; one without article must begin with a person's role."""
    article, phrase, age = after.groups()
    if age:
        return ["expert"]
    words = list(takewhile(lambda word: word not in _CLOSED, phrase.split()))
    return words if article or (words and words[0] in roles.PEOPLE) else []


def _is_name(mention: Mention, attested: set[str]) -> bool:
    """Whether capitals make a name: one that begins a sentence alone must look like one."""
    word = mention.words[0]
    if len(mention.words) == 1 and (word.lower().rstrip("s") == "ngo" or _is_nation(word) or _is_title(word)):
        return False
    if not (mention.bare and mention.initial and len(mention.words) == 1):
        return True
    if word in attested or word in roles.CAPITALS or not word[1:].islower() or "." in word:
        return len(word) > 1
    return not _COMMON.search(word) and word.lower() not in _NOUNS


def _is_nation(word: str) -> bool:
    return word.lower() in roles.NATIONS and word[1:].islower()


def _extensions(first: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """For each name the longer ones that begin or end with it."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for words in first:
        for length in range(1, min(len(words), 6)):
            shorts = {words[:length]} if {"of", "for"} & set(words) else {words[:length], words[-length:]}
            for short in shorts:
                if short in first:
                    found.setdefault(short, []).append(words)
    return found


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return long[: len(short)] == short or long[-len(short) :] == short


def _evidence(mention: Mention, full: str, alone: set[str]) -> Iterator[str]:
    """What a mention shows of the kind of its entity."""
    words = [word.lower().rstrip(".") for word in full.split()]
    first, last = full.split()[0], words[-1]
    personal = len(words) > 1 and first in PERSONAL and last not in roles.THINGS | roles.BODIES
    person = personal or bool(mention.described & roles.PEOPLE)
    shortened = 2 <= len(words) <= 3 and full.rpartition(" ")[2] in alone and words[0] not in roles.BODIES
    shortened = shortened and full.rpartition(" ")[2] not in roles.COUNTRIES and words[0] not in roles.DIRECTIONS
    bodily = not roles.BODIES.isdisjoint(words[-1:] + words[1:])
    if bodily or (not person and mention.described & _BODIES_DESCRIBED):
        yield "organisation"
    elif not (person or shortened) and mention.described & roles.THINGS:
        yield "thing"
    elif person or shortened:
        yield "person"
