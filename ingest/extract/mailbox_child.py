"""The program that takes a file of mail apart in a process of its own: `python -m ingest.extract.mailbox_child`.

The file comes in on standard input, and the sources in it go out on standard output, one at a time.
"""

import os
import sys
from collections.abc import Sequence

from ingest.extract.bounds import bound
from ingest.extract.mailbox import take_apart
from ingest.extract.messages import receive_source, send_source


def main(arguments: Sequence[str]) -> None:
    """Take one file apart.

    :param arguments: the most megabytes of memory and seconds that it may take, and the number of the process that
        asks.
    """
    bound(*map(int, arguments))
    file = receive_source(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb") as answers:
        for source in take_apart(file.path, file.content, file.suffix):
            send_source(answers, source)


if __name__ == "__main__":
    main(sys.argv[1:])
