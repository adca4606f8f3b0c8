"""Running headers, footers and page numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.margins import find_margins


def page(*texts: str) -> list[Line]:
    """Lines from the top of a page downwards, 20 points apart."""
    return [Line(text, 50, 800 - 20 * number, 11) for number, text in enumerate(texts)]


def texts(pages: list[list[Line]]) -> list[list[str]]:
    return [[line.text for line in lines] for lines in pages]


def test_lines_that_repeat_modulo_digits_are_dropped():
    pages = [page("The Report", f"Text {word}.", f"Page {number} of 3") for number, word in enumerate("abc", 1)]

    assert texts(find_margins(pages).text) == [["Text a."], ["Text b."], ["Text c."]]


def test_headers_of_odd_and_even_pages_are_dropped():
    pages = [page(("Odd", "Even")[number % 2], f"Text {word}.") for number, word in enumerate("abcdef")]

    assert texts(find_margins(pages).text) == [[f"Text {word}."] for word in "abcdef"]


def test_numbers_that_do_not_count_with_the_pages_stay():
    pages = [page("First.", "Second.", "Third.", number) for number in ("17", "5", "12")]

    assert [lines[-1] for lines in texts(find_margins(pages).text)] == ["17", "5", "12"]


def test_a_line_that_repeats_at_different_heights_stays():
    pages = [page("One.", "Two.", "Yes."), page("One more.", "Yes."), page("Yes.")]

    assert [lines[-1] for lines in texts(find_margins(pages).text)] == ["Yes.", "Yes.", "Yes."]


def test_the_title_above_a_later_page_is_dropped():
    pages = [page("A Publisher", "A Short Brief", "Text one."), page("A short brief", "Text two.")]

    assert texts(find_margins(pages, "A Short Brief").text) == [
        ["A Publisher", "A Short Brief", "Text one."],
        ["Text two."],
    ]


def test_a_running_chapter_title_of_one_page_is_dropped():
    heads = {"one": "Report 1", "two": "Report 2", "three": "Report 3", "four": "Utilities 4"}
    pages = [page(head, f"Text {word}.", f"More {word}.", f"Last {word}.") for word, head in heads.items()]
    pages[3].append(Line("Utilities", 50, 500, 16))

    assert texts(find_margins(pages).text)[3] == ["Text four.", "More four.", "Last four.", "Utilities"]


def test_pages_that_hold_only_the_same_line_keep_it():
    assert texts(find_margins([page("Draft"), page("Draft")]).text) == [["Draft"], ["Draft"]]


def feet(*numbers: str) -> list[list[Line]]:
    """Pages of one line each, with these numbers at their feet."""
    return [page(f"Text {letter}.", number) for letter, number in zip("abcdefgh", numbers, strict=False)]


@pytest.mark.parametrize(
    ("numbers", "labels", "found"),
    [
        (("117", "118", "119"), (), ("117", "118", "119")),
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), (), ()),
        (("i", "ii", "iii", "iv"), (), ("i", "ii", "iii", "iv")),
        (("vii", "– viii –", "ix", "x"), ("vii", "viii", "ix", "x"), ("vii", "viii", "ix", "x")),
        (("A-1", "A-2", "B-1"), ("A-1", "A-2", "B-1"), ("A-1", "A-2", "B-1")),
        (("i", "ii", "1", "2"), ("i", "ii", "1", "2"), ("i", "ii", "1", "2")),
        (("1", "2"), ("1", "2"), ()),
        (("9", "10"), ("1", "2"), ("9", "10")),
    ],
)
def test_pages_are_called_as_the_file_or_else_their_foot_says_and_the_foot_is_no_text(numbers, labels, found):
    margins = find_margins(feet(*numbers), labels=labels)

    assert (texts(margins.text), margins.labels) == (
        [[f"Text {letter}."] for letter in "abcdefgh"[: len(numbers)]],
        found,
    )


def test_a_page_without_a_number_between_others_has_no_label():
    pages = [page("Text a.", "17"), page("Text b."), page("Text c.", "19"), page("Text d.", "20")]

    assert find_margins(pages).labels == ("17", "", "19", "20")


def test_labels_that_are_no_names_of_pages_are_left_out():
    assert find_margins(feet("x y", "z"), labels=("a" * 50, "ii")).labels == ("", "ii")


WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=6)


@given(st.lists(st.lists(WORDS, max_size=6, unique=True), max_size=6))
def test_a_line_of_one_page_only_is_never_dropped(words):
    pages = [page(*lines) for lines in words]
    kept = texts(find_margins(pages).text)

    for number, lines in enumerate(words):
        others = {line for other, page_lines in enumerate(words) if other != number for line in page_lines}
        assert [line for line in lines if line not in others] == [line for line in kept[number] if line not in others]
