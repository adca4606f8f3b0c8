"""Feeds that are watched: each is looked at every so often, and the pages of its new entries are taken in.

Nothing is asked for that no editor added. What an entry says by itself is not taken in: its page is, or nothing.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from secrets import SystemRandom
from urllib.parse import urlsplit

from answer.phrases import phrase
from index.errors import QuestionError, Stopped, VerbatimError
from index.kept import Entry, WatchedSource
from index.settings import Settings
from index.watches.sources import hash_of
from ingest.addresses import is_address
from ingest.border import border
from ingest.feeds.read import Feed, FeedEntry, fetch_feed
from ingest.fetch.hosts import is_surely_near
from ingest.records import Failure, Source
from web.adding.folders import unread
from web.adding.sources import add_sources
from web.background_index import BackgroundIndex

MOST_PAGES = 20
"""How many pages are fetched at one look: as many as most feeds list, and no burden for their server."""
_MOST_TRIES = 3
_ROUND_SECONDS = 300
"""After so long no more pages of a feed are asked for at one look: others wait."""
_JITTER = 0.1
"""By how much of the time between two looks these vary, so that not all come at the same minute."""
_LONGEST_ADDRESS = 2000


def feed_address(settings: Settings, typed: str) -> str:
    """The address of a feed that somebody wants to watch.

    :param settings: say whether feeds are watched.
    :param typed: the address.
    :return: it, without a place in the feed.
    :raises QuestionError: when feeds are not watched here, it is no address, or surely that of no public host.
    """
    if not settings.feed_minutes:
        raise QuestionError(phrase("feeds_off"))
    address = typed.strip().partition("#")[0]
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    host = parts.hostname
    is_plain = address.isprintable() and " " not in address and len(address) <= _LONGEST_ADDRESS
    if not (is_address(address) and host and is_plain) or "@" in parts.netloc:
        raise QuestionError(phrase("feed_address", address=typed.strip()[:_LONGEST_ADDRESS]))
    if is_surely_near(host):
        raise QuestionError(phrase("feed_near", host=host))
    return address


def look_at_feeds(index: BackgroundIndex) -> None:
    """Look at each feed for which it is time.

    :param index: where what is new goes.
    :raises VerbatimError: when what is watched cannot be read, or a stop is asked for.
    """
    if not index.settings.feed_minutes:
        return
    for source in index.watches.sources():
        if source.kind == "feed" and not source.is_paused and source.due <= _moment():
            _look(index, source)


def _look(index: BackgroundIndex, source: WatchedSource) -> None:
    minutes = index.settings.feed_minutes * SystemRandom().uniform(1 - _JITTER, 1 + _JITTER)
    due = _moment(minutes)
    try:
        with border(source.address, "reading the feed"):
            feed = fetch_feed(source.address, (source.etag, source.modified))
        # What is left for the next look is not sent then where the server takes this version for known.
        is_whole = feed is None or _take_in(index, source, feed)
    except Stopped:
        raise
    except VerbatimError as error:
        index.watches.looked(source.id, fault=str(error), due=due)
    else:
        title, version = (feed.title, feed.version if is_whole else ("", "")) if feed else (None, None)
        index.watches.looked(source.id, title=title, due=due, version=version)


def _take_in(index: BackgroundIndex, source: WatchedSource, feed: Feed) -> bool:
    """Take in the pages of new entries; whether none is left for the next look."""
    known = index.watches.entries(source.id)
    new = _new(feed.entries, known)
    linked = [one for one in new if is_address(one.link)]
    begun: list[str] = []
    told = phrase("entry_unlinked", feed=source.address)
    unlinked = [Entry(hash_of(one.name), "", told, _MOST_TRIES) for one in new if not is_address(one.link)]
    index.watches.note_read(source.id, unlinked, [])
    entries: list[Entry] = []
    if linked:
        pages = _pages(index.settings, [one.link for one in linked[:MOST_PAGES]], begun)
        report = add_sources(index, pages, index.closing.is_set)
        faults = unread(report)
        entries = [_entry(one, known, faults.get(one.link)) for one in linked if one.link in begun]
        index.watches.note_read(source.id, entries, [one.id for one in (*report.added, *report.updated)])
    return len(begun) == len(linked) and not any(one.fault and one.tries < _MOST_TRIES for one in entries)


def _new(entries: Sequence[FeedEntry], known: dict[str, Entry]) -> list[FeedEntry]:
    """The entries that are not known, each page once; and those that failed, unless they did so too often."""
    links = {one.state for one in known.values()}
    new = dict[str, FeedEntry]()
    for entry in entries:
        name, link = hash_of(entry.name), hash_of(entry.link)
        before = known.get(name)
        is_again = before is not None and before.fault is not None and before.tries < _MOST_TRIES
        is_first = before is None and (not entry.link or link not in links)
        if name not in new and (is_again or is_first):
            new[name] = entry
            links.add(link)
    return list(new.values())


def _entry(entry: FeedEntry, known: dict[str, Entry], fault: str | None) -> Entry:
    name = hash_of(entry.name)
    tries = known[name].tries + 1 if name in known else 1
    return Entry(name, hash_of(entry.link), fault, tries)


def _pages(settings: Settings, links: Sequence[str], begun: list[str]) -> Iterator[Source | Failure]:
    """What lies at some links, as long as there is time; `begun` is told of each."""
    from ingest.sources import find_sources

    deadline = time.monotonic() + _ROUND_SECONDS
    for link in links:
        if time.monotonic() > deadline:
            return
        begun.append(link)
        yield from find_sources([link], largest_mb=settings.source_mb, only_public=True)


def _moment(minutes: float = 0) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat(timespec="seconds")
