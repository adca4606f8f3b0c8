"""Has files of mail taken apart in a process of their own, since a small one can become very many parts."""

from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from index.errors import UnreadableSource
from ingest.extract.children import begin_child
from ingest.extract.mailbox import MESSAGE
from ingest.extract.messages import receive_source, send_source
from ingest.records import Source

MOST_SOURCES = 10_000
"""As many as some years of letters; each is read and stored like a file."""
_MEMORY_MB = 1000
"""What extracting a document may take, too; a message of 100 MB takes half of it."""
_SECONDS = 60
"""Of processor time; a mailbox of 200 MB takes ten."""


def taken_apart(file: Source) -> Iterator[Source]:
    """The sources in a file of mail, one at a time.

    :param file: the file.
    :yield: each message, followed by those of its attachments that are read.
    :raises UnreadableSource: when it takes too much memory or time, or holds too many.
    """
    if file.suffix == MESSAGE and b"name" not in file.content.lower():
        yield file  # nothing in it has a name, and beginning a process takes longer than most messages
        return
    child = begin_child("ingest.extract.mailbox_child", _MEMORY_MB, _SECONDS)
    try:
        with suppress(BrokenPipeError):
            send_source(cast(BinaryIO, child.stdin), file)
        yield from _received(cast(BinaryIO, child.stdout), file.path)
        if child.wait():
            raise UnreadableSource(
                f"{file.path} was given up: taking it apart took more memory or time than it may, or it is damaged; "
                "divide it, or save its messages alone."
            )
    finally:
        child.kill()
        with suppress(BrokenPipeError):
            child.communicate()


def _received(answers: BinaryIO, path: str) -> Iterator[Source]:
    for number in range(MOST_SOURCES + 1):
        try:
            source = receive_source(answers)
        except EOFError:
            return
        if number == MOST_SOURCES:
            raise UnreadableSource(f"{path} holds more than {MOST_SOURCES:,} messages and attachments; divide it.")
        yield source
