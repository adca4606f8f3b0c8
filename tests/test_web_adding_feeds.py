"""Feeds that are watched: the pages of new entries are taken in, once, and one that fails stops no other."""

import pytest
from feed_site import Site, response, site  # noqa: F401  # a fixture
from slow_server import redirects, sends
from web_examples import open_index

from index.errors import QuestionError
from index.settings import Settings
from web.adding import feeds
from web.adding.feeds import feed_address, look_at_feeds

ATOM = "application/atom+xml"


def atom(*entries: tuple[str, str], more: str = "") -> tuple[str, str]:
    links = {link: f'<link href="{link}"/>' if link else "" for _, link in entries}
    listed = "".join(f"<entry><id>{id}</id>{links[link]}{more}</entry>" for id, link in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>New</title>{listed}</feed>', ATOM


def rss(*links: str) -> tuple[str, str]:
    items = "".join(f"<item><link>{link}</link><description>Not this.</description></item>" for link in links)
    return f'<rss version="2.0"><channel><title>Reports</title>{items}</channel></rss>', "application/rss+xml"


def page(words: str) -> str:
    return f"<html><head><title>{words}</title></head><body><article><p>{words} was here.</p></article></body></html>"


@pytest.fixture
def index(tmp_path, word_embedder):
    return open_index(tmp_path / "index", word_embedder, statements="rules", audit="on")


@pytest.fixture
def look(index, source):  # noqa: ARG001  # there is one to be looked at
    """Looks at all feeds, whether or not it is time; gives the feed that was added first as it is then."""

    def look(*, is_time: bool = True):
        if is_time:
            for one in index.watches.sources():
                index.watches.looked(one.id, fault=one.fault)
        look_at_feeds(index)
        return index.watches.sources()[0]

    return look


@pytest.fixture
def source(index, site) -> str:  # noqa: F811
    for name in ("one", "two", "three"):
        site[f"/{name}"] = page(name)
    return index.watches.watch("feed", f"{site.address}/feed", "ann")


def titles(index) -> list[str]:
    return sorted(document.title for document in index.snapshot().store.listed())


@pytest.mark.parametrize(
    "typed",
    ["", "feed", "ftp://news.example/", "http://", "https://[::1", "https://a.example/ b", "https://me:pw@a.example/"],
)
def test_what_is_no_address_is_told(typed):
    with pytest.raises(QuestionError, match="is no address of a feed"):
        feed_address(Settings(), typed)


@pytest.mark.parametrize("host", ["127.0.0.1:80", "[::1]", "localhost", "10.0.0.1", "169.254.169.254", "intranet"])
def test_what_is_surely_not_public_is_refused_at_once(host):
    with pytest.raises(QuestionError, match="only feeds of public hosts are watched"):
        feed_address(Settings(), f"http://{host}/feed")


def test_an_address_of_a_feed_is_taken_without_a_place_in_it():
    assert feed_address(Settings(), " https://news.example/feed?a=b#top ") == "https://news.example/feed?a=b"
    with pytest.raises(QuestionError, match="VERBATIM_FEED_MINUTES"):
        feed_address(Settings(feed_minutes=0), "https://news.example/feed")


def test_pages_of_entries_are_taken_in_and_what_the_feed_says_of_them_is_not(index, site, look):  # noqa: F811
    site["/feed"] = rss("/one", "two#part")
    found = look()
    assert titles(index) == ["one", "two"]
    assert all("Not this" not in document.text for document in index.snapshot().store.documents())
    assert (found.title, found.documents, found.failed, found.fault) == ("Reports", 2, 0, None)
    assert [one.path for one in index.snapshot().store.sources()] == [f"{site.address}/one", f"{site.address}/two"]


def test_only_new_entries_are_fetched_even_after_a_restart(site, source, look, tmp_path, word_embedder):  # noqa: F811
    site["/feed"] = atom(("1", "/one"), ("1", "/one"), ("2", "/one"))
    look()
    assert site.asked == ["/feed", "/one"]
    site["/feed"] = atom(("3", "/three"), ("1", "/two"), ("4", "/one"))  # one has another link now, one another id
    again = open_index(tmp_path / "index", word_embedder, statements="rules")
    again.watches.looked(source)
    look_at_feeds(again)
    assert site.asked == ["/feed", "/three"]


def test_a_document_that_was_removed_does_not_come_back(index, site, look):  # noqa: F811
    site["/feed"] = atom(("1", "/one"))
    look()
    [document] = index.snapshot().store.listed()
    index.library().store.remove_document(document.id)
    look()
    assert titles(index) == []


def test_dates_to_come_change_nothing(index, site, look):  # noqa: F811
    site["/feed"] = atom(("1", "/one"), more="<updated>2999-01-01T00:00:00Z</updated>")
    look()
    [document] = index.snapshot().store.listed()
    assert document.published is None


def test_a_version_that_is_known_is_not_sent_again(site, look):  # noqa: F811
    site["/feed"] = sends(response("200 OK", atom(("1", "/one"))[0].encode(), Content_Type=ATOM, ETag='"a"'))
    assert look().etag == '"a"'
    site["/feed"] = sends(response("304 Not Modified"))
    found = look()
    assert 'If-None-Match: "a"' in site.requests[-1]
    assert (found.fault, found.title, found.documents) == (None, "New", 1)


def test_no_more_pages_are_fetched_at_one_look_than_planned(index, site, look, monkeypatch):  # noqa: F811
    monkeypatch.setattr(feeds, "MOST_PAGES", 2)
    content = atom(("1", "/one"), ("2", "/two"), ("3", "/three"))[0].encode()
    site["/feed"] = sends(response("200 OK", content, Content_Type=ATOM, ETag='"a"'))
    assert look().etag == ""  # so that the third is sent once more
    assert titles(index) == ["one", "two"]
    assert look().etag == '"a"'
    assert titles(index) == ["one", "three", "two"]


def test_no_more_pages_are_fetched_when_that_takes_long(site, look, monkeypatch):  # noqa: F811
    monkeypatch.setattr(feeds, "_ROUND_SECONDS", -1)
    site["/feed"] = atom(("1", "/one"))
    assert (look().documents, site.asked) == (0, ["/feed"])


def test_what_cannot_be_read_is_told_and_tried_three_times(index, site, source, look):  # noqa: F811
    site["/feed"] = atom(("1", "/gone"), ("2", "/one"), ("urn:3", ""), ("4", "mailto:a@b.example"))
    site["/gone"] = sends(response("404 Not Found"))
    for _ in range(4):
        found = look()
    assert (found.documents, found.failed, found.fault) == (1, 3, None)
    assert site.asked.count("/gone") == 3
    faults = index.watches.entry_faults(source, 9)
    assert f"{site.address}/gone answered 404 Not Found; open it in a browser to check it." in faults
    assert sum("has no address of a page" in fault for fault in faults) == 2
    site["/gone"] = page("gone")
    index.watches.look_soon(source)
    look()
    assert "gone" in titles(index)


def test_one_that_fails_says_why_and_stops_no_other(index, site, look):  # noqa: F811
    for path in ("broken", "inward", "late"):
        index.watches.watch("feed", f"{site.address}/{path}", "")
    site["/feed"] = "<html>No feed</html>"
    site["/broken"] = sends(response("500 Oops"))
    site["/inward"] = redirects(f"{site.near}/late")
    site["/late"] = rss("/one")
    look()
    faults = [one.fault for one in index.watches.sources()]
    assert [bool(fault) for fault in faults] == [True, True, True, False]
    for fault, told in zip(faults, ("is no feed (RSS or Atom)", "answered 500", "leads to 127.0.0.1"), strict=False):
        assert told in fault
    assert titles(index) == ["one"]
    site["/feed"] = rss("/two")
    assert look().fault is None


def test_entries_lead_to_no_place_that_is_not_public(index, site, look):  # noqa: F811
    site["/inner"] = page("secret")
    site["/out"] = redirects(f"{site.near}/inner")
    site["/feed"] = atom(("1", f"{site.near}/inner"), ("2", "/out"), ("3", "file:///etc/passwd"))
    assert look().failed == 3
    assert site.asked == ["/feed", "/out"]
    assert not (index.settings.index / "verbatim.sqlite").exists() or titles(index) == []


def test_it_is_looked_at_when_it_is_time_and_never_while_paused_or_off(index, site, source, look, word_embedder):  # noqa: F811
    site["/feed"] = rss()
    index.watches.pause(source, is_paused=True)
    look(is_time=False)
    index.watches.pause(source, is_paused=False)
    off = open_index(index.settings.index, word_embedder, feed_minutes=0)
    look_at_feeds(off)
    assert site.asked == []
    first = look(is_time=False)
    look(is_time=False)
    assert site.asked == ["/feed"]
    minutes = (
        feeds.datetime.fromisoformat(first.due) - feeds.datetime.fromisoformat(first.looked)
    ).total_seconds() / 60
    assert 26.9 <= minutes <= 33.1


def test_when_the_app_ends_a_look_does(index, site, source, look):  # noqa: F811
    site["/feed"] = atom(("1", "/one"))
    index.closing.set()
    with pytest.raises(feeds.Stopped):
        look()
    assert index.watches.entries(source) == {}
