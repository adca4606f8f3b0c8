"""Finds what a user names: files, folders, web addresses and the records of collections, read one at a time.

Owns walking, and saying plainly why something cannot be read.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from index.errors import SourceError
from index.output import harmless
from index.settings import SOURCE_MB
from ingest.addresses import is_address
from ingest.border import border
from ingest.extract.parts_process import taken_apart
from ingest.fetch.page import fetch
from ingest.formats import holds_files, is_collection, suffix_of
from ingest.jsonl import RecordError, bounded_lines, read_records
from ingest.records import Failure, Source, never, original_of
from ingest.skipped import is_skipped


def find_sources(
    arguments: Sequence[str | Path],
    *,
    largest_mb: int = SOURCE_MB,
    follow_links: bool = False,
    inside: Sequence[Path] = (),
    only_public: bool = False,
) -> Iterator[Source | Failure]:
    """Read the files, folders and http(s) addresses named, lazily and in a fixed order.

    :param arguments: what is named.
    :param largest_mb: files with more megabytes are not read.
    :param follow_links: whether links are followed that lead out of the folders named.
    :param inside: the folders and files within which all must lie, where that is not what is named.
    :param only_public: whether addresses must be of public hosts: where it is not the user who names them.
    :yield: a source for each thing that can be read and a failure for each that cannot.
    """
    for argument in arguments:
        if is_address(argument):
            yield from fetched(str(argument), only_public=only_public)
            continue
        allowed = None if follow_links else [_real(path) for path in inside or [Path(argument)]]
        for file in _walk(Path(argument), set(), allowed):
            if isinstance(file, Failure):
                yield file
            else:
                yield from _read_file(file, largest_mb)


def find_files(paths: Sequence[Path], inside: Sequence[Path]) -> Iterator[Path | Failure]:
    """The files at and below some paths in a fixed order, unread, and a failure for each that `find_sources` refuses.

    :param paths: what is looked through.
    :param inside: the folders and files within which all must lie.
    :yield: the files, and failures.
    """
    allowed = [_real(path) for path in inside]
    for path in paths:
        yield from _walk(path, set(), allowed)


def total_size(arguments: Sequence[str | Path]) -> int:
    """The bytes of all files that `find_sources` would read; what cannot be seen, as a page, counts nothing."""
    size = 0
    for argument in arguments:
        for file in () if is_address(argument) else _walk(Path(argument), set(), None):
            with suppress(OSError):
                size += 0 if isinstance(file, Failure) else file.stat().st_size
    return size


def shown_path(path: Path) -> str:
    """The path as users see it: relative to the current folder when inside it, else absolute."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # a link keeps the name that the user knows
    folder = Path.cwd()
    return printable((absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute).as_posix())


def printable(path: str) -> str:
    """The path with escapes for bytes that are not UTF-8, for line ends, and for what gives a terminal orders."""
    return harmless(path.encode("utf-8", "backslashreplace").decode()).replace("\n", "\\n").replace("\t", "\\t")


def _real(path: Path) -> Path:
    """Where a path leads; one that leads nowhere is looked at when it is read."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _walk(path: Path, visited: set[tuple[int, int]], allowed: Sequence[Path] | None) -> Iterator[Path | Failure]:
    """Files at or below `path`; each folder is entered once, so that links cannot make a loop.

    What leads out of the `allowed` files and folders is refused; None allows all.
    """
    shown = shown_path(path)
    try:
        status = path.stat()
        if allowed is not None and not any(path.resolve().is_relative_to(one) for one in allowed):
            yield Failure(shown, f"{shown} leads out of the folder; name what it leads to, or use --follow-links.")
            return
        if stat.S_ISREG(status.st_mode):
            yield path
            return
        if not stat.S_ISDIR(status.st_mode):
            yield Failure(shown, f"{shown} is neither a file nor a folder; name a document or a folder of documents.")
            return
        identity = (status.st_dev, status.st_ino)
        names = [] if identity in visited else sorted(entry.name for entry in os.scandir(path))
    except (OSError, RuntimeError, ValueError) as error:
        yield _failure(shown, error, path.is_symlink())
        return
    visited.add(identity)
    for name in names:
        if not is_skipped(name):
            yield from _walk(path / name, visited, allowed)


def _read_file(path: Path, largest_mb: int) -> Iterator[Source | Failure]:
    shown, suffix = shown_path(path), suffix_of(path.name)
    try:
        with path.open("rb") as file:
            if is_collection(suffix) and not holds_files(suffix):
                yield from _split(shown, file, suffix)
            elif (content := _content(file, largest_mb << 20)) is None:
                yield _too_large(shown, largest_mb)
            else:
                yield from _parts(Source(shown, content, suffix), largest_mb)
    except OSError as error:
        yield _failure(shown, error, path.is_symlink())


def _parts(file: Source, largest_mb: int) -> Iterator[Source | Failure]:
    """What is in a file, which is the file itself where it holds no others."""
    if not holds_files(file.suffix):
        yield file
        return
    try:
        for part in taken_apart(file):
            is_large = isinstance(part, Source) and len(part.content) > largest_mb << 20
            yield _too_large(part.path, largest_mb) if is_large else part
    except SourceError as error:
        yield Failure(file.path, str(error))


def _too_large(shown: str, largest_mb: int) -> Failure:
    return Failure(shown, f"{shown} is larger than {largest_mb} MB; divide it, or raise VERBATIM_SOURCE_MB.")


def _content(file: BinaryIO, most_bytes: int) -> bytes | None:
    """All that is in a file, None where that is more; whatever its size is said to be, for some files grow."""
    if os.fstat(file.fileno()).st_size > most_bytes:
        return None
    content = file.read(most_bytes + 1)
    return content if len(content) <= most_bytes else None


def fetched(
    address: str, *, only_public: bool = False, is_stopped: Callable[[], bool] = never
) -> Iterator[Source | Failure]:
    """Fetch what is at an address.

    :param address: the address.
    :param only_public: whether it may be nowhere but in the public internet; else the host that it names may.
    :param is_stopped: asked often; when it says so, the page is not waited for.
    :yield: a source, or one for each record of a collection; a failure where it cannot be had.
    :raises Stopped: when a stop was asked for.
    """
    try:
        with border(address, "fetching it"):
            page = fetch(address, only_public=only_public, is_stopped=is_stopped)
    except SourceError as error:
        yield Failure(address, str(error))
        return
    if not is_collection(page.suffix) and not holds_files(page.suffix):
        original = original_of(page.name, page.suffix, page.received)
        yield Source(address, page.content, page.suffix, page.url, page.retrieved, original=original)
        return
    for found in _held(address, page.content, page.suffix):
        if isinstance(found, Failure):
            yield found
        else:
            # What it holds alone: with the whole of it, what is removed of it would stay.
            original = original_of(found.path, found.suffix, found.content)
            url, retrieved = found.url or page.url, found.retrieved or page.retrieved
            yield replace(found, url=url, retrieved=retrieved, original=original)


def _held(shown: str, content: bytes, suffix: str) -> Iterator[Source | Failure]:
    """What a file holds: other files, or records."""
    if holds_files(suffix):
        return _parts(Source(shown, content, suffix), SOURCE_MB)
    return _split(shown, BytesIO(content), suffix)


def _split(shown: str, file: BinaryIO, suffix: str) -> Iterator[Source | Failure]:
    """The records of a collection, each a source of its own."""
    for record in read_records(bounded_lines(file)):
        if isinstance(record, RecordError):
            yield Failure(f"{shown}#line-{record.line}", f"Line {record.line} of {shown} {record.reason}")
        else:
            yield Source(printable(f"{shown}#{record.id}"), record.content, suffix)


def _failure(shown: str, error: OSError | RuntimeError | ValueError, is_link: bool) -> Failure:
    if isinstance(error, FileNotFoundError) and is_link:
        return Failure(shown, f"{shown} is a link that points to nothing; remove or repair it.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Failure(shown, f"There is no file or folder {shown}; check the spelling and the current folder.")
    if isinstance(error, PermissionError):
        return Failure(shown, f"{shown} may not be read; give yourself permission to read it.")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Failure(shown, f"{shown} cannot be read ({reason}); check the path and the disk.")
