"""Dossiers: a quotation is pinned once, stays in its place, is noted on, moved, and taken out."""

import pytest
from conftest import in_files

from index.dossiers import Dossiers
from index.kept import Said
from text.spans import Span

SAID = Said('{"quote": "Cameras"}', "Cameras of Édouard", (("d1", ("a.txt", "b.txt")),))


@pytest.fixture
def dossiers(index_folder):
    found = Dossiers(index_folder)
    yield found
    found.close()


@pytest.fixture
def dossier(dossiers):
    """One with three quotations."""
    id = dossiers.begin("ann", "Exports")
    for start in (0, 10, 20):
        dossiers.pin(id, "d1", Span(start, start + 7), SAID)
    return id


def order(dossiers: Dossiers, dossier: str) -> list[int]:
    return [pin.start for pin in dossiers.pins(dossier)]


def test_a_pin_says_what_where_and_when(dossiers, dossier):
    first = dossiers.pins(dossier)[0]
    assert (first.dossier, first.number, first.document, first.start, first.end) == (dossier, 1, "d1", 0, 7)
    assert (first.said, first.note, first.pinned[:2]) == (SAID.text, "", "20")


def test_the_same_words_are_pinned_once(dossiers, dossier):
    second = dossiers.pins(dossier)[1]
    again = dossiers.pin(dossier, "d1", Span(10, 17), Said("{}", "as they are now"))
    assert (again.id, again.number, again.said) == (second.id, 2, "{}")
    assert order(dossiers, dossier) == [0, 10, 20]
    other = dossiers.begin("ann", "Another")
    assert dossiers.pin(other, "d1", Span(10, 17), SAID).id != second.id


@pytest.mark.parametrize(
    ("place", "by", "moved"),
    [(0, 1, [10, 0, 20]), (2, -1, [0, 20, 10]), (0, -1, [0, 10, 20]), (2, 1, [0, 10, 20]), (2, -2, [20, 0, 10])],
)
def test_a_pin_is_moved(dossiers, dossier, place, by, moved):
    dossiers.move(dossiers.pins(dossier)[place], by)
    assert order(dossiers, dossier) == moved


def test_what_is_noted_is_found_and_replaces_what_was_noted(dossiers, dossier):
    pin = dossiers.pins(dossier)[0]
    dossiers.note(pin, "Ask Édouard", SAID.words)
    assert [each.id for each in dossiers.listed("ann", "ask édouard cameras")] == [dossier]
    dossiers.note(pin, "Done", SAID.words)
    assert dossiers.listed("ann", "ask") == []
    assert dossiers.pins(dossier)[0].note == "Done"


def test_the_last_that_was_taken_out_can_be_had_back(dossiers, dossier):
    first, second, _ = dossiers.pins(dossier)
    dossiers.unpin(first)
    dossiers.unpin(second)
    assert order(dossiers, dossier) == [20]
    dossiers.bring_pin_back(dossier)
    assert order(dossiers, dossier) == [10, 20]
    dossiers.unpin(second)
    dossiers.pin(dossier, "d1", Span(10, 17), SAID)  # pinned again, it stands at the end
    assert order(dossiers, dossier) == [20, 10]


def test_a_note_stays_when_the_words_go_with_their_document(dossiers, dossier):
    dossiers.note(dossiers.pins(dossier)[0], "Ask Ann", SAID.words)
    assert dossiers.forget(lambda *_: True)
    assert [(pin.said, pin.note) for pin in dossiers.pins(dossier)] == [(None, "Ask Ann"), (None, ""), (None, "")]
    assert dossiers.listed("ann", "cameras") == []
    assert [each.id for each in dossiers.listed("ann", "ask")] == [dossier]


def test_a_changed_dossier_comes_first(dossiers, dossier, monkeypatch):
    monkeypatch.setattr("index.dossiers.now", lambda: "2100-01-01")
    later = dossiers.begin("ann", "Later")
    assert [each.id for each in dossiers.listed("ann")] == [later, dossier]
    dossiers.unpin(dossiers.pins(dossier)[0])
    assert [each.id for each in dossiers.listed("ann")] == [dossier, later]


@in_files
def test_what_was_taken_out_leaves_the_disk(dossiers, dossier, index_folder, monkeypatch):
    pins = dossiers.pins(dossier)
    dossiers.note(pins[0], "A secret note", SAID.words)
    dossiers.unpin(pins[0])
    assert not dossiers.wipe_removed()  # it can still be had back
    dossiers.unpin(pins[1])
    dossiers.forget(lambda *_: False)
    assert not any(b"A secret note" in file.read_bytes() for file in index_folder.iterdir())
    monkeypatch.setattr("index.dossiers.long_ago", lambda: "2100-01-01")
    assert dossiers.wipe_removed()
    dossiers.bring_pin_back(dossier)
    assert order(dossiers, dossier) == [20]


@in_files
def test_a_note_brings_no_words_back_that_went_meanwhile(dossiers, dossier, index_folder):
    stale = dossiers.pins(dossier)[0]
    dossiers.forget(lambda *_: True)
    dossiers.note(stale, "Ask", "Cameras of Édouard")
    assert dossiers.listed("ann", "cameras") == []
    assert not any(b"cameras of" in file.read_bytes().lower() for file in index_folder.iterdir())


def test_capitals_of_all_languages_are_found(dossiers, dossier):
    dossiers.rename(dossier, "École Überwachung")
    dossiers.note(dossiers.pins(dossier)[0], "ÄRGER", SAID.words)
    dossiers.forget(lambda *_: True)
    assert [len(dossiers.listed("ann", words)) for words in ("école", "ÜBERWACHUNG", "ärger", "été")] == [1, 1, 1, 0]
