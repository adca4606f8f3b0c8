"""Title, publisher and date from what a file carries and its first page says."""

import pytest

from ingest.metadata import Metadata
from ingest.page_lines import Line
from ingest.page_metadata import choose_metadata


def page(*texts: str, size: float = 10) -> list[Line]:
    return [Line(text, 50, 800 - 20 * number, size) for number, text in enumerate(texts)]


BODY = page(*[f"A line of text number {word}." for word in ("one", "two", "three", "four")])


@pytest.mark.parametrize(
    ("head", "published", "publisher"),
    [
        (["Published: 2026-11-24", "Publisher: The Press"], "2026-11-24", "The Press"),
        (["Date of publication: 3 March 2020"], "2020-03-03", None),
        (["21 September 2020"], "2020-09-21", None),
        (["Ada Example, London, September 21, 2020"], "2020-09-21", None),
        (["The law of 21 September 2020 was changed."], None, None),
        (["Received 1 May 2020", "Accepted 3 June 2020"], None, None),
        (["Version of 03/04/2021"], None, None),
    ],
)
def test_the_head_of_the_first_page_states_date_and_publisher(head, published, publisher):
    found = choose_metadata(Metadata(), [page(*head) + BODY], "f.pdf")

    assert (found.published, found.publisher) == (published, publisher)


def test_a_date_below_the_head_is_not_that_of_the_document():
    late = page(*["Words."] * 20, "21 September 2020")

    assert choose_metadata(Metadata(), [late], "f.pdf").published is None


def test_what_the_file_carries_comes_first():
    carried = Metadata(title="Carried", publisher="The House", authors=("Ada",), published="2019-02-03")
    head = page("Published: 2026-11-24", "Publisher: The Press")

    assert choose_metadata(carried, [head + BODY], "f.pdf") == carried


@pytest.mark.parametrize(
    ("carried", "title"),
    [
        ("Exports of Cameras", "Exports of Cameras"),
        ("f", "A Title in Two Lines"),
        ("Microsoft Word - x.docx", "A Title in Two Lines"),
        ("report_final.pdf", "A Title in Two Lines"),
        ("Untitled-1", "A Title in Two Lines"),
        (None, "A Title in Two Lines"),
    ],
)
def test_a_junk_title_gives_way_to_the_largest_lines(carried, title):
    first = page("A Title", "in Two Lines", size=20) + BODY

    assert choose_metadata(Metadata(title=carried), [first], "f.pdf").title == title


def test_without_large_lines_the_title_is_the_files_name():
    assert choose_metadata(Metadata(), [BODY], "folder/some_report.pdf").title == "some report"
    assert choose_metadata(Metadata(), [page("Contents", size=20) + BODY], "some_report.pdf").title == "some report"
