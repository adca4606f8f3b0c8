"""Where quotations are pinned: the page, what it sends, and the address for programs."""

import pytest
from web_examples import ingest_file

from web.kept.pins import pinned_in


@pytest.fixture
def document(index):
    return ingest_file(index, "police.txt", "The police export. The army imports.")


def test_the_page_shows_the_words_and_where_they_may_go(client, document):
    page = client.get(f"/pin?document={document}&start=0&end=18")
    assert (page.status_code, "The police export." in page.text) == (200, True)
    assert "form-action 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "query", ["", "document=x&start=0&end=4", "document=ID&start=9&end=2", "document=ID&start=a&end=b"]
)
def test_a_place_without_words_is_told(client, document, query):
    page = client.get("/pin?" + query.replace("ID", document))
    assert (page.status_code, "No document has words at this place" in page.text) == (404, True)
    assert client.post("/pin", data={"document": document, "start": "9", "end": "2"}).status_code == 404


def test_words_are_pinned_into_a_new_dossier_and_then_into_the_same_with_a_note(client, index, document):
    place = {"document": document, "start": "0", "end": "18"}
    there = client.post("/pin", data=place | {"title": "Exports", "note": "Ask Ann"}, follow_redirects=False)
    [dossier] = index.dossiers.listed("")
    [pinned] = pinned_in(index.dossiers, dossier.id)
    assert there.headers["location"] == f"/dossiers/{dossier.id}#pin-{pinned.pin.id}"
    assert (dossier.title, pinned.citation.quote, pinned.pin.note) == ("Exports", "The police export.", "Ask Ann")
    client.post("/pin", data=place | {"dossier": dossier.id, "title": "", "note": "Twice"})
    assert [each.pin.note for each in pinned_in(index.dossiers, dossier.id)] == ["Ask Ann\nTwice"]


def test_a_program_pins_into_the_dossier_that_was_changed_last(client, document):
    place = {"document_id": document, "start": 19, "end": 36}
    first = client.post("/api/pins", json=place | {"title": "Armies"}).json()
    assert (first["title"], first["told"]) == ("Armies", "Pinned into “Armies”")
    again = client.post("/api/pins", json=place).json()
    assert (again["id"], again["dossier"]) == (first["id"], first["dossier"])
    refused = client.post("/api/pins", json=place | {"end": 999})
    assert (refused.status_code, "No document has words" in refused.json()["error"]) == (400, True)
    assert client.post("/api/pins", json={"start": 1}).status_code == 422
