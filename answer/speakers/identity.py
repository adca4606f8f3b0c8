"""Whether two names mean one speaker: for sure, perhaps, or not, as far as a document says.

A part of a name is another name until the document says otherwise: "China" is not "China Labor Watch". Knows names and
the text that they stand in; no statements.
"""

import re
from enum import IntEnum
from functools import lru_cache

from answer.speakers.aliases import folded, name_key, shown_name
from index.memory import remembered_by_text
from text.names import names_in, person_names_in
from text.sentence_words import WordClass, counted_words

Words = tuple[str, ...]
_FEWEST_LETTERS = 3
_LONGEST_PARTICLE = 3
_MEANS = (
    r"(?:also |better )?(?:or|called|hereafter|hereinafter|known as|"
    r"(?:short|shortened|abbreviated|the acronym|the abbreviation)(?: as| to| for| of)?)"
)


class Sameness(IntEnum):
    """Whether two names mean one speaker."""

    OTHER = 0
    UNCLEAR = 1
    SAME = 2


def sameness(asked: str, name: str | None, text: str = "") -> Sameness:
    """Compare two names.

    :param asked: the one.
    :param name: the other.
    :param text: the document's, which may introduce a short form; without it, only whole names are surely the same.
    :return: the same for whole names, listed aliases, and what the document introduces beyond doubt; unclear for other
        surnames, beginnings and initials.
    """
    if not name or not name_key(asked) or not name_key(name):
        return Sameness.OTHER
    # What is remembered knows no aliases, so that others may be used later.
    if name_key(asked) == name_key(name) or shown_name(asked) == shown_name(name):
        return Sameness.SAME
    return _compared(text, asked, name)


@remembered_by_text
def _compared(text: str, asked: str, name: str) -> Sameness:
    """Compare two names that are neither one nor aliases of one."""
    one, other = name_key(asked), name_key(name)
    if any(name_key(part) == one for part in name.split(" and ")):
        return Sameness.SAME if _stands_alone(text, one, other) else Sameness.UNCLEAR
    if _introduces(text, one, other) or _introduces(text, other, one):
        return Sameness.SAME
    (short, _), (long, whole) = sorted(((one, asked), (other, name)), key=lambda pair: (len(pair[0]), len(pair[1])))
    if _are_letters(asked, name) or _are_letters(name, asked):
        return Sameness.UNCLEAR
    if short[-1] == long[-1] and _is_person(whole, text) and not _is_place(text, long[-1:]):
        return _by_surname(short, long, text)
    if len(short) == len(long) or short != long[: len(short)] or _is_place(text, short, long[len(short)]):
        return Sameness.OTHER
    return Sameness.UNCLEAR


def _by_surname(short: Words, long: Words, text: str) -> Sameness:
    """A person's surname, or the name without one in the middle, means whoever alone bears it in the document."""
    if short != long[-len(short) :] and not _fits(short[0], long[0]):
        return Sameness.OTHER
    if len(short) == len(long) and not all(map(_fits, short, long)):
        return Sameness.OTHER
    if not re.search(rf"\b{_pattern(long)}\b", _folded(text)):
        return Sameness.UNCLEAR
    is_only = all(_fits(one[0], long[0]) for one in _bearers(text, long[-1])) and not _names_body(text, long[-1])
    return Sameness.SAME if is_only else Sameness.UNCLEAR


def _fits(one: str, other: str) -> bool:
    """Whether two first names may be one: "J" and "Jane"."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_person(name: str, text: str) -> bool:
    """Whether a whole name may be a person's: no word tells of a body, and it has no "in" within and no "the" before.

    Nor has the document its first word alone, as it has "Greenpeace" beside "Greenpeace Germany".
    """
    words = name_key(name)
    joined = any(word.before for word in counted_words(name)) or "and" in words
    if joined or _is_phrase(name) or len(words) < 2 or not person_names_in(f"{words[0].title()} {words[-1].title()}"):
        return False
    is_alone = re.search(rf"\b{re.escape(name.split()[0])}\b(?![.-]? ?(?:[a-z]{{2,3}}[ -])?[^\W\da-zß-öø-ÿ])", text)
    return not is_alone and not re.search(rf"\bthe {_pattern(words)}\b", _folded(text))


def _is_phrase(name: str) -> bool:
    """Whether words describe somebody rather than name them: they have a comma, or small letters beside capitals."""
    has_capitals = not name.islower()
    return "," in name or any(has_capitals and one.islower() and len(one) > _LONGEST_PARTICLE for one in name.split())


def _bearers(text: str, surname: str) -> frozenset[Words]:
    """The names of a document that end with a surname and have a first name before it, perhaps with "al-" between."""
    behind = rf"\b([A-Z]\w+) [a-z]{{2,3}}[ -](?i:{re.escape(surname)})\b"
    linked = (name_key(f"{one} {surname}") for one in re.findall(behind, folded(text)))
    return frozenset(one for one in (*_names_of(text), *linked) if len(one) > 1 and one[-1] == surname)


def _names_body(text: str, surname: str) -> bool:
    """Whether a surname begins the name of a body, too: Lucas Noldus, and Noldus Information Technology."""
    begun = [one for one in _names_of(text) if len(one) > 1 and one[0] == surname]
    return any(not person_names_in(" ".join(one).title()) for one in begun)


@lru_cache(maxsize=256)
def _names_of(text: str) -> frozenset[Words]:
    """The names in a document's text, word by word; what "and" joins counts together and each for itself.

    "Yesterday Smith" is none: the word that opens it is an ordinary one.
    """
    found = (one for name in names_in(text) for one in (name, *re.split(r" (?:and|&) ", name)))
    named = (one for one in found if (counted := counted_words(one)) and counted[0].kind is WordClass.NAME)
    return frozenset(words for one in named if (words := name_key(one)))


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """The text of a document in lower case, without accents."""
    return folded(text).casefold()


def _introduces(text: str, short: Words, long: Words) -> bool:
    """Whether a document says that a short name means a long one, as in "Human Rights Watch (HRW)", and no other."""
    if not _may_shorten(short, long):
        return False
    plain, brief, full = _folded(text), _pattern(short), _pattern(long)
    forms = (
        rf"\b{full}\W{{0,2}}[(\[]\W?(?:(?:{_MEANS}|the)\W{{1,2}})*{brief}\W?(?: for short)?\W?[)\]]",
        rf"\b{brief}\W{{0,2}}[(\[]\W?(?:the )?{full}\W?[)\]]",
        rf"\b{full}, (?:(?:which|who) is )?{_MEANS}\W{{1,2}}(?:the )?{brief}\b",
        rf"\b{brief}, (?:(?:which|that) (?:is|stands) )?{_MEANS}\W{{1,2}}(?:the )?{full}\b",
    )
    if not any(re.search(form, plain) for form in forms):
        return False
    bracketed = re.finditer(rf"\(\W?{brief}\W?\)", plain)
    return all(re.search(rf"\b{full}\W*\Z", plain[: one.start()]) for one in bracketed)


def _may_shorten(short: Words, long: Words) -> bool:
    """Whether a name may be short for another: some of its words, or of their letters, from the first on."""
    if len(short) >= len(long):
        return False
    letters = iter("".join(long))
    return set(short) <= set(long) or (short[0][0] == long[0][0] and all(one in letters for one in "".join(short)))


def _pattern(words: Words) -> str:
    return r"\W{1,2}".join(map(re.escape, words))


def _are_letters(letters: str, name: str) -> bool:
    """Whether three letters or more begin the words of a name: "CDC" of the Centers for Disease Control."""
    initials = "".join(word[0] for word in re.findall(r"\w+", folded(name)) if word[0].isupper())
    return len(letters) >= _FEWEST_LETTERS and letters.isupper() and letters in (initials, initials[: len(letters)])


def _is_place(text: str, name: Words, following: str = "") -> bool:
    """Whether a document has a name as a place's, and no longer one there: "in China", not "in China Daily"."""
    goes_on = rf"(?!\W+{re.escape(following)}\b)" if following else ""
    place = rf"\b(?:in|across|throughout|within|inside) {_pattern(name)}\b(?![’']){goes_on}"
    return bool(re.search(place, _folded(text)))


def _stands_alone(text: str, part: Words, whole: Words) -> bool:
    """Whether a document has a part of a name oftener than the name: "Thales and Idemia" are two that it names."""
    plain = _folded(text)
    return len(re.findall(rf"\b{_pattern(part)}\b", plain)) > len(re.findall(rf"\b{_pattern(whole)}\b", plain))
