"""Printed pages over HTTP: the page, its picture, and where a place is shown."""

import pytest
from pdf_files import pdf_file
from web_examples import add_file, open_index, program_client

from web.access.audit import entries

pytestmark = pytest.mark.slow
FILE = pdf_file("The police export cameras.", "The army imports.")


@pytest.fixture
def document(index):
    index.library(create=True)
    return add_file(index, "report.pdf", FILE)


@pytest.fixture
def place(index, document):
    """Where the second page's words are."""
    start = index.snapshot().document(document).text.index("The army imports.")
    return f"start={start}&end={start + 17}"


def test_a_page_is_shown_with_its_words_marked(client, document, place):
    page = client.get(f"/documents/{document}/pages/2?{place}")
    assert (page.status_code, page.text.count('class="mark"')) == (200, 1)
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    picture = client.get(f"/documents/{document}/pages/2/picture")
    assert (picture.headers["content-type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert 'class="mark"' not in client.get(f"/documents/{document}/pages/1?{place}").text


def test_a_place_is_shown_on_its_printed_page_or_in_the_text(client, index, document, place):
    there = client.get(f"/documents/{document}/place?{place}", follow_redirects=False)
    assert there.headers["location"] == f"/documents/{document}/pages/2?panel=1&{place}#quote"
    text = add_file(index, "a.txt", "The police export.")
    there = client.get(f"/documents/{text}/place?start=0&end=10", follow_redirects=False)
    assert there.headers["location"] == f"/documents/{text}?panel=1&start=0&end=10#quote"
    there = client.get("/documents/x/place", follow_redirects=False)
    assert there.headers["location"] == "/documents/x?panel=1#quote"


def test_the_text_leads_to_the_printed_page(client, document, place):
    page = client.get(f"/documents/{document}?{place}").text
    assert f'href="/documents/{document}/pages/2?{place.replace("&", "&amp;")}"' in page
    assert f'href="/documents/{document}/pages/1"' in client.get(f"/documents/{document}").text


@pytest.mark.parametrize("path", ["ID/pages/3", "ID/pages/0", "x/pages/1", "ID/pages/9/picture", "x/pages/1/picture"])
def test_what_is_not_there_is_a_page_that_says_so(client, document, path):
    page = client.get(f"/documents/{path.replace('ID', document)}")
    assert (page.status_code, page.text.startswith("<!doctype html>")) == (404, True)


def test_a_document_that_is_no_pdf_has_no_picture(client, index):
    index.library(create=True)
    text = add_file(index, "a.txt", "The police export.")
    assert client.get(f"/documents/{text}/pages/1").status_code == 404
    assert client.get(f"/documents/{text}/pages/1/picture").status_code == 404


def test_who_sees_a_page_is_recorded(index, document, place, word_embedder, answering):  # noqa: ARG001
    watched = open_index(index.settings.index, word_embedder, audit="on")
    client = program_client(watched)
    client.get(f"/documents/{document}/pages/2?{place}")
    client.get(f"/documents/{document}/pages/2/picture")
    told = [(entry.what, entry.about) for entry in entries(watched.settings)]
    assert told == [("opened", f"report ({document})")] * 2
