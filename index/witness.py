"""The number of the last change, kept in a file beside the database.

SQLite takes a log that was damaged or lost for one that never held more. The file knows how far the store had come, so
that this is noticed.
"""

import json
from pathlib import Path

from index.private import make_private_file

_FILE = "generation"
_LENGTH = 80
"""Always as many bytes, so that they are written over those of before, even on a full disk."""


def note(folder: Path, identity: str, generation: int) -> None:
    """Note how far a store has come, after the change is in its database.

    A note that fails is left out: it could only have told of a loss later on.

    :param folder: the index folder.
    :param identity: the store's.
    :param generation: the number of its last change.
    """
    file = folder / _FILE
    try:
        make_private_file(file)
        with file.open("r+b") as stream:
            stream.write(json.dumps({"identity": identity, "generation": generation}).ljust(_LENGTH).encode())
    except OSError:
        return


def noted(folder: Path, identity: str) -> int:
    """How far a store had come; 0 when nothing is noted of it.

    :param folder: the index folder.
    :param identity: the store's.
    :return: the number of the last change that was noted.
    """
    try:
        found = json.loads((folder / _FILE).read_bytes())
        return int(found["generation"]) if found["identity"] == identity else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def loss_told(folder: Path) -> str:
    """What is said of a store that is behind what was noted of it."""
    return (
        f"The index in {folder} lost its last changes, for its log was damaged or deleted: documents added "
        "lately may be missing, and removed ones back. Run `python -m ingest` with your documents to take them in "
        "again and remove what should be gone, or put a backup in its place with --restore."
    )
