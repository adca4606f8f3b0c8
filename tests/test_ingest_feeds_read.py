"""Feeds are read in a process of their own: RSS and Atom, whole and broken, and what is no feed is told."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from feed_site import Site, response, site  # noqa: F401  # a fixture
from slow_server import drips, redirects, sends

from index.errors import FetchError, UnreadableSource, UnsupportedFormat
from ingest.feeds import read
from ingest.feeds.read import FeedEntry, fetch_feed, read_feed

AT = "https://news.example/feeds/new.xml"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>New &amp; old</title>
<entry><id>urn:1</id><title>One</title><link href="/one#part"/><updated>2099-01-01T00:00:00Z</updated></entry>
<entry><id>urn:2</id><title>Two</title><link rel="alternate" href="https://other.example/two"/></entry>
</feed>"""
RSS = """<rss version="2.0"><channel><title>Reports</title>
<item><title>One</title><link>one.html</link><guid isPermaLink="false">1</guid></item>
<item><title>Two</title><guid>https://news.example/two</guid></item>
<item><title>Neither</title></item>
<item><title>No address</title><guid isPermaLink="false">3</guid></item>
</channel></rss>"""
BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><rss version="2.0"><channel><title>&i;</title></channel></rss>'
)
OUTER = """<!DOCTYPE r [<!ENTITY x SYSTEM "{file}">]>
<rss version="2.0"><channel><title>&x;</title><item><link>/a</link></item></channel></rss>"""


def entries(feed: str) -> list[tuple[str, str]]:
    return [(one.id, one.link) for one in read_feed(feed.encode(), AT)[1]]


def test_entries_of_atom_have_whole_links_without_a_place_in_them() -> None:
    assert read_feed(ATOM.encode(), AT, "application/atom+xml") == (
        "New & old",
        (FeedEntry("urn:1", "https://news.example/one"), FeedEntry("urn:2", "https://other.example/two")),
    )


def test_entries_of_rss_may_have_but_an_id() -> None:
    assert entries(RSS) == [
        ("1", "https://news.example/feeds/one.html"),
        ("https://news.example/two", "https://news.example/two"),
        ("3", ""),
    ]


def test_of_a_broken_feed_is_taken_what_can_be_read() -> None:
    assert entries(ATOM[: ATOM.index("<entry><id>urn:2")] + "<broken <& ") == [("urn:1", "https://news.example/one")]


def test_an_empty_feed_is_one() -> None:
    assert read_feed(b'<rss version="2.0"><channel><title>Quiet</title></channel></rss>', AT) == ("Quiet", ())


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 99, b"<html><p>A page</p></html>", b"/etc/passwd", AT.encode()])
def test_what_is_no_feed_is_told(content: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match=rf"^{AT} is no feed \(RSS or Atom\)"):
        read_feed(content, AT)


def test_entities_are_neither_multiplied_nor_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("swordfish")
    for feed in (BOMB, OUTER.format(file=(tmp_path / "secret").as_uri())):
        title, _ = read_feed(feed.encode(), AT)
        assert len(title) < 100
        assert "swordfish" not in title


def test_reading_takes_a_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "_SECONDS", 1)
    with pytest.raises(UnreadableSource, match="takes too long to read"):
        read_feed(b"<rss>" + b"<a>" * 700_000, AT)


def test_its_address_is_not_seen_among_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = list[list[str]]()

    class Seen(subprocess.Popen[bytes]):
        def __init__(self, arguments: list[str], **more: Any) -> None:
            begun.append(arguments)
            super().__init__(arguments, **more)

    monkeypatch.setattr(subprocess, "Popen", Seen)
    assert read_feed(ATOM.encode(), f"{AT}?key=swordfish")[0] == "New & old"
    assert ["-m" in begun[0], "swordfish" in " ".join(begun[0])] == [True, False]


def test_a_feed_is_fetched_and_its_version_is_not_fetched_again(site: Site) -> None:  # noqa: F811
    site["/feed"] = sends(response("200 OK", ATOM.encode(), ETag='"v1"', Last_Modified="Mon, 30 Nov 2026 10:00:00 GMT"))
    feed = fetch_feed(f"{site.address}/feed")
    assert feed is not None
    assert (feed.title, len(feed.entries), feed.version) == (
        "New & old",
        2,
        ('"v1"', "Mon, 30 Nov 2026 10:00:00 GMT"),
    )
    site["/feed"] = sends(response("304 Not Modified"))
    assert fetch_feed(f"{site.address}/feed", feed.version) is None
    assert 'If-None-Match: "v1"\r\nIf-Modified-Since: Mon, 30 Nov 2026 10:00:00 GMT\r\n' in site.requests[1]
    with pytest.raises(FetchError, match="answered 304 Not Modified"):  # which nobody asked for
        fetch_feed(f"{site.address}/feed")


@pytest.mark.parametrize("version", ["x" * 501, "caf\u00e9"])
def test_what_a_server_calls_a_version_is_sent_back_only_where_that_is_harmless(site: Site, version: str) -> None:  # noqa: F811
    site["/feed"] = sends(b"HTTP/1.1 200 OK\r\nETag: " + version.encode("latin-1") + b"\r\n\r\n" + ATOM.encode())
    feed = fetch_feed(f"{site.address}/feed")
    assert feed is not None
    assert feed.version == ("", "")


def test_a_feed_leads_to_no_place_that_is_not_public_even_where_it_was_named(site: Site) -> None:  # noqa: F811
    site["/inner"] = ATOM
    site["/feed"] = redirects(f"{site.near}/inner")
    for address in (f"{site.address}/feed", f"{site.near}/inner", site.near.replace("127.0.0.1", "[::1]")):
        with pytest.raises(FetchError, match="which is on this machine or in a network that is not public"):
            fetch_feed(address)
    assert site.asked == ["/feed"]


def test_no_more_of_a_feed_is_read_than_feeds_have(site: Site) -> None:  # noqa: F811
    site["/feed"] = drips(b"HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n", b"x" * (1 << 20), pause=0)
    with pytest.raises(FetchError, match="is larger than 5 MB, which is the most that is read of what is watched"):
        fetch_feed(f"{site.address}/feed")
