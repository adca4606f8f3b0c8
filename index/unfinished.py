"""Folders for work that may be killed. Each is held while it is worked in, so that what a killed one left is known."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import mkdtemp

try:
    import fcntl
except ImportError:  # Windows, where nothing is held, and nothing that was left is deleted
    fcntl = None  # type: ignore[assignment]

_ATTEMPTS = 3
"""Another process may take a folder for left over in the moment before it is held."""


@contextmanager
def unfinished(parent: Path, name: str) -> Iterator[Path]:
    """Make a folder to work in, for nobody else, and delete it at the end, with those that killed processes left.

    :param parent: where to make it.
    :param name: what its name begins with.
    :yield: the folder.
    :raises OSError: when it cannot be made.
    """
    clear_unfinished(parent, name)
    folder, held = _make(parent, name)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def clear_unfinished(parent: Path, name: str) -> None:
    """Delete the folders that killed processes left.

    :param parent: where they lie.
    :param name: what their names begin with.
    """
    for left in parent.glob(f"{escape(name)}-*") if fcntl else ():
        with suppress(OSError):
            if (held := hold(left)) is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(held)


def _make(parent: Path, name: str) -> tuple[Path, int | None]:
    for _ in range(_ATTEMPTS):
        folder = Path(mkdtemp(prefix=f"{name}-", dir=parent))
        with suppress(FileNotFoundError, BlockingIOError):
            return folder, hold(folder)
    raise BlockingIOError(f"folders of {parent} are deleted as soon as they are made")


def hold(path: Path) -> int | None:
    """Lock a file or folder; the system lets it go when this process ends, however it ends.

    :param path: the file or folder.
    :return: what is to be closed when it need not be locked any more; None where nothing can be.
    :raises BlockingIOError: when another process holds it.
    :raises OSError: when it cannot be opened.
    """
    if not fcntl:
        return None
    held = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise
    return held
