"""First names whose bearers mostly have one sex, as English texts write them; EITHER has those of both."""

from text.word_lists import read_lists, read_words

_LISTS = read_words("first_names")
MEN = _LISTS["men"]
WOMEN = _LISTS["women"]
EITHER = _LISTS["either"]
PERSONAL = MEN | WOMEN | EITHER
TITLES_OF_MEN = _LISTS["titles_of_men"]
TITLES_OF_WOMEN = _LISTS["titles_of_women"]
_SHORT_FORMS: dict[str, str] = read_lists("first_names")["short_forms"]


def is_first_name(word: str) -> bool:
    """Whether a word in small letters is a first name, or what one is short for."""
    return word.title() in PERSONAL or word in _SHORT_FORMS


def are_one_first_name(one: str, other: str) -> bool:
    """Whether two first names in small letters may be one: "joe" is short for "joseph", "j" for any that it begins."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and long[:1] == short) or _is_short(one, other) or _is_short(other, one)


def _is_short(short: str, long: str) -> bool:
    return long in _SHORT_FORMS.get(short, "").split()


def may_bear(title: str | None, first: str) -> bool:
    """Whether who has a title may have a first name: no "Mr." is called Jane, as far as names tell."""
    word = (title or "").lower().rstrip(".")
    return not ((word in TITLES_OF_MEN and first in WOMEN) or (word in TITLES_OF_WOMEN and first in MEN))
