"""Changes to what is kept, and its way off the disk."""

import pytest

from index.shelves import open_shelves
from web.api.shelves import change, keep_wiping, missing_kept


class Timer:
    """Never comes."""

    daemon = False

    def start(self) -> None:
        """Nothing is waited for."""


@pytest.fixture
def waiting(monkeypatch):
    found = []
    monkeypatch.setattr("web.api.shelves.threading.Timer", lambda *of: found.append(of) or Timer())
    return found


@pytest.fixture(params=[0, 1], ids=["conversations", "dossiers"])
def shelf(request, tmp_path):
    with open_shelves(tmp_path) as shelves:
        yield shelves[request.param]


@pytest.fixture
def kept(shelf):
    database = shelf._open()
    with database.transaction():
        id = shelf._begun(database, "", None, "A title")
    return shelf.find(id)


def test_each_deed_is_done_and_others_are_not(shelf, kept, index, waiting):  # noqa: ARG001
    def changed(**given: str):
        change(index.settings, shelf, kept, "/x", given)
        found = shelf.find(kept.id)
        return found.title, found.is_shared, found.is_removed

    assert changed(act="rename", title=" Another ") == ("Another", False, False)
    assert changed(act="rename", title=" ") == ("Another", False, False)
    assert changed(act="share") == ("Another", True, False)
    assert changed(act="unshare") == ("Another", False, False)
    assert changed(act="burn") == changed() == ("Another", False, False)
    assert changed(act="remove") == ("Another", False, True)
    assert changed(act="bring-back") == ("Another", False, False)


def test_it_is_looked_for_until_it_is_off_the_disk(shelf, kept, waiting):
    shelf.remove(kept.id)
    keep_wiping(shelf)
    waiting[0][1]()
    assert [seconds for seconds, _ in waiting] == [0, 60]
    shelf._open().rows(f"UPDATE {shelf._table} SET removed = '2026-01-01'")
    waiting[1][1]()
    assert (len(waiting), shelf.find(kept.id)) == (2, None)


def test_what_is_not_there_is_told_on_a_page():
    page = missing_kept("no_such_answer")
    assert (page.status_code, b"There is no such answer" in page.body) == (404, True)
