"""Names in running text, by their capitals. Knows words only: no index, no model."""

import re

from text import roles
from text.capitals import ARTICLE, FAMILY_LINKS, MARKS, PARTICLES, UPPER
from text.speech import OPENING

_WORD = rf"(?:{ARTICLE})?[{UPPER}][\w{MARKS}&’'.-]*[\w{MARKS}]|[{UPPER}]"
_NAME = re.compile(rf"(?:{_WORD})(?:(?:{FAMILY_LINKS}| (?:of|the|for|and|&)) (?:{_WORD}))*")
# "Saudi" begins a country's own name.
_ORIGINS = roles.NATIONS - {"saudi"} | {"western"}
# Also in names of bodies and papers, though these words alone are neither: "Human Rights", "Die Welt Online".
_OTHERS = frozenset("list article report justice rights states world week online".split())
_IMPERSONAL = roles.BODIES | roles.THINGS | _OTHERS


def names_in(text: str) -> list[str]:
    """Find capitalised names, in order, without question words, articles and bare nationalities around them."""
    found = (_trim(match.group()) for match in _NAME.finditer(text))
    return list(dict.fromkeys(name for name in found if name))


def person_names_in(text: str) -> list[str]:
    """Find names that may be a person's: two or three capitalised words, none of which tells an organisation or act."""
    return [name for name in names_in(text) if 2 <= _count(name) <= 3 and not _is_impersonal(name)]


def _count(name: str) -> int:
    """How many words a name has without its particles: two in "Ursula von der Leyen"."""
    return sum(word not in PARTICLES for word in name.split())


def _is_impersonal(name: str) -> bool:
    words = name.lower().split()
    return any(word in _IMPERSONAL or word.isupper() for word in words) or bool(
        re.search(r"\d|\b(?:of|the|and)\b", name)
    )


def _are_letters(words: list[str]) -> bool:
    """Whether a name begins with letters that stand for a longer one ("WHO"), not with words in capitals."""
    is_letters = len(words[0]) > 1 and words[0].isupper() and words[0] not in ("AN", "THE")
    return is_letters and not any(word.isupper() for word in words[1:])


def _trim(name: str) -> str:
    """Drop words that only open a sentence or describe ("Did Idemia", "Swedish"), and a possessive ending."""
    words = name.split()
    while words and words[0].lower().rstrip(".") in OPENING | _ORIGINS and not _are_letters(words):
        words.pop(0)
    return re.sub(r"[’']s?$", "", " ".join(words))
