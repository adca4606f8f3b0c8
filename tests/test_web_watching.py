"""The thread that watches: it takes in what comes, goes on after a fault, and ends with the app."""

import threading

import pytest
from web_examples import open_index

import web.watching
from index.errors import IndexFault
from web.access.audit import entries
from web.kept.standing import Wish, stand
from web.watching import begin_watching

_PATIENCE = 30


@pytest.fixture
def index(tmp_path, word_embedder, monkeypatch):
    monkeypatch.setattr(web.watching, "_LOOK_SECONDS", 0.01)
    (tmp_path / "press").mkdir()
    opened = open_index(
        tmp_path / "index", word_embedder, watch_folders=str(tmp_path / "press"), statements="rules", audit="on"
    )
    yield opened
    opened.closing.set()


def until(is_so) -> None:
    pause = threading.Event()
    for _ in range(_PAUSES):
        if is_so():
            return
        pause.wait(0.1)
    raise AssertionError("It did not happen.")


_PAUSES = _PATIENCE * 10


def test_a_file_that_comes_is_taken_in_and_new_to_a_question(index, tmp_path):
    index.watches.watch("folder", str((tmp_path / "press").resolve()), "ann")
    question = stand(index, Wish(speaker="Idemia"))
    thread = begin_watching(index)
    (tmp_path / "press" / "a.txt").write_text("Idemia said: “We sold drones.”")
    until(lambda: index.watches.findings(question, 1))
    assert [(entry.who, entry.what) for entry in entries(index.settings)] == [("(watching)", "added")]
    index.closing.set()
    thread.join(_PATIENCE)
    assert not thread.is_alive()


def test_a_look_that_fails_keeps_no_other_from_going_on(index, monkeypatch, caplog):
    looked: list[str] = []

    def fails(_index) -> None:
        looked.append("feeds")
        raise IndexFault("The index is damaged.") if len(looked) < 5 else ZeroDivisionError("a slip")

    monkeypatch.setattr(web.watching, "look_at_feeds", fails)
    thread = begin_watching(index)
    until(lambda: len(looked) > 8)
    index.closing.set()
    thread.join(_PATIENCE)
    told = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert told[0] == "The index is damaged."
    assert "feeds: watching failed through a fault of this program (ZeroDivisionError" in told[1]
    assert len(told) == 2
