"""The program that draws a page in a process of its own: `python -m web.pictures.child`.

What is wanted comes in on standard input, as a line of JSON with the PDF file behind it; the picture goes out.
"""

import json
import sys

from ingest.extract.bounds import bound

FAILED = 3
"""The exit code where there is no such page, or none that can be drawn."""


def main(memory_mb: int, seconds: int, parent: int) -> int:
    """Draw a page within bounds.

    :param memory_mb: the most megabytes of memory it may take.
    :param seconds: the most seconds of processor time.
    :param parent: the number of the process that asks.
    :return: the exit code.
    """
    bound(memory_mb, seconds, parent)
    from web.pictures.marks import Words
    from web.pictures.page import draw
    from web.pictures.picture import to_message

    wanted = json.loads(sys.stdin.buffer.readline())
    words = Words(**wanted["words"]) if wanted["words"] else None
    try:
        picture = draw(sys.stdin.buffer.read(), wanted["page"], words, wanted["languages"])
    except (MemoryError, ValueError):
        return FAILED
    if picture is None:
        return FAILED
    sys.stdout.buffer.write(to_message(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
