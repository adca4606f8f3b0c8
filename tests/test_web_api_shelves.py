"""Changes to what is kept, and its way off the disk."""

import pytest

from index.shelves import open_shelves
from web.api.shelves import change, missing_kept


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


def test_each_deed_is_done_and_others_are_not(shelf, kept, index, monkeypatch):
    begun = []
    monkeypatch.setattr("web.api.shelves.keep_wiping", lambda *of: begun.append(of))

    def changed(**given: str):
        change(index.settings, shelf, kept, "/x", given)
        found = shelf.find(kept.id)
        return found.title, found.is_shared, found.is_removed

    assert changed(act="rename", title=" Another ") == ("Another", False, False)
    assert changed(act="rename", title=" ") == ("Another", False, False)
    assert changed(act="share") == ("Another", True, False)
    assert changed(act="unshare") == ("Another", False, False)
    assert changed(act="burn") == changed() == ("Another", False, False)
    assert begun == []
    assert changed(act="remove") == ("Another", False, True)
    assert begun == [(shelf.wipe_removed, 60)]
    assert changed(act="bring-back") == ("Another", False, False)


def test_what_is_not_there_is_told_on_a_page():
    page = missing_kept("no_such_answer")
    assert (page.status_code, b"There is no such answer" in page.body) == (404, True)
