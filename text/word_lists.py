"""Reads the word lists of this folder: TOML files in which a string is a list of words, parted by blanks."""

import tomllib
from pathlib import Path
from typing import Any


def read_lists(name: str) -> dict[str, Any]:
    """Read all that a file lists.

    :param name: the file's name without its ending.
    :return: the values as TOML has them.
    """
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def read_words(name: str) -> dict[str, frozenset[str]]:
    """Read the lists of words of a file; its tables and arrays are left out.

    :param name: the file's name without its ending.
    :return: the words by the name of their list.
    """
    return {key: frozenset(value.split()) for key, value in read_lists(name).items() if isinstance(value, str)}
