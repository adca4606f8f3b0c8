"""Title, publisher and date from what a file carries and its first page says."""

import pytest

from ingest.extract.metadata import Metadata
from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.metadata import choose_metadata


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


STORY = page(
    "The ministry approved the export of forty jamming devices to Karsia, although",
    "its own lawyers had warned at a hearing that the devices could be used against the press.",
    "Nothing else was said about it.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Printed 4 June 2022",
        "Printed on 4 June 2022",
        "Print date: 4 June 2022",
        "Accessed 4 June 2022",
        "Accessed: 4 June 2022",
        "Valid until 4 June 2022",
        "Amina Diallo, born 4 June 1970",
        "Born: Arlen, 4 June 1970",
        "Date of birth: 4 June 1970",
        "Received 4 June 2022",
        "Downloaded from archive.example on 4 June 2022",
        "Last visited 4 June 2022",
        "Retrieved June 4, 2022",
        "As of 4 June 2022",
        "Deadline: 4 June 2022",
        "Due date: 4 June 2022",
        "Meeting of 4 June 2022",
        "Meeting of the Board, 4 June 2022",
        "Hearing, 4 June 2022",
        "Board Meeting, 4 June 2022",
        "Public Hearing, Arlen, 4 June 2022",
        "4 June 2022, Press Briefings",
        "Expires 4 June 2022",
        "Declassified 4 June 2022",
        "Embargoed until 4 June 2022",
        "In force from 4 June 2022",
        "Signed on 4 June 2022",
        "4 June 2022 (accessed)",
        "Gültig bis 4. Juni 2022",
        "Abgerufen am 4.6.2022",
        "Consulté le 4 juin 2022",
        "13/06/2022, 10:15",
    ],
)
def test_a_date_that_is_something_elses_is_not_the_documents(line):
    for first_page in (page(line) + STORY, page("Memo on exports", line) + STORY, STORY + page(line)):
        found = choose_metadata(Metadata(), [first_page], "f.pdf")
        assert (found.published, found.updated) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "4 June 2022",
        "June 4, 2022",
        "2022-06-04",
        "Saturday, 4 June 2022",
        "Arlen, 4 June 2022",
        "4 June 2022, Arlen",
        "Beijing, 4 June 2022",
        "Ada Moreno, Chongqing, 4 June 2022",
        "Arlen, Saturday 4 June 2022",
        "Berlin, den 4. Juni 2022",
        "Paris, le 4 juin 2022",
        "Ada Moreno, 4 June 2022",
        "By Ada Moreno, 4 June 2022",
        "The Arlen Courier – 4 June 2022",
        "The Arlen Courier | 4 June 2022",
        "Published 4 June 2022",
        "Published on 4 June 2022",
        "Date: 4 June 2022",
        "Date of publication: 4 June 2022",
        "Veröffentlicht am 4. Juni 2022",
    ],
)
def test_a_dateline_is_the_documents_date(line):
    assert choose_metadata(Metadata(), [page("Memo on exports", line) + STORY], "f.pdf").published == "2022-06-04"


@pytest.mark.parametrize(
    ("label", "dates"),
    [
        ("Published:", ("2022-06-04", None)),
        ("Last updated:", (None, "2022-06-04")),
        ("By Ada Moreno", ("2022-06-04", None)),
        ("Accessed:", (None, None)),
        ("Valid until", (None, None)),
        ("Hearing", (None, None)),
    ],
)
def test_a_date_below_a_label_is_what_the_label_says(label, dates):
    found = choose_metadata(Metadata(), [page("Memo on exports", label, "4 June 2022") + STORY], "f.pdf")
    assert (found.published, found.updated) == dates


def test_datelines_of_different_days_are_none_but_a_label_decides():
    two = page("4 June 2022", "Arlen, 5 June 2022")

    assert choose_metadata(Metadata(), [two + STORY], "f.pdf").published is None
    assert (
        choose_metadata(Metadata(), [page("Published: 6 June 2022") + two + STORY], "f.pdf").published == "2022-06-06"
    )


def test_a_dateline_may_name_whoever_the_file_names():
    carried = Metadata(authors=("Verbatim editors",))
    dated = page("Verbatim editors, 24 November 2026") + STORY

    assert choose_metadata(carried, [dated], "f.pdf").published == "2026-11-24"
    assert choose_metadata(Metadata(), [dated], "f.pdf").published is None


def test_an_author_that_a_program_writes_by_default_is_none():
    carried = Metadata(authors=("anonymous", "Ada Moreno", "Microsoft Office User", "Admin"))

    assert choose_metadata(carried, [BODY], "f.pdf").authors == ("Ada Moreno",)
