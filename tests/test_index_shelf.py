"""What conversations, dossiers and standing questions have in common: a file of their own, and what is not there."""

import pytest
from conftest import in_files

from index.kept import Said
from index.shelves import open_shelves
from index.watches.questions import Found
from text.spans import Span

SAID = Said("{}", "Cameras were sold.", (("d1", ("a.txt",)),))


@pytest.fixture
def shelves(index_folder):
    with open_shelves(index_folder) as found:
        yield found


def filled(shelves) -> tuple[str, ...]:
    conversations, dossiers, watches = shelves
    dossier = dossiers.begin("ann", "Exports")
    dossiers.pin(dossier, "d1", Span(0, 18), SAID)
    question = watches.begin("ann", "Sales", speaker="", words="sold", asked="", known=[])
    watches.note_asked(question, 1, [Found(SAID, ("h",))])
    return conversations.add("ann", None, "Who sold?", SAID).conversation, dossier, question


@in_files
def test_each_kind_has_a_file_of_its_own(shelves, index_folder):
    assert list(index_folder.iterdir()) == []
    filled(shelves)
    assert {file.name for file in index_folder.glob("*.sqlite")} == {
        "conversations.sqlite",
        "dossiers.sqlite",
        "watches.sqlite",
    }


def test_all_are_listed_handed_over_shared_renamed_and_deleted_alike(shelves):
    for shelf, id in zip(shelves, filled(shelves), strict=True):
        assert [(each.id, each.size, each.is_shared) for each in shelf.listed("ann", "CAMERAS")] == [(id, 1, False)]
        assert shelf.listed("ann", "drones") == []
        shelf.rename(id, "Another title")
        shelf.share(id, is_shared=True)
        shelf.hand_over("ann", "bob")
        assert [(each.title, each.is_shared) for each in shelf.listed("bob", "another")] == [("Another title", True)]
        shelf.remove(id)
        assert (shelf.listed("bob"), shelf.find(id).is_removed, shelf.wipe_removed()) == ([], True, False)
        shelf.bring_back(id)
        assert [each.id for each in shelf.listed("bob")] == [id]
        shelf.remove_all("bob")
        assert (shelf.wipe_removed(), shelf.find(id)) == (True, None)


@in_files
def test_what_went_with_a_document_is_found_no_more(shelves, index_folder):
    for shelf, id in zip(shelves, filled(shelves), strict=True):
        assert shelf.forget(lambda document, paths: (document, list(paths)) == ("d1", ["a.txt"]))
        assert shelf.listed("ann", "cameras") == []
        assert shelf.find(id).title
    assert not any(b"Cameras" in file.read_bytes() for file in index_folder.iterdir())
