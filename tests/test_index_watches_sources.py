"""Folders and feeds that are watched: added once, paused, looked at, and gone from the disk when removed."""

import pytest
from conftest import in_files

from index.kept import Entry
from index.watches.questions import Watches
from index.watches.sources import hash_of

FEED = "https://news.example/feed"


@pytest.fixture
def watches(index_folder):
    opened = Watches(index_folder)
    yield opened
    opened.close()


def test_the_same_is_watched_once_and_no_more_paused(watches):
    id = watches.watch("feed", FEED, "ann")
    watches.pause(id, is_paused=True)
    assert watches.source(id).is_paused
    assert watches.watch("feed", FEED, "bob") == id
    assert [(each.kind, each.address, each.owner, each.is_paused) for each in watches.sources()] == [
        ("feed", FEED, "ann", False)
    ]


def test_a_look_is_noted_and_what_is_not_told_stays(watches):
    id = watches.watch("feed", FEED, "ann")
    assert (watches.source(id).looked, watches.source(id).due) == (None, "")
    watches.looked(id, title="News", due="2030", version=("e", "m"))
    watches.looked(id, fault="It is gone.", due="2031")
    found = watches.source(id)
    assert (found.title, found.due, found.fault, found.etag, found.modified) == (
        "News",
        "2031",
        "It is gone.",
        "e",
        "m",
    )
    assert found.looked is not None
    watches.looked(id)
    assert watches.source(id).fault is None


def test_what_was_read_is_known_and_what_failed_is_told(watches):
    id = watches.watch("folder", "/a", "")
    watches.note_read(id, [Entry("h1", "1"), Entry("h2", "1", "h2 is damaged.")], ["d1", "d2"])
    watches.note_read(id, [Entry("h1", "2")], ["d2"])
    assert watches.entries(id) == {"h1": Entry("h1", "2"), "h2": Entry("h2", "1", "h2 is damaged.")}
    assert (watches.source(id).documents, watches.source(id).failed) == (2, 1)
    assert watches.entry_faults(id, 5) == ["h2 is damaged."]
    assert [document for document, _ in watches.arrivals(id, 5)] == ["d2", "d1"]
    watches.note_vanished(id, ["h2"])
    assert (list(watches.entries(id)), watches.source(id).failed) == (["h1"], 0)


def test_what_failed_is_tried_again_when_that_is_asked_for(watches):
    id = watches.watch("feed", FEED, "")
    watches.looked(id, due="2030", version=("e", "m"))
    watches.note_read(id, [Entry("h1", "1"), Entry("h2", "1", "h2 is damaged.")], [])
    watches.look_soon(id)
    found = watches.source(id)
    assert (found.due, found.looked, found.etag, list(watches.entries(id))) == ("", None, "", ["h1"])


@in_files
def test_nothing_is_left_of_what_is_watched_no_more(watches, index_folder):
    id = watches.watch("feed", FEED, "ann")
    watches.note_read(id, [Entry("h1", "1", f"{FEED}/1 is gone.")], ["d1"])
    assert watches.watch_no_more(id)
    watches.note_read(id, [Entry("h2", "1")], ["d2"])  # by who had begun to look
    assert (watches.sources(), watches.entries(id), watches.arrivals(id, 5)) == ([], {}, [])
    assert not any(b"news.example" in file.read_bytes() for file in index_folder.iterdir())


def test_hashes_tell_parts_apart():
    assert hash_of("a", "b") != hash_of("ab") != hash_of("a\udce9b")
    assert hash_of("a") == hash_of("a")
