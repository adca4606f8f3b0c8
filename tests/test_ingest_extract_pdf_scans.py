"""Lines that were read in pictures become lines of pages, and it is known which words of a document may be misread."""

import pytest
from scans import TypedReader, read_line

from index.records import Document, document_id
from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.scans import Scans, mark_scans, read_scans
from ingest.picture_reader import Picture
from text.spans import Span

PAGE = Picture(1000, 600, 144, b"")
BLANK = Picture(1000, 600, 144, b"", is_blank=True)


def document(text: str, *page_starts: int) -> Document:
    return Document(document_id(text), text, "A", page_starts=page_starts)


def words_at(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_a_line_stands_where_it_does_on_paper():
    scans = read_scans([(3, PAGE)], TypedReader([read_line("Ninety cameras")]), "a.pdf")
    assert scans.lines == {3: [Line("Ninety cameras", 40.0, 250.0, 15.0, reach=110.0, tail=7)]}
    assert [word.text for word in scans.words[3]] == ["Ninety", "cameras"]
    assert (scans.unread, scans.is_tried) == ((), True)


def test_lines_of_about_one_height_are_of_one_size():
    lines = [read_line("Ninety cameras", size=size) for size in (29, 30, 31, 44)]
    scans = read_scans([(0, PAGE)], TypedReader(lines), "a.pdf")
    assert [line.size for line in scans.lines[0]] == [15.0, 15.0, 15.0, 22.0]


def test_blank_pages_are_passed_over_and_those_without_words_are_named(caplog):
    reader = TypedReader([], TimeoutError("it takes too long"))
    scans = read_scans([(0, BLANK), (1, PAGE), (2, PAGE), (3, None)], reader, "a.pdf")
    assert (scans.lines, scans.unread) == ({}, (1, 2, 3))
    assert caplog.messages == ["a.pdf: page 3 cannot be read (it takes too long)."]


def test_without_a_reader_all_that_show_something_are_unread():
    assert read_scans([(0, BLANK), (1, PAGE)], None, "a.pdf") == Scans(unread=(1,), is_tried=False)


def test_pages_that_follow_each_other_are_one_stretch():
    text = "One here.\n\nTwo here.\n\nThree here."
    lines = [read_line("One here."), read_line("Two here.")]
    scans = read_scans([(0, PAGE), (1, PAGE)], TypedReader(lines[:1], lines[1:]), "a.pdf")
    marked = mark_scans(document(text, 0, 11, 22), scans)
    assert words_at(text, marked.scanned) == ["One here.\n\nTwo here.\n\n"]
    assert (marked.doubtful, marked.unread) == ((), ())


def test_pages_are_counted_from_one_for_a_reader():
    assert mark_scans(document("One.", 0, 4, 4), Scans(unread=(1, 2))).unread == (2, 3)


@pytest.mark.parametrize(
    ("text", "lines", "unsure", "marked"),
    [
        ("The port of Leer.", ["The port of Leer."], ["Leer."], ["Leer."]),
        ("Leer and Leer.", ["Leer and", "Leer."], ["Leer."], ["Leer."]),
        ("The surveillance ended.", ["The surveil-", "lance ended."], ["lance"], ["surveillance"]),
        ("Ninety cameras.", ["Page 3", "Ninety cameras."], ["3"], []),
        ("A – b.", ["A – b."], ["–"], []),
    ],
    ids=["a word", "the second of two", "a word that a line end broke", "one left out", "no letter"],
)
def test_words_that_may_be_misread_are_found_in_the_text(text, lines, unsure, marked):
    read = [read_line(line, unsure=unsure) for line in lines]
    scans = read_scans([(0, PAGE)], TypedReader(read), "a.pdf")
    assert words_at(text, mark_scans(document(text, 0), scans).doubtful) == marked


def test_words_of_other_pages_are_never_marked():
    text = "Leer.\n\nLeer."
    scans = read_scans([(1, PAGE)], TypedReader([read_line("Leer.", unsure=["Leer."])]), "a.pdf")
    assert mark_scans(document(text, 0, 7), scans).doubtful == (Span(7, 12),)
