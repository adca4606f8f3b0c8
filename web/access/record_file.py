"""A file of lines that only grows, for its owner alone. A full one is put aside under its date, and none is deleted.

Several processes and threads may write to it. Knows nothing of what the lines say.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

LARGEST_BYTES = 10_000_000
"""Some 70,000 deeds, weeks of a busy newsroom; any editor still opens it at once."""


def append(file: Path, line: bytes) -> None:
    """Write a line at the end, whole or not at all.

    :param file: the file; it and its folder are made where there are none.
    :param line: the line, without the sign of its end.
    :raises OSError: when it cannot be written.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    while True:
        with _held(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, fcntl.LOCK_EX) as held:
            if not _is_at(file, held):
                continue
            size = os.fstat(held).st_size
            if size and size + len(line) >= LARGEST_BYTES:
                _put_aside(file)
                continue
            _write(held, size, line)
            return


def put_aside(file: Path) -> list[Path]:
    """The files that were put aside and not moved away since, the oldest first."""
    return sorted(file.parent.glob(f"{file.stem}-*Z{file.suffix}"))


def last_lines(file: Path, most: int) -> list[bytes]:
    """The lines at the end, read on in the file that was put aside last where there are few.

    :param file: the file.
    :param most: how many bytes are read at most; the first line may be cut.
    :return: the lines, the newest last; none where there is no file.
    :raises OSError: when it cannot be read.
    """
    while True:
        try:
            with _held(file, os.O_RDONLY, fcntl.LOCK_SH) as held:
                if not _is_at(file, held):
                    continue
                new = _end(held, most)
                return [*_before(file, most - len(new)), *new.splitlines()]
        except FileNotFoundError:
            return _before(file, most)


def _before(file: Path, most: int) -> list[bytes]:
    older = put_aside(file)
    if not older or most <= 0:
        return []
    with _held(older[-1], os.O_RDONLY, fcntl.LOCK_SH) as held:
        return _end(held, most).splitlines()


@contextmanager
def _held(file: Path, flags: int, lock: int) -> Iterator[int]:
    """An open file; who wants to write to it, or to put it aside, waits until it is closed."""
    opened = os.open(file, flags | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(opened, lock)
        yield opened
    finally:
        os.close(opened)


def _is_at(file: Path, held: int) -> bool:
    """Whether an open file still bears its name: who waited for it may find it put aside, or moved away."""
    try:
        return os.path.samestat(file.stat(), os.fstat(held))
    except FileNotFoundError:
        return False


def _put_aside(file: Path) -> None:
    """Give a file that is held a name that no other has; to take that of another would delete it."""
    while (aside := file.with_name(f"{file.stem}-{_moment()}Z{file.suffix}")).exists():
        pass
    file.rename(aside)


def _moment() -> str:
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="microseconds").replace(":", "-")


def _write(held: int, size: int, line: bytes) -> None:
    # After a power failure, the last line may be cut.
    begun = b"" if not size or os.pread(held, 1, size - 1) == b"\n" else b"\n"
    whole = begun + line + b"\n"
    if os.write(held, whole) < len(whole):  # the rest did not fit on the disk
        os.ftruncate(held, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _end(held: int, most: int) -> bytes:
    size = os.fstat(held).st_size
    return os.pread(held, most, max(0, size - most))
