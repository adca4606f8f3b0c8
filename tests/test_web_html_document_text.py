"""A document's text as HTML: every character is there, page marks and the highlight stand where they belong."""

import html
import re
import time

from hypothesis import given
from hypothesis import strategies as st
from web_examples import NASTY, document_body, make_document

from index.records import Heading, Moment
from text.spans import Span

# Processor seconds that only a step of quadratic time would take; linear ones take a few.
QUADRATIC = 120


def words_of(body: str) -> str:
    """The text a reader sees, without markup and the line breaks between blocks."""
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def marked(body: str) -> list[str]:
    return [html.unescape(part) for part in re.findall(r"<mark[^>]*>(.*?)</mark>", body)]


def test_paragraphs_headings_and_consecutive_lines():
    document = make_document("Head\n\nOne.\n\n- a\n- b", headings=(Heading(0, 4, 1),))
    assert document_body(document, None) == '<h2>Head</h2>\n<p>One.</p>\n<p>- a</p>\n<p class="tight">- b</p>'


def test_deep_headings_stop_at_the_sixth_level():
    headings = tuple(Heading(2 * level, 2 * level + 1, level + 1) for level in range(7))
    body = document_body(make_document("\n".join("abcdefg"), headings=headings), None)
    assert re.findall(r"<(h\d)", body) == ["h2", "h3", "h4", "h5", "h6", "h6", "h6"]


def test_no_heading_skips_a_level():
    """The title is the first; readers of screens go from level to level."""
    headings = (Heading(0, 1, 3), Heading(2, 3, 9), Heading(4, 5, 1))
    body = document_body(make_document("a\nb\nc", headings=headings), None)
    assert re.findall(r"<(h\d)", body) == ["h2", "h3", "h2"]


def test_the_quote_is_marked_and_can_be_jumped_to():
    body = document_body(make_document("One two three."), Span(4, 7))
    assert body == '<p>One <mark id="quote">two</mark> three.</p>'


def test_a_quote_over_paragraphs_is_marked_in_each_and_named_once():
    document = make_document("One two.\n\nThree.\n\nFour five.")
    body = document_body(document, Span(4, 22))
    assert marked(body) == ["two.", "Three.", "Four"]
    assert body.count('id="quote"') == 1
    assert body.index('id="quote"') < body.index("two.")


def test_a_quote_that_starts_in_the_blank_between_paragraphs_can_still_be_jumped_to():
    body = document_body(make_document("One.\n\nTwo."), Span(4, 10))
    assert body == '<p>One.</p>\n<p><mark id="quote">Two.</mark></p>'


def test_pages_are_marked_at_their_start_even_inside_a_paragraph_and_a_quote():
    document = make_document("First page runs over.\n\nThird.", page_starts=(0, 11, 23))
    body = document_body(document, Span(6, 15))
    page = '<span class="page" id="page-{0}" data-page="p. {0}" role="separator" aria-label="page {0}"></span>'
    assert body == (
        f'<p>{page.format(1)}First <mark id="quote">page </mark>{page.format(2)}<mark>runs</mark> over.</p>\n'
        f"<p>{page.format(3)}Third.</p>"
    )


def test_a_page_is_marked_with_what_it_calls_itself_and_keeps_its_address():
    body = document_body(make_document("One.\n\nTwo.", page_starts=(0, 6), page_labels=("iv", "2")), None)
    assert 'id="page-1" data-page="p. iv" role="separator" aria-label="page iv (sheet 1)"' in body
    assert 'id="page-2" data-page="p. 2" role="separator" aria-label="page 2"' in body


def test_times_are_marked_at_the_start_of_a_paragraph_and_once_a_minute_in_it():
    moments = (Moment(0, 3), Moment(5, 50), Moment(10, 63), Moment(18, 64), Moment(22, None))
    body = document_body(make_document("Ann: One. Two.\n\nBo: Three.", moments=moments), None)
    mark = '<span class="page" data-page="{0}" role="note" aria-label="at {0}"></span>'
    assert body == (
        f"<p>{mark.format('00:00:03')}Ann: One. {mark.format('00:01:03')}Two.</p>\n"
        f"<p>Bo{mark.format('00:01:04')}: Three.</p>"
    )


def test_a_page_without_text_keeps_its_anchor():
    body = document_body(make_document("One.\n\nThree.", page_starts=(0, 6, 6)), None)
    assert re.findall(r'id="page-(\d)"', body) == ["1", "2", "3"]


def test_a_page_that_starts_in_the_blank_before_a_paragraph_is_marked_there():
    body = document_body(make_document("One.\n\nTwo.", page_starts=(0, 5)), None)
    assert re.sub(r"<span[^>]*></span>", "|", body) == "<p>|One.</p>\n<p>|Two.</p>"


def test_nasty_text_is_shown_as_text():
    body = document_body(make_document(NASTY), Span(0, 8))
    assert words_of(body) == NASTY
    assert re.findall(r"<(\w+)", body) == ["p", "mark"]


@given(st.data())
def test_every_character_is_shown_once_and_exactly_the_quote_is_marked(data):
    text = data.draw(st.text(alphabet='ab<&" \n', min_size=1, max_size=60))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pages = tuple(sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4))))
    body = document_body(make_document(text, page_starts=pages), Span(start, end))
    assert words_of(body).replace("\n", "") == text.replace("\n", "")
    assert "".join(marked(body)) == text[start:end].replace("\n", "")


def test_a_text_of_two_million_characters_is_no_matter_of_seconds():
    text = "\n\n".join(["A paragraph of a long report, with some words in it."] * 38_000)
    document = make_document(text, page_starts=tuple(range(0, len(text), 3_000)))
    began = time.thread_time()
    body = document_body(document, Span(1_000_000, 1_000_200))
    assert time.thread_time() - began < QUADRATIC
    assert body.count('class="page"') == len(document.page_starts)


def test_words_that_may_be_misread_are_marked_in_and_beside_the_quote():
    document = make_document("One two.\n\nThree four.", doubtful=(Span(4, 8), Span(10, 15)))
    unsure = '<span class="unsure" title="This word may be misread.">'
    assert document_body(document, Span(0, 7)) == (
        f'<p><mark id="quote">One </mark><mark>{unsure}two</span></mark>{unsure}.</span></p>\n'
        f"<p>{unsure}Three</span> four.</p>"
    )
