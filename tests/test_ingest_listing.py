"""Documents on paper: one in full, or all in a table."""

import json

from index.records import Document
from ingest.listing import Listed, document_as_json, document_as_text, listed_as_json, table

DOCUMENT = Document("a1", "Words.", "Ports", authors=("Ann", "Bo"), path="a.txt", page_starts=(0,))


def test_a_document_is_printed_with_what_is_known() -> None:
    lines = ["id:        a1", "title:     Ports", "authors:   Ann, Bo", "path:      a.txt", "pages:     1"]
    lines.append("quality:   not stated: publisher, date")
    assert document_as_text(DOCUMENT) == "\n".join([*lines, "", "Words.", ""])


def test_a_document_is_one_line_of_json() -> None:
    fields = json.loads(document_as_json(DOCUMENT))
    assert (fields["text"], fields["authors"], fields["published"]) == ("Words.", ["Ann", "Bo"], None)


def test_a_table_has_a_line_for_each_document_under_its_columns() -> None:
    long = Document("b", "x", "T" * 61, published="2026-11-24", path="b.txt")
    head, first, second = table([Listed(DOCUMENT, 2), Listed(long, 10)]).split("\n")
    assert head.split() == ["id", "published", "publisher", "title", "passages", "path", "collections"]
    assert first == f"a1{' ' * 25}Ports{' ' * 57}2{' ' * 9}a.txt"
    assert second == f"b   2026-11-24{' ' * 13}{'T' * 59}…  10{' ' * 8}b.txt"


def test_a_row_is_one_line_of_json() -> None:
    expected = {"id": "a1", "published": None, "publisher": None, "title": "Ports", "passages": 2, "path": "a.txt"}
    listed = Listed(DOCUMENT, 2, ("One", "Two"))
    assert json.loads(listed_as_json(listed)) == {**expected, "collections": ["One", "Two"]}
    assert table([listed]).endswith("a.txt  One, Two")
