"""Tests of reading articles in which somebody annotated who said what."""

import json

import pytest

from evaluate.speaker_files import read_annotated, read_shipped
from evaluate.speakers import AnnotatedSpeaker
from index.errors import QuestionSetError
from index.records import Document
from text.spans import Span

ARTICLES = "##### ARTICLE d1\nTITLE: Kolb: no\nNo, he said. No, she said.\n\n##### ARTICLE d2\nTITLE: Two\nYes.\n"


def read(folder, *lines):
    (folder / "a.txt").write_text(ARTICLES)
    (folder / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return read_annotated(folder / "a.txt", folder / "a.jsonl")


def test_articles_have_their_title_text_and_annotations(tmp_path):
    (one,) = read(
        tmp_path,
        {"article": "d1", "content": "No", "words": "he", "speaker": "Bo Kolb"},
        {"article": "d1", "content": "No, she", "words": "she", "speaker": None},
        {"article": "d1", "content": "she said", "words": "", "speaker": "?"},
        {"article": "d1", "content": "Kolb: no", "words": "Kolb", "speaker": ["Bo Kolb", "Ann Lee"]},
    )
    assert (one.name, one.document.title, one.document.text) == ("d1", "Kolb: no", "No, he said. No, she said.")
    assert one.annotated == (
        AnnotatedSpeaker(Span(0, 2), ("Bo Kolb",), "he"),
        AnnotatedSpeaker(Span(13, 20), (), "she"),
    )


def test_an_article_without_statements_is_read_and_one_that_is_not_annotated_is_not(tmp_path):
    assert [(one.name, one.annotated) for one in read(tmp_path, {"article": "d2", "none": True})] == [("d2", ())]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"article": "d1", "content": "Maybe", "speaker": None}, "has words that its article does not have"),
        ({"article": "d1", "content": "No"}, 'has no "content" or no "speaker"'),
    ],
)
def test_a_line_that_does_not_fit_is_named(tmp_path, line, said):
    with pytest.raises(QuestionSetError, match=f"Line 1 of .*{said}"):
        read(tmp_path, line)


def test_documents_that_ship_are_called_by_their_names(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"document": "b.md", "content": "Yes", "speaker": "Axis"}\n')
    document = Document("b", "Yes, Axis said.", "B")
    (one,) = read_shipped([("a.md", Document("a", "No.", "A")), ("b.md", document)], tmp_path / "a.jsonl")
    assert (one.name, one.document, one.annotated) == ("b.md", document, (AnnotatedSpeaker(Span(0, 3), ("Axis",)),))
