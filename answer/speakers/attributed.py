"""Whom a clause beside a quotation makes its speaker: grammar decides, never the order of the names.

The speaker is the subject of the verb of saying, who follows it where it comes first, who stands behind "according to"
or before a colon; never who is told. Knows English clauses; no documents.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.speakers.aliases import is_title
from answer.speakers.representatives import bodies_in
from text.names import names_in, person_names_in
from text.sentence_words import Word, WordClass, counted_words

_ARTICLES = frozenset("the a an".split())
_SHORTEST = 3
IT = "it"
"""Stands for a speaker that a pronoun names."""
_PRONOUN = re.compile(r"(?:^|[\s,;(—–-])(?:he|she|it|they|who)\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to (?P<who>.+)", re.IGNORECASE | re.DOTALL)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being)(?: \w+ly)? $")
_AGENT = re.compile(r"\bby (?P<who>.+)", re.DOTALL)
_RELATIVE = re.compile(r"\s*(?:and |but )?(?:who|whom|which|whose|that|where)\b")
_DETERMINED = re.compile(r"(?:^|\s)(?:an?|the|one|another|its|their)\s$", re.IGNORECASE)
_LEADS = re.compile(r"(?:[:—–-]|\bthat|\bas)\s*$")
_INTRODUCING = re.compile(r"^\W*(?:as\s+|in\s+(?=\S+(?: \S+)?[’']s\b))", re.IGNORECASE)
_SET_APART = re.compile(r"^[\s.,]*(?:[—–-]|\()")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a clause; `is_led` is whether a preposition governs it, `owns` whether it stands in the possessive."""

    text: str
    start: int
    end: int
    is_led: bool
    owns: bool


def speaker_before(clause: str) -> str | None:
    """Whom a clause before a quotation makes its speaker.

    :param clause: what stands between the beginning of the sentence and the quotation.
    :return: a name; IT for a pronoun, None for nobody.
    """
    verbs = _verbs(clause)
    if verbs or _ACCORDING.search(clause):
        return _speaker(clause, verbs[-1:])
    return _first(_INTRODUCING.sub("", clause), owning=True) if _LEADS.search(clause) else None


def speaker_after(clause: str) -> str | None:
    """Whom a clause after a quotation makes its speaker.

    :param clause: what stands between the quotation and the end of the sentence.
    :return: a name; IT for a pronoun, None for nobody.
    """
    verbs = _verbs(clause)
    if verbs or _ACCORDING.search(clause):
        return _speaker(clause, verbs[:1])
    return _first(clause, owning=False) if _SET_APART.search(clause) else None


def leads_on(clause: str) -> bool:
    """Whether a clause leads to the quotation after it: with a colon, "that", or a verb of saying at its end."""
    verbs = _verbs(clause)
    return bool(_LEADS.search(clause)) or bool(verbs and not clause[verbs[-1][1] :].strip(" ,"))


def named(words: str) -> str:
    """The name in words for a speaker, such as "police chief Ada Lee" or "a spokesman for Oculon"; else the words."""
    if all(word[0].isupper() or len(word) <= _SHORTEST for word in words.split()):
        return words
    return _first(words, owning=False) or _body(words) or words


def has_saying(clause: str) -> bool:
    """Whether a clause has a verb of saying."""
    return bool(_verbs(clause))


def _speaker(clause: str, verbs: Sequence[tuple[int, int]]) -> str | None:
    if according := _ACCORDING.search(clause):
        return _first(according["who"], owning=False) or _body(according["who"])
    start, end = verbs[0]
    if _PASSIVE.search(clause[:start]):
        agent = _AGENT.search(clause, end)
        return _first(agent["who"], owning=False) if agent else None
    before = clause[:start]
    if not re.search(r"\w", before):
        return _first(clause[end:], owning=False) or _body(clause[end:])
    if _is_handed_on(clause, start, end):
        return None
    found = _subject(clause, start) or _body(before) or (IT if _PRONOUN.search(before) else None)
    return found if found or _is_saying(clause, start) else _first(clause[end:].partition(",")[2], owning=False)


def _is_handed_on(clause: str, start: int, end: int) -> bool:
    """Whether a verb that is none of saying has somebody else's words for its object: "received a reply from X"."""
    object_ends = end + len(clause[end:].partition(",")[0])
    after = [one for one in _names(clause) if end <= one.start < object_ends]
    return not _is_saying(clause, start) and any(
        not one.is_led or re.search(r"\b(?:from|of|by) (?:the )?\Z", clause[: one.start]) for one in after
    )


def _is_saying(clause: str, start: int) -> bool:
    """Whether a verb is one of saying, rather than one that its form shows."""
    return any(one.start == start and one.kind in (WordClass.CUE, WordClass.HEDGE) for one in counted_words(clause))


def _subject(clause: str, verb: int) -> str | None:
    """The name that is the subject of a verb: the last before it that is the head of its part between commas."""
    names = [one for one in _names(clause) if one.end <= verb]
    bounds = [0, *(found.end() for found in re.finditer(r"[,;()]", clause[:verb])), verb]
    for start, end in reversed(list(pairwise(bounds))):
        part = clause[start:end]
        heads = [one for one in names if start <= one.start < end and not one.is_led and not one.owns]
        if not heads or _RELATIVE.match(part):
            continue
        head, is_last = heads[-1], end == verb
        following = clause[head.end : end].strip(" ,;()")
        is_other = bool(_DETERMINED.search(clause[: head.start])) if is_last else not _is_led_on(following)
        if not (following and is_other):
            return head.text
    return None


def _is_led_on(following: str) -> bool:
    """Whether what follows a name within its part only says more of it: it begins with a preposition."""
    counted = counted_words(following)
    return not counted or counted[0].before is not None


def _first(clause: str, *, owning: bool) -> str | None:
    """The first name of a clause that nothing governs: the last of its part, as in "Arlen police chief Ada Moreno"."""
    if _PRONOUN.match(clause.strip()):
        return IT
    names = [one for one in _names(clause) if not one.is_led and (owning or not one.owns)]
    for part in re.finditer(r"[^,;()]+", clause):
        inside = [one for one in names if part.start() <= one.start < part.end()]
        if inside and not _RELATIVE.match(part.group()) and not _verbs(clause[part.start() : inside[0].start]):
            return (inside[0] if inside[0].owns else inside[-1]).text
    return None


def _body(phrase: str) -> str | None:
    """Whom nameless words for a speaker make them speak for: "a spokeswoman for Oculon"."""
    parts = (part.strip() for part in re.split(r"[,;():—–]", phrase))
    return next((re.sub(r"[’']s?$", "", body) for part in parts for body in bodies_in(part)), None)


def _names(clause: str) -> list[_Name]:
    """The names of a clause, in order; of "Amnesty's Lena Rohrbach" both."""
    found: list[_Name] = []
    end = 0
    for name in names_in(clause):
        for text in re.split(r"(?<=[’']s) ", name):
            bare = _without_origin(re.sub(r"[’']s$", "", text))
            start = clause.find(bare, end)
            if start >= 0 and _is_name(clause, start, bare):
                end = start + len(bare)
                found.append(_Name(bare, start, end, _is_led(clause, start), bool(re.match(r"[’']", clause[end:]))))
    return found


def _without_origin(name: str) -> str:
    """A person's name without where they are from: "Ada Moreno of Arlen"; "Bank of China" is whole."""
    person, _, _ = name.partition(" of ")
    return person if person_names_in(person) else name


def _is_name(clause: str, start: int, name: str) -> bool:
    kinds = {word.start: word.kind for word in counted_words(clause)}
    return kinds.get(start) is WordClass.NAME and not is_title(name)


def _is_led(clause: str, start: int) -> bool:
    """Whether a preposition governs a name, with no mark between; "the head of police Ada Lee" is not of Ada Lee."""
    words = counted_words(clause)
    first = next(number for number, word in enumerate(words) if word.start == start)
    for number in range(first, -1, -1):
        word = words[number]
        between = clause[words[number - 1].end if number else 0 : word.start]
        nearest = re.split(r"[,;:()—–]", between)[-1].lower().split()
        if word.before in nearest:
            return word.before != "of" or number == first or not _ARTICLES.isdisjoint(nearest)
        if word.is_led or _is_verb(clause, word):
            return False
    return False


def _verbs(clause: str) -> list[tuple[int, int]]:
    """Where the verbs of saying stand; where there is none, other verbs that show themselves by their form."""
    words = [one for one in counted_words(clause) if _is_verb(clause, one)]
    saying = [one for one in words if one.kind is WordClass.CUE]
    return [(one.start, one.end) for one in saying or words]


def _is_verb(clause: str, word: Word) -> bool:
    if not word.text.islower() or word.text == "according" or clause[word.start - 1 : word.start] == "-":
        return False
    ends = word.text.endswith("ed") or (word.kind is WordClass.HEDGE and word.text.endswith("es"))
    return word.kind is WordClass.CUE or (len(word.text) > _SHORTEST and ends)
