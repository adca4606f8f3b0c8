"""What is pinned: the words as the document has them, and in which dossier."""

import pytest
from web_examples import ingest_file

from index.errors import QuestionError
from index.undo import bring_back, remove_for_now
from text.spans import Span
from web.kept.pins import chosen, note, pin, pinned_in, quotation

TEXT = "The camera report.\n\n“The police export cameras,” said Alpha Beta.\n"
WORDS = "“The police export cameras,” said Alpha Beta."
SPAN = Span(TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))


@pytest.fixture
def document(index):
    return ingest_file(index, "camera.txt", TEXT)


@pytest.fixture
def dossier(index):
    return chosen(index.dossiers, title="Exports")


def test_the_words_are_the_documents_own_with_who_says_them(index, document):
    cited = quotation(index, document, SPAN)
    assert (cited.quote, cited.start, cited.end) == (WORDS, SPAN.start, SPAN.end)
    assert (cited.speaker, cited.direct) == ("Alpha Beta", True)


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 3), Span(0, 10_000), Span(-3, 4), Span(18, 20)])
def test_what_is_no_place_with_words_is_told(index, document, span):
    with pytest.raises(QuestionError, match="No document has words at this place"):
        quotation(index, document, span)
    with pytest.raises(QuestionError, match="No document has words at this place"):
        quotation(index, "gone", SPAN)


def test_what_is_too_long_for_a_quotation_is_told(index):
    long = ingest_file(index, "long.txt", "The police export. " * 600)
    with pytest.raises(QuestionError, match=r"10001 characters are too long .* at most 10000"):
        quotation(index, long, Span(0, 10_001))


def test_a_pin_shows_the_words_as_they_were_when_the_document_changes(index, document, dossier):
    pin(index, dossier, quotation(index, document, SPAN))
    ingest_file(index, "camera.txt", "The police import.\n")
    index.dossiers.forget(index.snapshot().store.is_gone)
    [pinned] = pinned_in(index.dossiers, dossier.id)
    assert (pinned.citation.quote, pinned.citation.number) == (WORDS, 1)


def test_the_words_go_with_their_document_and_the_note_stays(index, document, dossier):
    pin(index, dossier, quotation(index, document, SPAN))
    [pinned] = pinned_in(index.dossiers, dossier.id)
    note(index.dossiers, pinned, "  Ask Beta  ")
    index.library().store.remove_document(document)
    index.dossiers.forget(index.snapshot().store.is_gone)
    [pinned] = pinned_in(index.dossiers, dossier.id)
    assert (pinned.citation, pinned.pin.note) == (None, "Ask Beta")
    note(index.dossiers, pinned, "x" * 5_000)
    assert len(pinned_in(index.dossiers, dossier.id)[0].pin.note) == 4_000


def test_words_that_can_be_had_back_stay_when_another_document_is_removed_while_it_is_pinned(index, document, dossier):
    other = ingest_file(index, "other.txt", "Another report.")
    pin(index, dossier, quotation(index, document, SPAN))
    cited = quotation(index, other, Span(0, 15))
    store = index.library().store
    removal = remove_for_now(store, [document])
    store.remove_document(other)
    pin(index, dossier, cited)
    assert bring_back(store, removal.id) == [document]
    found = [one.citation and one.citation.quote for one in pinned_in(index.dossiers, dossier.id)]
    assert found == [WORDS, None]


def test_a_pin_of_another_version_is_shown_without_its_words(index, document, dossier):
    pin(index, dossier, quotation(index, document, SPAN))
    index.dossiers._open().rows("UPDATE pins SET said = '{}'")
    assert [each.citation for each in pinned_in(index.dossiers, dossier.id)] == [None]


def test_a_dossier_is_chosen_by_id_by_a_new_title_or_as_the_one_changed_last(index, monkeypatch):
    first = chosen(index.dossiers)
    assert (first.title, chosen(index.dossiers).id) == ("My dossier", first.id)
    monkeypatch.setattr("index.shelf.now", lambda: "2100-01-01")
    second = chosen(index.dossiers, title="Second")
    assert (second.title, chosen(index.dossiers).id) == ("Second", second.id)
    assert chosen(index.dossiers, first.id).id == first.id
    assert chosen(index.dossiers, "x") is None
