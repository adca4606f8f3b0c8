"""The document pages over a real index, asked over HTTP: what is found, what is not, and what none of them loads."""

import re

import pytest
from web_examples import NASTY, add_file, ingest_file, program_client

from index.errors import ModelError
from web.background_index import BackgroundIndex
from web.html.style import content_security_policy


def test_the_permalink_opens_the_document_with_the_words_highlighted(index, document):
    response = program_client(index).get(f"/documents/{document}?start=20&end=38")
    assert response.status_code == 200
    assert '<mark id="quote">The police export.</mark>' in response.text
    # Beside an answer, the page shows it in a frame; other sites' pages may not.
    assert response.headers["content-security-policy"] == content_security_policy(frames="'self'")
    assert response.headers["x-frame-options"] == "SAMEORIGIN"


def test_beside_an_answer_it_has_nothing_that_leads_elsewhere(index, document):
    client = program_client(index)
    assert ['class="home"' in client.get(f"/documents/{document}{query}").text for query in ("", "?panel=1")] == [
        True,
        False,
    ]


def test_a_place_outside_the_document_is_noted(index, document):
    response = program_client(index).get(f"/documents/{document}?start=20&end=3800")
    assert response.status_code == 200
    assert "nothing is highlighted" in response.text


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("name", ["0123456789abcdef", "..%2F..%2Fetc%2Fpasswd", "%3Cscript%3E"])
def test_an_unknown_document_is_a_plain_404(index, name):
    response = program_client(index).get(f"/documents/{name}")
    assert response.status_code == 404
    assert "<script" not in response.text


def test_an_unknown_document_of_an_index_that_is_not_there(index):
    response = program_client(index).get("/documents/0123456789abcdef")
    assert response.status_code == 404
    assert "The index holds no document" in response.text


def test_a_document_when_the_index_cannot_be_opened(index, document):
    def broken(*_):
        raise ModelError("The model file is missing.")

    response = program_client(BackgroundIndex(index.settings, broken)).get(f"/documents/{document}")
    assert response.status_code == 503
    assert "The model file is missing." in response.text


def test_a_nasty_document_is_shown_as_text(index):
    document = add_file(index, "nasty.txt", f"A title line\n\n{NASTY}")
    page = program_client(index).get(f"/documents/{document}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_the_icon_is_served_from_here(index):
    response = program_client(index).get("/favicon.ico")
    assert response.headers["content-type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")


def test_whose_words_they_are_stands_on_the_page(index):
    document = add_file(index, "one.txt", "Cameras\n\n“We sold all of it,” Idemia said.\n")
    page = program_client(index).get(f"/documents/{document}").text
    assert '<span class="said own" title="Idemia, own words">We sold all of it,</span>' in page


def test_a_text_of_two_papers_names_both(index):
    for publisher, more in (("Courier", ""), ("Gazette", "url: https://gazette.example/a\n")):
        text = f"---\npublisher: {publisher}\npublished: 2021-03-05\n{more}---\n\n# Cameras\n\nOculon sold cameras.\n"
        id = ingest_file(index, f"{publisher}.md", text)
    page = program_client(index).get(f"/documents/{id}").text
    listed = re.search("<dt>Same text in</dt><dd>(.*?)</dd>", page)[1]
    assert re.sub("<[^>]+>", "", listed) == "Cameras, Gazette, 5 March 2021, https://gazette.example/a"
