"""What a link to quoted words shows before it is followed, over a real index."""

from web_examples import NASTY, add_file, make_citation, make_document, program_client

from web.conversation import Excerpt
from web.html.render import render


def test_the_words_are_marked_in_their_place_with_what_they_are_from(index, document):
    response = program_client(index).get(f"/documents/{document}/preview?start=20&end=38")
    assert response.status_code == 200
    assert "<mark>The police export.</mark>" in response.text
    title = index.snapshot().store.title(document)
    assert f"<b>{title}</b>" in response.text
    assert "<html" not in response.text


def test_the_page_goes_by_what_it_calls_itself():
    document = make_document("One. Two.", page_starts=(0, 5), page_labels=("iii", "2"))
    for quote, told in (("One.", "page iii (sheet 1)"), ("Two.", "page 2")):
        cited = make_citation(
            document, quote, page_label=document.label_of(document.page_at(document.text.index(quote)))
        )
        assert f", {told}</p>" in render("preview", excerpt=Excerpt(cited, "", ""))


def test_where_nothing_is_there_is_nothing_to_see(index, document):
    client = program_client(index)
    for address in (f"{document}/preview", f"{document}/preview?start=20&end=3800", "0123/preview?start=1&end=2"):
        response = client.get(f"/documents/{address}")
        assert (response.status_code, response.text) == (404, "")


def test_a_nasty_document_is_text(index):
    document = add_file(index, "nasty.txt", f"A title line\n\n{NASTY}")
    shown = program_client(index).get(f"/documents/{document}/preview?start=0&end=30").text
    assert "<script" not in shown
