"""Removing on the page: had back within the hour, or gone from the disk; by editors, and recorded."""

import time

import pytest
from web_examples import add_file, ingest_file, open_index

from index.errors import NotAllowed
from index.kept import Said
from web.access.acting import ACTING, Actor, Role
from web.access.audit import entries
from web.adding.removing import Back, bring_back, drop, keep_bin_wiped, remove, removed_lately

SECRET = "zqxsecret"


@pytest.fixture
def index(tmp_path, word_embedder, monkeypatch):
    monkeypatch.setattr("web.adding.removing.keep_wiping", lambda *_: None)
    return open_index(tmp_path / "index", word_embedder, audit="on")


@pytest.fixture
def secret(index):
    return add_file(index, "secret.txt", f"The camera {SECRET}.")


def recorded(index) -> list[tuple[str, str]]:
    return [(entry.what, entry.about) for entry in entries(index.settings)][::-1]


def files_with_secret(index) -> list[str]:
    return [
        str(one) for one in index.settings.index.rglob("*") if one.is_file() and SECRET.encode() in one.read_bytes()
    ]


def wiped(index) -> bool:
    """Whether the secret left the disk soon."""
    end = time.monotonic() + 30
    while files_with_secret(index) and time.monotonic() < end:
        time.sleep(0.1)
    return not files_with_secret(index)


def test_what_was_removed_can_be_had_back_and_all_is_recorded(index, secret):
    other = add_file(index, "other.txt", "The police.")
    assert remove(index, [secret, other, "none"], for_good=False) == ["secret", "other"]
    assert index.snapshot().document(secret) is None
    [removal] = removed_lately(index)
    assert bring_back(index, removal.id) == Back(("secret", "other"), ())
    assert index.snapshot().document(secret) is not None
    assert (removed_lately(index), bring_back(index, removal.id)) == ([], None)
    about = [f"secret ({secret})", f"other ({other})"]
    assert recorded(index)[2:] == [(what, one) for what in ("removed", "brought back") for one in about]


def test_what_a_newer_text_has_taken_the_place_of_is_told(index):
    old = ingest_file(index, "letter.txt", "The camera.")
    remove(index, [old], for_good=False)
    newer = ingest_file(index, "letter.txt", "The police.")
    [removal] = removed_lately(index)
    assert bring_back(index, removal.id) == Back((), ("letter",))
    assert [one.id for one in index.snapshot().store.listed()] == [newer]


def test_for_good_it_leaves_the_disk_with_what_was_said_of_it_and_with_copies_that_could_come_back(index, secret):
    turn = index.conversations.add("", None, "Who?", Said(SECRET, SECRET, ((secret, ("secret.txt",)),)))
    remove(index, [secret], for_good=False)
    assert secret == add_file(index, "secret.txt", f"The camera {SECRET}.")
    assert remove(index, [secret], for_good=True) == ["secret"]
    assert removed_lately(index) == []
    assert wiped(index)
    assert index.conversations.turn(turn.id).said is None
    assert recorded(index)[-1] == ("removed for good", f"secret ({secret})")


def test_what_was_removed_can_be_removed_for_good_afterwards(index, secret):
    remove(index, [secret], for_good=False)
    [removal] = removed_lately(index)
    assert drop(index, removal.id).documents == ((secret, "secret"),)
    assert drop(index, removal.id) is None
    assert wiped(index)


def test_readers_do_none_of_this(index, secret):
    remove(index, [secret], for_good=False)
    [removal] = removed_lately(index)
    before = ACTING.set(Actor("ben", Role.READER))
    try:
        assert removed_lately(index) == []
        for act in (
            lambda: remove(index, [secret], for_good=True),
            lambda: bring_back(index, removal.id),
            lambda: drop(index, removal.id),
        ):
            with pytest.raises(NotAllowed):
                act()
    finally:
        ACTING.reset(before)
    assert removed_lately(index) == [removal]


def test_the_bin_is_looked_through_as_long_as_there_is_something_in_it(index, secret, monkeypatch):
    begun = []
    monkeypatch.setattr("web.adding.removing.keep_wiping", lambda *of: begun.append(of))
    remove(index, [secret], for_good=False)
    keep_bin_wiped(index.settings)
    assert [seconds for _, seconds in begun] == [60, 0]
    assert begun[0][0]() is False
    bring_back(index, removed_lately(index)[0].id)
    assert begun[0][0]() is True
