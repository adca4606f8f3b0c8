"""A pasted text is a document like an upload: with what is said of it, its own words as they are, and its original."""

import pytest

from index.errors import QuestionError
from ingest.extract.choose import extract
from web.adding.pasted import LONGEST_TEXT, Pasted, add_pasted, pasted_source

TEXT = "The camera report.\n\nShare this article\n\nThe police export."


def test_what_is_said_of_it_is_what_the_document_says():
    source = pasted_source(Pasted(TEXT, ' A "title": with\nmarks ', "The Paper", "21 September 2020"))
    document = extract(source)
    assert (document.title, document.publisher, document.published) == (
        'A "title": with marks',
        "The Paper",
        "2020-09-21",
    )
    assert document.text == TEXT
    assert source.path == 'A "title": with marks.txt'
    assert source.original.content == source.content
    assert source.key.startswith("upload:")


def test_of_one_without_a_title_the_text_tells_it():
    source = pasted_source(Pasted("---\ntitle: Own\n---\nAlpha."))
    assert (source.path, source.content) == ("Pasted text.txt", b"---\ntitle: Own\n---\nAlpha.\n")
    assert extract(source).title == "Own"


def test_what_a_text_begins_with_does_not_take_the_place_of_what_was_said_of_it():
    document = extract(pasted_source(Pasted("---\ntitle: Another\n---\nAlpha.", "Mine")))
    assert document.title == "Mine"
    assert "title: Another" in document.text


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        (Pasted(" \n"), "There is no text"),
        (Pasted("x" * (LONGEST_TEXT + 1)), "longer than 2,000,000 characters"),
        (Pasted("Alpha.", published="soon"), "“soon” is no day"),
    ],
)
def test_what_cannot_be_a_document_is_told(pasted, told):
    with pytest.raises(QuestionError, match=told):
        pasted_source(pasted)


def test_names_are_those_of_files():
    assert pasted_source(Pasted("Alpha.", "../../etc/passwd")).path == "-..-etc-passwd.txt"
    assert len(pasted_source(Pasted("Alpha.", "x" * 500)).path) == 84


def test_it_is_added_with_its_original(index):
    job = add_pasted(index, Pasted(TEXT, "A note"))
    assert job.wait(60)
    store = index.library().store
    [document] = store.documents()
    [kept] = store.originals.of(document.id)
    assert (job.name, document.title, kept.name) == ("A note.txt", "A note", "A note.txt")
