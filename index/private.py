"""What is written is the user's alone: files for nobody else to read, folders for nobody else to open."""

import os
import stat
from contextlib import suppress
from pathlib import Path

_FILE, _FOLDER = 0o600, 0o700


def be_private() -> None:
    """Let all that this process makes from now on be its user's alone; called where a program starts."""
    os.umask(0o077)


def make_private_folder(folder: Path) -> None:
    """Make a folder that others may not open; one that is there already is closed to them."""
    folder.mkdir(_FOLDER, parents=True, exist_ok=True)
    close_to_others(folder)


def make_private_file(file: Path) -> None:
    """Make an empty file that others may not read; one that is there already is closed to them and keeps its content.

    That one is not opened: a process that closes a file lets go of all the locks that it has on it, as SQLite's.

    :param file: the file.
    :raises OSError: when it is not there and cannot be made.
    """
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FILE))
    close_to_others(file)


def close_to_others(*paths: Path) -> None:
    """Take from others what they may do with files and folders that exist, as far as those are this user's.

    A folder that is everybody's, such as /tmp, stays as it is: somebody may have named it for an index.
    """
    for path in paths:
        with suppress(OSError):  # it is another user's, or just went
            mode = path.stat().st_mode
            if mode & 0o077 and not mode & stat.S_ISVTX:
                path.chmod(_FOLDER if stat.S_ISDIR(mode) else _FILE)
