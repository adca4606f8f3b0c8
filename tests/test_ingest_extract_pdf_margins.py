"""Running headers, footers and page numbers."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.margins import drop_margins


def page(*texts: str) -> list[Line]:
    """Lines from the top of a page downwards, 20 points apart."""
    return [Line(text, 50, 800 - 20 * number, 11) for number, text in enumerate(texts)]


def texts(pages: list[list[Line]]) -> list[list[str]]:
    return [[line.text for line in lines] for lines in pages]


def test_lines_that_repeat_modulo_digits_are_dropped():
    pages = [page("The Report", f"Text {word}.", f"Page {number} of 3") for number, word in enumerate("abc", 1)]

    assert texts(drop_margins(pages)) == [["Text a."], ["Text b."], ["Text c."]]


def test_headers_of_odd_and_even_pages_are_dropped():
    pages = [page(("Odd", "Even")[number % 2], f"Text {word}.") for number, word in enumerate("abcdef")]

    assert texts(drop_margins(pages)) == [[f"Text {word}."] for word in "abcdef"]


def test_numbers_that_do_not_count_with_the_pages_stay():
    pages = [page("First.", "Second.", "Third.", number) for number in ("17", "5", "12")]

    assert [lines[-1] for lines in texts(drop_margins(pages))] == ["17", "5", "12"]


def test_a_line_that_repeats_at_different_heights_stays():
    pages = [page("One.", "Two.", "Yes."), page("One more.", "Yes."), page("Yes.")]

    assert [lines[-1] for lines in texts(drop_margins(pages))] == ["Yes.", "Yes.", "Yes."]


def test_the_title_above_a_later_page_is_dropped():
    pages = [page("A Publisher", "A Short Brief", "Text one."), page("A short brief", "Text two.")]

    assert texts(drop_margins(pages, "A Short Brief")) == [["A Publisher", "A Short Brief", "Text one."], ["Text two."]]


def test_a_running_chapter_title_of_one_page_is_dropped():
    heads = {"one": "Report 1", "two": "Report 2", "three": "Report 3", "four": "Utilities 4"}
    pages = [page(head, f"Text {word}.", f"More {word}.", f"Last {word}.") for word, head in heads.items()]
    pages[3].append(Line("Utilities", 50, 500, 16))

    assert texts(drop_margins(pages))[3] == ["Text four.", "More four.", "Last four.", "Utilities"]


def test_pages_that_hold_only_the_same_line_keep_it():
    assert texts(drop_margins([page("Draft"), page("Draft")])) == [["Draft"], ["Draft"]]


WORDS = st.text(alphabet="abcdefgh", min_size=1, max_size=6)


@given(st.lists(st.lists(WORDS, max_size=6, unique=True), max_size=6))
def test_a_line_of_one_page_only_is_never_dropped(words):
    pages = [page(*lines) for lines in words]
    kept = texts(drop_margins(pages))

    for number, lines in enumerate(words):
        others = {line for other, page_lines in enumerate(words) if other != number for line in page_lines}
        assert [line for line in lines if line not in others] == [line for line in kept[number] if line not in others]
