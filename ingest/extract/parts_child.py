"""The program that takes a file apart in a process of its own: `python -m ingest.extract.parts_child`.

The file comes in on standard input, and what is in it goes out on standard output, one part at a time.
"""

import os
import sys
from collections.abc import Sequence

from index.errors import SourceError
from ingest.extract.bounds import bound
from ingest.extract.messages import receive_source, send_part
from ingest.extract.parts import take_apart
from ingest.records import Failure


def main(arguments: Sequence[str]) -> None:
    """Take one file apart.

    :param arguments: the most megabytes of memory and seconds that it may take, and the number of the process that
        asks.
    """
    bound(*map(int, arguments))
    file = receive_source(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as answers:
        try:
            for part in take_apart(file):
                send_part(answers, part)
        except SourceError as error:
            send_part(answers, Failure(file.path, str(error)))


if __name__ == "__main__":
    main(sys.argv[1:])
