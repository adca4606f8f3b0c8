"""Which names mean one speaker, as corpus/aliases.toml says, which users edit. Knows no documents."""

import re
import tomllib
from functools import cache
from pathlib import Path

from index.errors import SettingsError

ALIASES = Path(__file__).resolve().parent.parent / "corpus" / "aliases.toml"
_UNCOUNTED = frozenset("the mr mrs ms dr".split())


def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, without case, articles, titles and a possessive ending."""
    return frozenset(re.findall(r"\w+", re.sub(r"[’']s\b", "", name.casefold()))) - _UNCOUNTED


def shown_name(name: str) -> str:
    """The name that stands for all names of the same speaker; the name itself when nothing is known of it.

    :param name: a speaker's name.
    :return: the name to show.
    :raises SettingsError: when the file of aliases cannot be read.
    """
    return _shown().get(name_words(name), name)


@cache
def _shown() -> dict[frozenset[str], str]:
    return read_aliases(ALIASES)


def read_aliases(file: Path) -> dict[frozenset[str], str]:
    """Read a file of aliases.

    :param file: the file; one that is missing holds none.
    :return: the name to show by the words of each name.
    :raises SettingsError: when it is no TOML, or not of the form that its first lines explain.
    """
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"The file of aliases {file} cannot be read ({error}); mend or remove it.") from error
    for shown, others in listed.items():
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise SettingsError(
                f'In {file}, {shown!r} is not followed by a list of names, such as ["Morpho"]; mend it.'
            )
    return {name_words(name): shown for shown, others in listed.items() for name in (shown, *others)}
