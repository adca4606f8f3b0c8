"""Has files that hold others taken apart in a process of their own, since a small one can become very many parts."""

from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from index.errors import UnreadableSource
from ingest.extract.children import begin_child, kill_child
from ingest.extract.mailbox import MESSAGE
from ingest.extract.messages import receive_part, send_source
from ingest.extract.parts import Part
from ingest.records import Source

MOST_PARTS = 10_000
"""As many as some years of letters; each is read and stored like a file."""
_MEMORY_MB = 1000
"""What extracting a document may take, too; a message of 100 MB takes half of it."""
_SECONDS = 60
"""Of processor time; a mailbox of 200 MB takes ten."""


def taken_apart(file: Source) -> Iterator[Part]:
    """What is in a file, one part at a time.

    :param file: the file.
    :yield: as `take_apart` does; last a failure where the file is damaged, or holds more than it may.
    :raises UnreadableSource: when it takes too much memory or time, or holds too many.
    """
    if file.suffix == MESSAGE and b"name" not in file.content.lower():
        yield file  # nothing in it has a name, and beginning a process takes longer than most messages
        return
    child = begin_child("ingest.extract.parts_child", _MEMORY_MB, _SECONDS)
    try:
        with suppress(BrokenPipeError):
            send_source(cast(BinaryIO, child.stdin), file)
        yield from _received(cast(BinaryIO, child.stdout), file.path)
        if child.wait():
            raise UnreadableSource(
                f"{file.path} was given up: taking it apart took more memory or time than it may, or it is damaged; "
                "divide it, or add what it holds file by file."
            )
    finally:
        kill_child(child)
        with suppress(BrokenPipeError):
            child.communicate()


def _received(answers: BinaryIO, path: str) -> Iterator[Part]:
    for number in range(MOST_PARTS + 1):
        try:
            part = receive_part(answers)
        except EOFError:
            return
        if number == MOST_PARTS:
            raise UnreadableSource(f"{path} holds more than {MOST_PARTS:,} files; divide it.")
        yield part
