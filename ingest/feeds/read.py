"""Reads a feed, in a process of its own: parsers of feeds can be kept busy for minutes by a few megabytes."""

import json
from dataclasses import dataclass

from index.errors import UnreadableSource, UnsupportedFormat
from ingest.extract.children import ask_child
from ingest.fetch.page import fetch_bytes

MOST_BYTES = 5 << 20
"""Twenty times as large as feeds with whole articles are."""
_SECONDS = 20
"""Of processor time: the largest feeds take ten."""
_PATIENCE = 3
"""How many times that is waited for, since other programs run, too."""
_MEMORY_MB = 700


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: its id, and the address of its page without a place in that; empty where it has none."""

    id: str
    link: str

    @property
    def name(self) -> str:
        """What it is known by."""
        return self.id or self.link


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read: what it calls itself, its entries in its order, and what its server calls this version."""

    title: str
    entries: tuple[FeedEntry, ...]
    version: tuple[str, str]


def fetch_feed(address: str, known: tuple[str, str] = ("", "")) -> Feed | None:
    """Fetch a feed of a public host, and read it.

    :param address: its address.
    :param known: the version that is known.
    :return: the feed; None where it is still the known version.
    :raises FetchError: when it cannot be fetched, or may not be.
    :raises UnsupportedFormat: when it is no feed.
    :raises UnreadableSource: when it is damaged, or takes too long.
    """
    found = fetch_bytes(address, only_public=True, known=known, most_bytes=MOST_BYTES)
    if found.is_unchanged:
        return None
    title, entries = read_feed(found.content, found.url, found.content_type)
    return Feed(title, entries, found.version)


def read_feed(content: bytes, address: str, content_type: str = "") -> tuple[str, tuple[FeedEntry, ...]]:
    """Read a feed.

    :param content: its bytes.
    :param address: where it was, which its links may lead on from.
    :param content_type: the type that its server states.
    :return: what it calls itself, and its entries.
    :raises UnsupportedFormat: when it is no feed.
    :raises UnreadableSource: when it is damaged, or takes too long.
    """
    # Its address may hold a key, and everybody on the machine sees what a program is begun with.
    given = json.dumps([address, content_type]).encode() + b"\n" + content
    read = ask_child("ingest.feeds.child", _MEMORY_MB, _SECONDS, given=given, patience=_SECONDS * _PATIENCE)
    if read is None:
        raise UnreadableSource(f"{address} cannot be read as a feed: it is damaged, or takes too long to read.")
    found = json.loads(read)
    if not found["kind"] and not found["entries"]:
        raise UnsupportedFormat(f"{address} is no feed (RSS or Atom), or a damaged one; open it in a browser to see.")
    # One that has no id and no link cannot be told from another.
    entries = (FeedEntry(**one) for one in found["entries"])
    return found["title"], tuple(one for one in entries if one.name)
