"""Standing questions: what is new to them, what they found already, and what goes with a document or a question."""

import pytest
from conftest import in_files

from index.kept import Said
from index.watches.questions import Found, Watches

CAMERAS = Found(Said("{}", "Cameras were sold.", (("d2", ("b.txt",)),)), ("h1", "h2"))


@pytest.fixture
def watches(index_folder):
    opened = Watches(index_folder)
    yield opened
    opened.close()


def begun(watches, **fields: str) -> str:
    watches.see(["d1"])
    asks = {"speaker": "Idemia", "words": "", "asked": ""} | fields
    return watches.begin("ann", "New words", **asks, known=["h0"])


@in_files
def test_nothing_is_made_before_the_first(watches, index_folder):
    assert (watches.all_standing(), watches.sources(), watches.with_feed("x"), watches.wipe_removed()) == ([],) * 2 + (
        None,
        True,
    )
    watches.mark_seen("x", 1)
    assert list(index_folder.iterdir()) == []


def test_a_question_is_asked_of_later_documents_once(watches):
    id = begun(watches)
    assert watches.to_ask(id) == []
    watches.see(["d1", "d2", "d3"])
    assert watches.to_ask(id) == [(2, "d2"), (3, "d3")]
    watches.note_asked(id, 2, [CAMERAS])
    assert watches.to_ask(id) == [(3, "d3")]
    [standing] = watches.all_standing()
    assert (standing.title, standing.speaker, standing.size, standing.unseen) == ("New words", "Idemia", 1, 1)


def test_what_was_found_before_by_any_of_its_hashes_is_not_new(watches):
    id = begun(watches)
    watches.see(["d2", "d3"])
    assert len(watches.note_asked(id, 2, [CAMERAS, CAMERAS])) == 1
    assert watches.note_asked(id, 3, [Found(CAMERAS.said, ("h9", "h2"))]) == []
    assert watches.note_asked(id, 3, [Found(CAMERAS.said, ("h9",)), Found(CAMERAS.said, ("h0",))]) == []


def test_what_its_owner_has_seen_is_not_new_and_what_comes_later_is(watches):
    id = begun(watches)
    watches.note_asked(id, 2, [CAMERAS])
    [first] = watches.findings(id, 9)
    assert first.is_new
    watches.mark_seen(id, first.number)
    watches.forget(lambda *_: True)
    watches.note_asked(id, 3, [Found(CAMERAS.said, ("h3",))])
    [second] = watches.findings(id, 9)
    assert (second.is_new, second.number) == (True, first.number + 1)
    watches.mark_seen(id, 0)  # never backwards
    assert watches.all_standing()[0].unseen == 1


def test_the_newest_comes_first_and_no_more_than_asked_for(watches):
    id = begun(watches)
    watches.note_asked(id, 2, [Found(Said(text, text), (text,)) for text in ("one", "two", "three")])
    assert [each.said for each in watches.findings(id, 2)] == ["three", "two"]


@in_files
def test_words_go_with_their_document_and_with_their_question(watches, index_folder):
    id = begun(watches)
    watches.note_asked(id, 2, [CAMERAS])
    assert watches.forget(lambda document, paths: (document, list(paths)) == ("d2", ["b.txt"]))
    assert watches.findings(id, 9) == []
    watches.note_asked(id, 3, [Found(Said("{}", "Drones were sold."), ("h4",))])
    watches.remove_all("ann")
    assert watches.wipe_removed()
    assert (watches.find(id), watches.all_standing()) == (None, [])
    kept = b"".join(file.read_bytes() for file in index_folder.iterdir()).lower()
    assert (b"cameras" in kept, b"drones" in kept) == (False, False)


def test_a_feed_has_a_new_address_each_time_and_none_when_off_or_deleted(watches):
    id = begun(watches)
    assert watches.all_standing()[0].feed is None
    addresses = []
    for _ in range(2):
        watches.give_feed(id)
        addresses.append(watches.all_standing()[0].feed)
    assert (watches.with_feed(addresses[0]), watches.with_feed(addresses[1]).id) == (None, id)
    watches.remove(id)
    assert watches.with_feed(addresses[1]) is None
    watches.bring_back(id)
    watches.take_feed(id)
    assert watches.with_feed(addresses[1]) is None


def test_a_deleted_question_is_asked_of_nothing(watches):
    id = begun(watches)
    watches.remove(id)
    assert (watches.all_standing(), watches.note_asked(id, 2, [CAMERAS]), watches.findings(id, 9)) == ([], [], [])
