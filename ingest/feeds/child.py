"""The program that reads a feed in a process of its own: `python -m ingest.feeds.child`.

The one file that knows feedparser. The address of the feed and the type that its server states come in on the first
line of standard input, and the feed behind it; what was read goes out as JSON.
"""

import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urldefrag, urljoin

from ingest.extract.bounds import bound

MOST_ENTRIES = 500
"""Ten times as many as most feeds list; who lists more has a list of all that there ever was."""
_LONGEST = 2000
"""In characters, of a title, an id and a link: browsers take no longer address."""


def main(arguments: Sequence[str]) -> None:
    """Read one feed.

    :param arguments: the most megabytes of memory and seconds that it may take, and the number of the process that
        asks.
    """
    bound(*map(int, arguments))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a parser prints must not get between
    address, content_type = json.loads(sys.stdin.buffer.readline())
    json.dump(read(sys.stdin.buffer.read(), address, content_type), answers)


def read(content: bytes, address: str, content_type: str) -> dict[str, Any]:
    """What a feed says.

    :param content: its bytes.
    :param address: where it was in the end.
    :param content_type: the type that its server states.
    :return: its kind, empty where it is no feed, its title, and of each entry id and link, which are empty if missing.
    """
    import feedparser  # after the bounds

    headers = {"content-location": address, **({"content-type": content_type} if content_type else {})}
    # Of a stream nothing is opened or fetched, whatever is in it.
    parsed = feedparser.parse(
        io.BytesIO(content), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )
    entries = [_entry(one, address) for one in parsed.entries[:MOST_ENTRIES]]
    return {"kind": parsed.get("version", ""), "title": _text(parsed.feed.get("title")), "entries": entries}


def _entry(entry: Mapping[str, object], address: str) -> dict[str, str]:
    link = _text(entry.get("link"))
    try:
        whole = urldefrag(urljoin(address, link)).url if link else ""
    except ValueError:  # no address that can be read
        whole = ""
    return {"id": _text(entry.get("id")), "link": whole}


def _text(value: object) -> str:
    """What somebody wrote, on one line; nothing where it is too long to be meant."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST else ""


if __name__ == "__main__":
    main(sys.argv[1:])
