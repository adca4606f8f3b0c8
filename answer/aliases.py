"""Which names mean one speaker, as aliases.toml in the corpus folder says, which users edit. Knows no documents."""

import os
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.errors import SettingsError
from index.settings import PREFIX, read_settings

_CORPUS = f"{PREFIX}CORPUS"
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
    return _shown(os.environ.get(_CORPUS)).get(name_words(name), name)


@cache
def _shown(corpus: str | None) -> dict[frozenset[str], str]:
    # Names are compared far below the entry points, by the hundred thousand: so the one setting that matters is asked
    # of the environment, the only place that sets it, and each folder's file is read once.
    return read_aliases(aliases_file({} if corpus is None else {_CORPUS: corpus}))


def aliases_file(environment: Mapping[str, str]) -> Path:
    """The file of aliases: it lies in the folder of the corpus that the settings name."""
    return read_settings(environment).corpus / "aliases.toml"


def read_aliases(file: Path) -> dict[frozenset[str], str]:
    """Read a file of aliases.

    :param file: the file; one that is missing holds none.
    :return: the name to show by the words of each name.
    :raises SettingsError: when it is no TOML, or not of the form that its first lines explain.
    """
    try:
        listed = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):  # the corpus may be one file
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"The file of aliases {file} cannot be read ({error}); mend or remove it.") from error
    for shown, others in listed.items():
        if not isinstance(others, list) or not all(isinstance(other, str) for other in others):
            raise SettingsError(
                f'In {file}, {shown!r} is not followed by a list of names, such as ["Morpho"]; mend it.'
            )
    return {name_words(name): shown for shown, others in listed.items() for name in (shown, *others)}
