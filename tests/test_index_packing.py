"""A backup has the conversations, with what is said of them, and the dossiers, each as it was at a moment."""

import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from test_index_corpus import add, open_store

from index import packing
from index.backup import back_up, restore
from index.conversations import Conversations
from index.dossiers import Dossiers
from index.errors import IndexDamaged, IndexMismatch
from index.kept import Feedback, Said
from index.store import Store
from text.spans import Span

SAID = Said("{}", "alpha", (("d1", ("a.txt",)),))
SECRET = "zqxsecret"


@pytest.fixture
def index(tmp_path, word_embedder, index_folder):  # noqa: ARG001  # where it lies
    with closing(open_store(tmp_path, word_embedder)) as store:
        add(store, word_embedder, "a", "alpha beta.")
        yield store.folder


@pytest.fixture
def saved(tmp_path) -> Path:
    return tmp_path / "saved"


def keep(folder: Path, question: str = "Who sold?", said: Said = SAID) -> str:
    """Keep a turn that is judged, and a pin; gives the id of the turn."""
    with closing(Conversations(folder)) as conversations, closing(Dossiers(folder)) as dossiers:
        turn = conversations.add("ann", None, question, said)
        conversations.give(Feedback(turn.id, "ann", "2026-01-01", "right", line="Good."))
        dossiers.pin(dossiers.begin("ann", question), "d1", Span(0, 5), said)
    return turn.id


def kept(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """The titles of the conversations and of the dossiers, and the lines of the feedback."""
    with closing(Conversations(folder)) as conversations, closing(Dossiers(folder)) as dossiers:
        found = conversations.listed("ann"), dossiers.listed("ann")
        assert conversations.faults() + dossiers.faults() == []
        return (*([each.title for each in shelf] for shelf in found), [one.line for one in conversations.feedback()])


ALL = (["Who sold?"], ["Who sold?"], ["Good."])


def test_what_is_kept_comes_back_in_another_place(index, saved, tmp_path):
    keep(index)
    assert back_up(index, saved) == 1
    assert [path.name for path in tmp_path.iterdir()].count("saved") == 1
    assert not list(tmp_path.glob("saved?*"))
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert restore(tmp_path / "new", saved) == 1
    # Words of documents that are gone by then do not come back.
    with closing(Conversations(tmp_path / "new")) as conversations:
        assert [each.title for each in conversations.listed("ann")] == ["Who sold?"]
        assert conversations.listed("ann", "alpha") == []
    assert kept(tmp_path / "new") == ALL
    assert kept(index) == ALL
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "new").glob("*.sqlite")} == {0o600}


def test_nothing_of_it_stays_in_the_store(index, saved, tmp_path):
    keep(index, SECRET)
    back_up(index, saved)
    assert SECRET.encode() in saved.read_bytes()
    restore(tmp_path / "new", saved)
    with closing(Store(tmp_path / "new", None)) as store:
        assert store.faults() == []
    files = {
        file.name for file in (tmp_path / "new").iterdir() if file.is_file() and SECRET.encode() in file.read_bytes()
    }
    assert files == {"conversations.sqlite", "dossiers.sqlite"}


def test_an_app_that_runs_goes_on_with_what_was_restored_and_what_was_there_leaves_the_disk(index, saved):
    first = keep(index)
    back_up(index, saved)
    with closing(Conversations(index)) as running:
        later = running.add("ann", None, SECRET, SAID)
        restore(index, saved)
        assert (running.turn(later.id), running.turn(first).question) == (None, "Who sold?")
        running.add("ann", None, "And now?", SAID)
        assert [each.title for each in running.listed("ann")] == ["And now?", "Who sold?"]
    assert not any(SECRET.encode() in file.read_bytes() for file in index.iterdir() if file.is_file())


@pytest.mark.parametrize("older", [True, False])
def test_what_a_backup_has_none_of_stays(index, saved, older):
    back_up(index, saved)
    if older:
        with closing(sqlite3.connect(saved)) as database:
            database.execute("DROP TABLE shelf_parts")
    keep(index)
    restore(index, saved)
    assert kept(index) == ALL


def test_large_ones_are_whole(index, saved, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "_PART_BYTES", 1000)
    keep(index, "Who? " * 2_000)
    back_up(index, saved)
    restore(tmp_path / "new", saved)
    assert kept(tmp_path / "new") == kept(index)


def test_a_backup_while_questions_are_kept_is_of_one_moment(index, saved, tmp_path):
    keep(index)
    done = threading.Event()

    def ask() -> None:
        with closing(Conversations(index)) as conversations:
            first = conversations.add("ann", None, "0", SAID)
            number = 0
            while not done.is_set():
                number += 1
                conversations.add("ann", first.conversation, str(number), SAID)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for number in range(3):
            back_up(index, saved)
            restore(tmp_path / f"new-{number}", saved)
            with closing(Conversations(tmp_path / f"new-{number}")) as conversations:
                assert conversations.faults() == []
                for each in conversations.listed("ann"):
                    turns = conversations.turns(each.id)
                    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))
    finally:
        done.set()
        asking.join()


def test_what_is_kept_while_the_store_is_copied_is_not_in_it(index, saved, tmp_path, monkeypatch, word_embedder):
    """Else a watch would have noted a document that the restored store lacks, and never look for it again."""
    keep(index)
    copy = Store.copy_to

    def copied_late(store: Store, file: Path) -> None:
        add(store, word_embedder, "b", "gamma.")
        keep(index, "Later?")
        copy(store, file)

    monkeypatch.setattr(Store, "copy_to", copied_late)
    assert back_up(index, saved) == 2
    restore(tmp_path / "new", saved)
    assert kept(tmp_path / "new") == ALL


def test_one_of_the_first_version_is_brought_up(index, saved, tmp_path):
    back_up(index, saved)
    dumped = (Path(__file__).parent / "stores" / "conversations-1.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "old")) as old, closing(sqlite3.connect(saved)) as database, database:
        old.executescript(dumped)
        old.close()
        content = (tmp_path / "old").read_bytes()
        database.execute("INSERT INTO shelf_parts VALUES ('conversations.sqlite', 0, ?)", (content,))
    restore(index, saved)
    with closing(Conversations(index)) as conversations:
        assert [turn.question for turn in conversations.turns("conversation-1")] == ["Who sold?", "To whom?"]
        assert conversations.feedback() == []


def damage(saved: Path, content: bytes) -> None:
    with closing(sqlite3.connect(saved)) as database, database:
        database.execute("UPDATE shelf_parts SET content = ? WHERE shelf = 'conversations.sqlite'", (content,))


def test_a_damaged_one_is_refused_before_anything_is_changed(index, saved):
    keep(index)
    back_up(index, saved)
    damage(saved, b"no database " * 1000)
    keep(index, "Another?")
    before = kept(index)
    with pytest.raises(IndexDamaged, match=r"The backup is damaged \(conversations\.sqlite in it\); name another\."):
        restore(index, saved)
    assert kept(index) == before


def test_one_of_a_newer_version_is_refused_before_anything_is_changed(index, saved, tmp_path):
    keep(index)
    back_up(index, saved)
    with closing(sqlite3.connect(tmp_path / "newer")) as newer:
        newer.execute("PRAGMA user_version = 99")
    damage(saved, (tmp_path / "newer").read_bytes())
    with pytest.raises(IndexMismatch, match="newer version"):
        restore(index, saved)
    assert kept(index) == ALL


def test_a_damaged_one_that_is_there_is_replaced(index, saved):
    keep(index)
    back_up(index, saved)
    for file in index.glob("conversations.sqlite*"):
        file.write_bytes(b"no database " * 1000)
    restore(index, saved)
    assert kept(index) == ALL


def test_an_older_version_that_was_given_a_backup_has_them_in_its_store(index, saved):
    keep(index)
    back_up(index, saved)
    for file in index.glob("verbatim.sqlite*"):
        file.unlink()
    shutil.copyfile(saved, index / "verbatim.sqlite")
    keep(index, "Another?")
    assert back_up(index, saved) == 1
    restore(index, saved)
    assert kept(index)[0] == ["Another?", "Who sold?"]
