"""Takes a file apart that holds others: mail, archives and captures of the web, each as the table of formats says."""

from collections.abc import Callable, Iterator
from pkgutil import resolve_name

from ingest.formats import row_of
from ingest.records import Failure, Source

Part = Source | Failure


def not_opened(path: str) -> Failure:
    """Says that what holds documents of its own is not opened where it lies in another file."""
    return Failure(path, f"{path} lies in another file and holds files of its own; unpack it and add what is in it.")


def take_apart(file: Source, mark: str = "#") -> Iterator[Part]:
    """What is in a file.

    :param file: the file.
    :param mark: what stands between its path and the names of what it holds.
    :yield: a source for each thing that is read, and a failure for each that should be and cannot.
    :raises SourceError: when the file is damaged, or holds more than it may.
    """
    row = row_of(file.suffix)
    if row is None or not row.parts:
        yield file
        return
    parts: Callable[[str, bytes, str], Iterator[Part]] = resolve_name(row.parts)
    yield from parts(file.path, file.content, mark)
