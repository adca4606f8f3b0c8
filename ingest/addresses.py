"""What users name, a web address or a path, and what the store knows it by."""

import re
from pathlib import Path

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS_IN_FILE = re.compile(r"#(?=https?://)", re.IGNORECASE)


def is_address(argument: str | Path) -> bool:
    """Whether what a user named is a web address."""
    return isinstance(argument, str) and bool(_ADDRESS.match(argument))


def source_key(path: str) -> str:
    """What a source is known by in the store: its address, or its path from the root, whatever the current folder."""
    if is_address(path):
        return path
    file, *address = _ADDRESS_IN_FILE.split(path, maxsplit=1)  # of which no "/" may be lost
    return "#".join([str(Path.cwd() / file), *address])
