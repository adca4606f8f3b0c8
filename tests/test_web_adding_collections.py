"""Collections as people change them: by editors alone, recorded, and seen at once."""

from dataclasses import replace

import pytest
from web_examples import add_file

from index.collections import Collection
from index.errors import NotAllowed, QuestionError
from web.access.acting import ACTING, Actor, Role
from web.access.audit import entries
from web.adding.collections import assign, remove, rename, take_out
from web.background_index import BackgroundIndex


@pytest.fixture
def recorded(index) -> BackgroundIndex:
    """An index with a record of what is done."""
    add_file(index, "camera.txt", "The camera report.")
    return BackgroundIndex(replace(index.settings, audit="on"), lambda *_: index.library().embedder)


@pytest.fixture
def camera(recorded) -> str:
    return recorded.snapshot().listed()[0].id


def collections(index) -> list[Collection]:
    corpus = index.snapshot()
    return corpus.store.collections.listed()


def told(index) -> list[tuple[str, str]]:
    return [(entry.what, entry.about) for entry in entries(index.settings)][::-1]


def test_documents_are_put_in_and_taken_out(recorded, camera):
    made = assign(recorded, [camera, "gone"], " Borders ")
    assert (made.name, made.size) == ("Borders", 1)
    assert assign(recorded, [camera], "BORDERS") == made
    assert collections(recorded) == [made]
    assert take_out(recorded, [camera], "borders").size == 0
    assert recorded.snapshot().document(camera).title == "camera"
    assert told(recorded) == [
        ("added", "collection “Borders”"),
        ("put into a collection", f"camera ({camera}), collection “Borders”"),
        ("put into a collection", f"camera ({camera}), collection “Borders”"),
        ("took out of a collection", f"camera ({camera}), collection “Borders”"),
    ]


def test_a_collection_is_renamed_and_deleted(recorded, camera):
    made = assign(recorded, [camera], "Borders")
    assert rename(recorded, made.id, "Frontiers").name == "Frontiers"
    remove(recorded, made.id)
    assert collections(recorded) == []
    assert told(recorded)[-2:] == [
        ("renamed", "collection “Borders”, now “Frontiers”"),
        ("removed", "collection “Frontiers”"),
    ]


def test_a_name_that_is_gone_leaves_the_disk(recorded, camera):
    made = assign(recorded, [camera], "Informants")
    (recorded.settings.index / "audit.jsonl").unlink()  # the record keeps what was done
    rename(recorded, made.id, "People")
    assert recorded.library().wait(20)
    database = recorded.settings.index / "verbatim.sqlite"
    kept = b"".join(file.read_bytes() for file in database.parent.glob("verbatim.sqlite*"))
    assert (b"Informants" in kept, b"People" in kept) == (False, True)


def test_what_is_not_there_is_told(recorded):
    for fails in (
        lambda: take_out(recorded, [], "None"),
        lambda: rename(recorded, "none", "X"),
        lambda: remove(recorded, "none"),
    ):
        with pytest.raises(QuestionError, match="There is no such collection"):
            fails()
    with pytest.raises(QuestionError, match="needs a name"):
        assign(recorded, [], " ")
    assert told(recorded) == []


def test_changing_one_makes_no_new_generation(recorded, camera):
    before = recorded.snapshot()
    remembered = before.remember("key", lambda: "worked out")
    assign(recorded, [camera], "Borders")
    after = recorded.snapshot()
    assert (after.generation, after.remember("key", lambda: "again")) == (before.generation, remembered)
    assert [one.size for one in after.store.collections.listed()] == [1]


def test_readers_change_nothing(recorded, camera):
    made = assign(recorded, [camera], "Borders")
    before = ACTING.set(Actor("Ann", Role.READER))
    try:
        for fails in (
            lambda: assign(recorded, [camera], "Borders"),
            lambda: take_out(recorded, [camera], "Borders"),
            lambda: rename(recorded, made.id, "X"),
            lambda: remove(recorded, made.id),
        ):
            with pytest.raises(NotAllowed):
                fails()
    finally:
        ACTING.reset(before)
    assert collections(recorded) == [made]
