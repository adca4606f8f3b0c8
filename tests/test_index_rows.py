"""Records become rows and the same records again."""

import json

import numpy as np
import pytest

from index.records import Document, Heading, Moment, Passage, Statement, document_id
from index.rows import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    description_of,
    document_row,
    passage_row,
    sound_passages,
    statement_row,
    to_document,
    to_listed,
    to_statement,
)
from text.spans import Span

DOCUMENT = Document(
    id=document_id("Title\nText"),
    text="Title\nText",
    title="Title",
    publisher="P",
    authors=("Ada", "Bo"),
    published="2020-01-02",
    updated="2021-01-02",
    retrieved="2022-01-02",
    origin="O",
    url="https://example.org",
    path="a.txt",
    language="en",
    page_starts=(0, 6),
    moments=(Moment(0, 3), Moment(6, 751), Moment(9, None)),
    headings=(Heading(0, 5, 1),),
)
STATEMENT = Statement(7, "d", (Span(1, 2), Span(4, 6)), True, Span(8, 9), "Ada", Span(10, 12), 0.75, Span(20, 23), "Bo")


def test_a_document_has_a_value_for_each_column():
    row = dict(zip(DOCUMENT_COLUMNS.split(", "), document_row(DOCUMENT), strict=True))
    assert (row["title"], row["language"], row["updated"]) == ("Title", "en", "2021-01-02")
    assert [json.loads(row[name]) for name in ("authors", "page_starts", "headings")] == [
        ["Ada", "Bo"],
        [0, 6],
        [[0, 5, 1]],
    ]


def test_a_document_comes_back_whole():
    assert to_document(document_row(DOCUMENT)) == DOCUMENT
    bare = Document(document_id(""), "", "")
    assert to_document(document_row(bare)) == bare


def test_a_description_is_the_row_without_id_and_text():
    assert json.loads(description_of(DOCUMENT)) == list(document_row(DOCUMENT)[2:])


def test_a_passage_ends_with_its_vector_in_little_endian_floats():
    row = passage_row(Passage(3, "d", 1, 2, "H"), np.array([1.0, -2.0], dtype=np.float32))
    assert row == (3, "d", 1, 2, "H", b"\x00\x00\x80\x3f\x00\x00\x00\xc0")
    assert len(PASSAGE_COLUMNS.split(", ")) + 1 == len(row)


def test_a_statement_comes_back_whole():
    id, document, start, *rest = statement_row(STATEMENT)
    assert (id, document, start) == (7, "d", 1)
    assert to_statement((id, document, *rest)) == STATEMENT


def test_a_statement_of_nobody_comes_back_whole():
    nobody = Statement(7, "d", (Span(1, 2),), False)
    id, document, _, *rest = statement_row(nobody)
    assert to_statement((id, document, *rest)) == nobody


@pytest.mark.parametrize(
    ("column", "value"), [("text", "Title\nTaxt"), ("headings", "["), ("headings", "[3]"), ("authors", "4")]
)
def test_a_damaged_document_is_told(column, value):
    place = DOCUMENT_COLUMNS.split(", ").index(column)
    row = list(document_row(DOCUMENT))
    row[place] = value
    with pytest.raises(ValueError, match=r".+"):
        to_document(tuple(row))
    assert to_listed(tuple(row)).title == "Title"


@pytest.mark.parametrize("contents", ["[", "3", "[3]", "[[1]]"])
def test_a_damaged_statement_is_told(contents):
    with pytest.raises(ValueError, match=r".+"):
        to_statement((7, "d", contents, 1, None, None, None))


@pytest.mark.parametrize("place", ["[", "[]", "3", "[1]", "[1, 2], [3, 4]"])
@pytest.mark.parametrize("column", [4, 6])
def test_a_damaged_place_is_told(column, place):
    row = [7, "d", "[[1, 2]]", 1, None, None, None]
    row[column] = place
    with pytest.raises(ValueError, match=r".+"):
        to_statement(tuple(row))


@pytest.mark.parametrize(
    ("column", "value"), [(0, "7"), (1, b"d"), (2, None), (3, "end"), (3, 4.5), (4, 7), (4, b"Heading")]
)
def test_a_damaged_passage_is_left_out(column, value):
    row: list[object] = [7, "d", 1, 4, "Heading"]
    row[column] = value
    assert sound_passages([tuple(row), (8, "d", 2, 5, None)]) == [Passage(8, "d", 2, 5, None)]
