"""Search and documents for programs, over a small real index."""

import pytest
from web_examples import add_file

TEXT = "The camera report.\n\nThe police export."
PASSAGE = "document_id title publisher published page time start end text score permalink same_text"
LISTED = "id title publisher published url path language passages collections pages quality same_text"


def test_passages_are_found_best_first_with_their_places(client, index, document):
    other = add_file(index, "alpha.txt", "Alpha and beta are letters.")
    found = client.get("/api/search", params={"query": "police export"}).json()
    assert [one["document_id"] for one in found] == [document, other]
    assert found[0]["score"] > found[1]["score"]
    best = found[0]
    assert set(best) == set(PASSAGE.split())
    assert best["text"] == TEXT[best["start"] : best["end"]]
    assert client.get(best["permalink"]).status_code == 200


def test_the_limit_limits(client, index, document):
    add_file(index, "alpha.txt", "Alpha and beta are letters.")
    found = client.get("/api/search", params={"query": "police export", "limit": 1}).json()
    assert [one["document_id"] for one in found] == [document]


def test_documents_are_listed_by_title(client, index, document):
    other = add_file(index, "alpha.txt", "Alpha and beta are letters.")
    listed = client.get("/api/documents").json()
    assert [one["id"] for one in listed] == [other, document]
    assert set(listed[0]) == set(LISTED.split())
    assert [(one["path"], one["passages"], one["published"]) for one in listed] == [
        ("alpha.txt", 1, None),
        ("camera.txt", 1, None),
    ]
    lacks = ["title", "publisher", "author", "date"]
    whole = {"read_share": 1.0, "scanned_share": 0.0, "unread": [], "scanned": [], "lacks": lacks}
    assert [(one["pages"], one["quality"]) for one in listed] == [(0, whole), (0, whole)]


def test_documents_are_listed_in_another_order_and_in_parts(client, index, document):
    other = add_file(index, "alpha.txt", "Alpha and beta are letters.")

    def ids(**parameters: object) -> list[str]:
        answer = client.get("/api/documents", params=parameters)
        assert answer.headers["x-total-count"] == "2"
        return [one["id"] for one in answer.json()]

    assert (ids(sort="added"), ids(sort="-added")) == ([document, other], [other, document])
    assert (ids(limit=1), ids(offset=1), ids(offset=1, limit=1, sort="added")) == ([other], [document], [other])
    assert (ids(limit=0), ids(offset=9)) == ([], [])


@pytest.mark.parametrize("query", ["sort=text", "offset=-1", "limit=-1"])
def test_an_impossible_order_or_part_is_refused(client, document, query):
    assert document
    assert client.get(f"/api/documents?{query}").status_code == 400


def test_a_document_is_given_whole(client, document):
    found = client.get(f"/api/documents/{document}").json()
    assert (found["id"], found["text"], found["path"]) == (document, TEXT, "camera.txt")
    assert (found["scanned"], found["doubtful"], found["unread"]) == ([], [], [])
    assert client.get(found["permalink"]).status_code == 200


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/api/search", 400, "Please give a query to search for."),
        ("/api/search?query=%20", 400, "Please give a query to search for."),
        (f"/api/search?query={'x' * 2001}", 400, "The query has 2001 characters; please search for at most 2000."),
        ("/api/search?query=x&limit=0", 400, "The limit must be from 1 to 100, not 0."),
        ("/api/search?query=x&limit=101", 400, "The limit must be from 1 to 100, not 101."),
        ("/api/search?query=x&limit=ten", 422, "limit: Input should be a valid integer"),
        ("/api/statements?direct=perhaps", 422, "direct: Input should be a valid boolean"),
        ("/api/documents/none", 404, "The index holds no document “none”"),
        ("/api/unknown", 404, "Nothing answers GET /api/unknown; /docs lists what there is."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(client, address, status, sentence):
    response = client.get(address)
    assert response.status_code == status
    assert set(response.json()) == {"error"}
    assert response.json()["error"].startswith(sentence)


@pytest.mark.parametrize("address", ["/api/search?query=x", "/api/documents", "/api/documents/x"])
def test_without_an_index_it_is_said_what_to_do(client, address):
    response = client.get(address)
    assert response.status_code == 503
    assert "python -m ingest" in response.json()["error"]
