"""Where uploads lie until they are read: in the folder of the index, for the user alone, while the app runs.

What an app left there that was killed, the next one deletes.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

_NAME = "uploads"


@contextmanager
def upload_folder(index: Path) -> Iterator[Path]:
    """Make a folder for the uploads of one app, and delete it at the end.

    An index that cannot be written to takes no uploads in; the folder then lies with the system's temporary files.

    :param index: the folder of the index.
    """
    try:
        folder, held = _make(index / _NAME)
    except OSError:
        with TemporaryDirectory(prefix="verbatim-") as elsewhere:
            yield Path(elsewhere)
        return
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)


def _make(uploads: Path) -> tuple[Path, int]:
    """A new folder among those of apps that run, and what holds it as long as this process lives."""
    uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
    uploads.chmod(0o700)
    for left in uploads.iterdir():
        with suppress(OSError):
            os.close(_hold(left))
            shutil.rmtree(left)
    folder = Path(mkdtemp(dir=uploads))
    return folder, _hold(folder)


def _hold(folder: Path) -> int:
    """Lock a folder; the system lets it go when this process ends, however it ends."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise
    return held
