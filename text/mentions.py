"""Finds capitalised words that may be names, where they stand, with the titles and words that describe them there.

Knows one line of text at a time; what is one entity and of what kind is told by names.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from text import roles, speech
from text.capitals import ARTICLE, LINKS, MARKS, SHORT_TITLE, UPPER
from text.descriptions import CLOSED, described
from text.numbers import COUNTS, SCALES
from text.spans import Span
from text.titles import Part, is_title, looks_common, titled, without_title

_TITLE = rf"(?:{SHORT_TITLE})\."
_DOMAIN = r"(?<![\w/@.-])[a-z][\w-]*\.(?:com|org|net|info|eu|de|fr|nl|se|ch|io|news)\b(?![/.]\w)"
_LETTERS = rf"[A-Z]{{3,}} \d{{1,2}}\b(?![,.:/-]\d)|[A-Z]{{2,}}/[A-Z]{{2,}}\b|(?:[{UPPER}]\.)+"
# Raised figures are marks of notes: "Amnesty International³".
_INNER = rf"(?:(?![¹²³⁰-⁹])[\w{MARKS}-])"
_WORD = rf"(?:{ARTICLE})?[{UPPER}]{_INNER}*(?:['’](?=[{UPPER}]){_INNER}+)?(?:\.[a-z]{{2,4}}\b)?"
_PART = rf"(?:{_TITLE}|{_DOMAIN}|{_LETTERS}|{_WORD})"
_RUN = re.compile(rf"(?<![\w’'])(?:{_PART})(?:{LINKS} {_PART}){{0,11}}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+|[\n(]|[\"“„«‘]\s?)$")
_HEADLINE_CHARACTERS = 200
"""Longer lines are prose, however many names they have."""
# Articles that within a sentence are written with a capital only where a name begins with them.
_FOREIGN = ("Le", "La", "Les", "Der", "Die", "Das", "El")
_ROLE = re.compile(r"(?:^|[.!?:\n][\"'”’)]*\s+|\n)(?:The|An?|Its|Their|His|Her) (?:[\w-]+ )?([a-z-]+) $")
_ROLES = roles.PEOPLE | roles.COMPANIES | roles.ORGANISATIONS
_NOUNS = (
    frozenset((*COUNTS, *SCALES, "half", "women", "men", "children"))
    | speech.BARE_SPEAKERS
    | roles.PEOPLE
    | roles.COMPANIES
    | roles.ORGANISATIONS
    | roles.PAPERS
    | set(speech.CUES)
)


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


def find_mentions(text: str) -> Iterator[Mention]:
    """Find the capitalised words of a text that may be names, in order; headlines are left out."""
    runs = list(_runs(text))
    pairs = (pair for run in runs for pair in pairwise(run.group().split()))
    behind = {other for word, other in pairs if word[0].isupper() and not _is_small(word)}
    inside = (rest for run in runs if (rest := _inside_sentence(text, run)))
    people = frozenset(words for words in inside if words.partition(" ")[0] not in behind)
    for run in runs:
        yield from _cut(text, run, people)


def _runs(text: str) -> Iterator[re.Match[str]]:
    for line in re.finditer(r"[^\n]+", text):
        if _is_headline(line.group()):
            continue
        for run in _RUN.finditer(text, line.start(), line.end()):
            if run.group().lower() not in CLOSED or run.group().isupper():
                yield run


def _begins_sentence(text: str, run: re.Match[str]) -> bool:
    return run.start() == 0 or bool(_SENTENCE_START.search(text, max(0, run.start() - 6), run.start()))


def _inside_sentence(text: str, run: re.Match[str]) -> str:
    """What of a run stands inside a sentence: all of it, or what follows the small words that begin one."""
    words = run.group().split()
    rest = list(dropwhile(_is_small, words))
    return " ".join(rest) if len(rest) < len(words) or not _begins_sentence(text, run) else ""


def _is_headline(line: str) -> bool:
    """Whether a line writes most words with a capital, so that its capitals mean no names."""
    if len(line) > _HEADLINE_CHARACTERS or line[-1] in ".!?:":
        return False
    words = line.split()
    return len(words) > 4 and sum(word[0].isupper() for word in words) * 5 > 3 * len(words)


def _cut(text: str, run: re.Match[str], people: frozenset[str]) -> Iterator[Mention]:
    """The name in a run of capitals without the small words, titles and roles that it begins or ends with.

    `people` are the runs inside sentences that nobody's family name begins; there a common noun has a capital only as
    part of a name: "Friends of the Earth".
    """
    parts = [(match.group(), match.start() + run.start()) for match in re.finditer(r"\S+", run.group())]
    initial = _begins_sentence(text, run)
    count = len(parts)
    parts, title = _without_title(parts, initial=initial)
    bare = count == len(parts)
    while parts and parts[-1][0].lower() in speech.DATES | {"the", "and"}:
        parts.pop()
    parts = _split_links(parts, whole=" ".join(part for part, _ in parts) in people)
    if parts:
        span = Span(parts[0][1], parts[-1][1] + len(parts[-1][0]))
        words = described(text, span) | (titled(title) if title else set())
        leads = initial or _leads(text, span.start)
        yield Mention(span, tuple(part for part, _ in parts), title, words, initial, bare, leads)


def _leads(text: str, start: int) -> bool:
    """Whether a sentence begins with the role that stands before a name."""
    role = _ROLE.search(text, max(0, start - 60), start)
    return role is not None and role.group(1) in _ROLES


def _without_title(parts: list[Part], *, initial: bool) -> tuple[list[Part], str | None]:
    """Leave out the small words and titles that a run begins with, and say the last title."""
    parts, title = without_title(parts, initial=initial)
    opening = parts[0] if parts and initial else None
    return list(
        dropwhile(lambda part: _is_small(part[0]) and (part == opening or part[0] not in _FOREIGN), parts)
    ), title


def _is_small(word: str) -> bool:
    return word.lower() in CLOSED | {"former"} and not (word.isupper() and len(word) > 1)


def _split_links(parts: list[Part], *, whole: bool) -> list[Part]:
    """Cut a run before "of" or "for" unless what stands before is a body, or people, that are named so."""
    for index, (part, _) in enumerate(parts):
        body = parts[-1][0].lower() in roles.BODIES or any(word.lower() in roles.NAMED_OF for word, _ in parts[:index])
        if part in ("of", "for") and not body and not (whole and index == 1 and _is_plural(parts[0][0])):
            return parts[:index]
    return parts


def _is_plural(word: str) -> bool:
    return word.endswith("s") and looks_common(word)


def is_name(mention: Mention, attested: set[str]) -> bool:
    """Whether capitals make a name: one that begins a sentence alone must look like one."""
    word = mention.words[0]
    if len(mention.words) == 1 and (word.lower().rstrip("s") == "ngo" or _is_nation(word) or is_title(word)):
        return False
    if not (mention.bare and mention.initial and len(mention.words) == 1):
        return True
    if word in attested or word in roles.CAPITALS or not word[1:].islower() or "." in word:
        return len(word) > 1
    return not looks_common(word) and word.lower() not in _NOUNS


def _is_nation(word: str) -> bool:
    return word.lower() in roles.NATIONS and word[1:].islower()
