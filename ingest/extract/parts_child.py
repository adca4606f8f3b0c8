"""The program that takes a file apart in a process of its own: `python -m ingest.extract.parts_child`.

The file comes in on standard input, and what is in it goes out on standard output, one part at a time.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.errors import SourceError
from ingest.extract.bounds import bound
from ingest.extract.messages import receive_source, send_part
from ingest.extract.parts import Part, take_apart
from ingest.records import Failure, Source


def main(arguments: Sequence[str]) -> None:
    """Take one file apart.

    :param arguments: the most megabytes of memory and seconds that it may take, and the number of the process that
        asks.
    """
    bound(*map(int, arguments))
    file = receive_source(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as answers:
        try:
            for part in _each_once(take_apart(file)):
                send_part(answers, part)
        except SourceError as error:
            send_part(answers, Failure(file.path, str(error)))


def _each_once(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts; a source at the path of another, as an attachment may be at that of a file, has a number more."""
    met = set[str]()
    for part in parts:
        path, number = part.path, 1
        while isinstance(part, Source) and path in met:
            number += 1
            path = f"{part.path}-{number}"
        if isinstance(part, Source):
            met.add(path)
        yield replace(part, path=path)


if __name__ == "__main__":
    main(sys.argv[1:])
