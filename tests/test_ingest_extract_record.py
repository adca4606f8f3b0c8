"""Records of JSONL files: their fields, and their text as its maker wrote it."""

import json

import pytest

from index.errors import NoText
from index.records import Document
from ingest.extract.record import extract_record


def read(**fields: object) -> Document:
    return extract_record(json.dumps(fields).encode(), "corpus.jsonl#a-1")


def test_fields_are_metadata() -> None:
    document = read(
        _id="a-1", title="Ninety", text="Words.", url="https://example.org", metadata={"date": "2024-05-06"}
    )
    assert (document.title, document.published, document.url) == ("Ninety", "2024-05-06", "https://example.org")
    assert (document.text, document.path) == ("Words.", "corpus.jsonl#a-1")


def test_a_record_without_title_is_titled_by_its_id() -> None:
    assert read(_id="a-1", title="", text="Words.").title == "a 1"


def test_nothing_in_a_record_is_boilerplate() -> None:
    text = "Share\n\nYou may like\n\n© 2020 Somebody\n\nThe port has ninety cameras."
    assert read(text=text).text == text


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_record_without_words_holds_no_text(text: str) -> None:
    with pytest.raises(NoText):
        read(text=text)


def test_fields_of_the_wrong_kind_are_ignored() -> None:
    document = read(text="Words.", title=["a"], metadata="none", authors=[{"name": "x"}, "Ann Bell"])
    assert (document.title, document.authors) == ("a", ("Ann Bell",))
