"""The document page: metadata that says what is missing, safe links, and places that fit or are noted."""

import re

import pytest
from web_examples import NASTY, make_document

from index.originals import KeptOriginal
from text.spans import Span
from web.html.document import document_page, missing_page, problem_page, read_span

TEXT = "One two three."


def field(page: str, name: str) -> str:
    found = re.search(rf"<dt>{name}</dt><dd>(.*?)</dd>", page)
    assert found, name
    return found.group(1)


def test_what_the_document_says_of_itself_is_shown():
    document = make_document(
        TEXT, title="On counting", publisher="The Paper", authors=("A. One", "B. Two"), published="2020-09-21",
        updated="2021-01-02", retrieved="2022-03-04T05:06:07Z", origin="agency",
        url="https://example.org/a", path="a.txt",
    )  # fmt: skip
    page = document_page(document, None)
    assert "<h1>On counting</h1>" in page
    assert "<title>On counting · Verbatim</title>" in page
    assert field(page, "Publisher") == "The Paper"
    assert field(page, "Author") == "A. One, B. Two"
    assert field(page, "Published") == '<time datetime="2020-09-21">21 September 2020</time>'
    assert field(page, "Updated") == '<time datetime="2021-01-02">2 January 2021</time>'
    assert field(page, "Retrieved") == '<time datetime="2022-03-04T05:06:07Z">4 March 2022</time>'
    assert field(page, "Source named") == "agency"
    assert (
        field(page, "Original") == '<a href="https://example.org/a" rel="noopener noreferrer">https://example.org/a</a>'
    )
    assert field(page, "File") == "<code>a.txt</code>"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Publisher", "not stated"),
        ("Author", "not stated"),
        ("Published", "not stated"),
        ("Updated", "not stated"),
        ("Source named", "none"),
        ("Original", "no address given"),
        ("Retrieved", "not fetched from the web"),
        ("File", "none"),
        ("Original file", "not kept"),
    ],
)
def test_what_is_missing_is_said_to_be_missing(name, words):
    assert field(document_page(make_document(TEXT), None), name) == f'<span class="missing">{words}</span>'


def test_originals_are_named_with_size_and_hash_as_text():
    document = make_document(TEXT)
    kept = [KeptOriginal("upload:a", "<b>.pdf", "a" * 64, 1_234_567), KeptOriginal("upload:b", "b.txt", "b" * 64, 999)]
    link = f'<a href="/documents/{document.id}/original?sha256='
    assert field(document_page(document, None, originals=kept), "Original file") == (
        f'{link}{"a" * 64}">&lt;b&gt;.pdf</a>, 1.2 MB, SHA-256 <code class="hash">{"a" * 64}</code><br>'
        f'{link}{"b" * 64}">b.txt</a>, 999 bytes, SHA-256 <code class="hash">{"b" * 64}</code>'
    )


def test_an_address_that_is_no_web_address_is_shown_but_not_linked():
    page = document_page(make_document(TEXT, url="javascript:alert(1)"), None)
    assert field(page, "Original") == "<code>javascript:alert(1)</code>"
    assert 'href="javascript' not in page


def test_nasty_metadata_is_shown_as_text():
    document = make_document(NASTY, title=NASTY, publisher=NASTY, authors=(NASTY,), origin=NASTY, path=NASTY, url=NASTY)
    page = document_page(document, Span(0, 8), NASTY)
    assert "<script" not in page
    assert "<img" not in page
    assert " onerror" not in re.sub(r">[^<]*<", "><", page)


def test_a_highlight_can_be_jumped_to():
    page = document_page(make_document(TEXT), Span(4, 7))
    assert '<a href="#quote" class="jump">Go to the highlighted words</a>' in page
    assert '<mark id="quote">two</mark>' in page


def test_pages_are_listed_when_there_is_more_than_one():
    assert '<a href="#page-2">2</a>' in document_page(make_document(TEXT, page_starts=(0, 4)), None)
    assert '<nav class="pages"' not in document_page(make_document(TEXT, page_starts=(0,)), None)


def test_the_language_of_the_text_is_named():
    assert '<article lang="fr" id="text">' in document_page(make_document(TEXT, language="fr"), None)


@pytest.mark.parametrize(
    ("start", "end", "span"), [("4", "7", Span(4, 7)), ("0", "14", Span(0, 14)), (None, None, None)]
)
def test_spans_that_fit(start, end, span):
    assert read_span(make_document(TEXT), start, end) == (span, None)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("7", "4"),
        ("4", "4"),
        ("0", "15"),
        ("-1", "4"),
        ("x", "4"),
        ("4", None),
        (None, "4"),
        ("", ""),
        ("²", "4"),
        ("0", "9" * 5000),
    ],
)
def test_spans_that_do_not_fit_are_noted(start, end):
    span, note = read_span(make_document(TEXT), start, end)
    assert span is None
    assert note == "The place that this link names is not in this document, so nothing is highlighted."
    assert f'<p class="notice" role="status">{note}</p>' in document_page(make_document(TEXT), span, note)


def test_a_missing_document_is_named_in_plain_words():
    page = missing_page("0123456789abcdef")
    assert "The index holds no document “0123456789abcdef”." in page
    assert "<script" not in missing_page("<script>")
    assert "x" * 41 not in missing_page("x" * 5000)


def test_a_problem_is_told_in_its_own_words():
    assert "<h1>Trouble</h1><p>The disk is full &amp; slow.</p>" in problem_page("Trouble", "The disk is full & slow.")
