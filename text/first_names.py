"""First names whose bearers mostly have one sex, as English texts write them; EITHER has those of both."""

from text.word_lists import read_words

_LISTS = read_words("first_names")
MEN = _LISTS["men"]
WOMEN = _LISTS["women"]
EITHER = _LISTS["either"]
PERSONAL = MEN | WOMEN | EITHER
TITLES_OF_MEN = _LISTS["titles_of_men"]
TITLES_OF_WOMEN = _LISTS["titles_of_women"]


def may_bear(title: str | None, first: str) -> bool:
    """Whether who has a title may have a first name: no "Mr." is called Jane, as far as names tell."""
    word = (title or "").lower().rstrip(".")
    return not ((word in TITLES_OF_MEN and first in WOMEN) or (word in TITLES_OF_WOMEN and first in MEN))
