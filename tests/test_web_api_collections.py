"""Collections over HTTP: pages and what programs send; readers change nothing."""

import pytest
from web_examples import ingest_file

from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role


@pytest.fixture
def documents(index) -> list[str]:
    return [ingest_file(index, f"{name}.txt", f"The {name} report.") for name in ("alpha", "beta")]


def names(client) -> list[tuple[str, int]]:
    return [(each["name"], each["size"]) for each in client.get("/api/collections").json()]


def post(client, address: str, **fields: str):
    return client.post(address, data=fields, follow_redirects=False)


def test_a_collection_is_made_filled_emptied_renamed_and_deleted_on_its_pages(client, documents):
    there = post(client, "/collections", name=" Borders ").headers["location"]
    assert "<h1>Borders</h1>" in client.get(there).text
    assert "beta" in client.get(f"{there}?words=beta").text
    back = post(client, there, act="put-in", document=documents[1], words="beta")
    assert (back.status_code, back.headers["location"]) == (303, f"{there}?words=beta")
    assert names(client) == [("Borders", 1)]
    assert f'<a href="{there}">Borders</a>' in client.get(f"/documents/{documents[1]}").text
    post(client, there, act="take-out", document=documents[1])
    assert names(client) == [("Borders", 0)]
    assert post(client, there, act="rename", name="Frontiers").headers["location"] == "/collections"
    assert "Frontiers" in client.get("/collections").text
    post(client, there, act="nothing")
    post(client, there, act="remove")
    assert names(client) == []
    assert len(client.get("/api/documents").json()) == 2
    assert client.get(there).status_code == 404
    assert post(client, there, act="remove").status_code == 404


def test_a_document_is_in_several(client, documents):
    for name in ("Two", "One"):
        client.post("/api/collections", json={"name": name, "documents": documents[:1]})
    page = client.get(f"/documents/{documents[0]}?panel=1").text
    assert page.index(">One</a>") < page.index(">Two</a>")
    assert page.count('target="_blank" rel="noopener">One</a>') == 1
    assert "<dt>Collections</dt>" not in client.get(f"/documents/{documents[1]}").text
    assert [each["collections"] for each in client.get("/api/documents").json()] == [["One", "Two"], []]
    assert client.get(f"/api/documents/{documents[0]}").json()["collections"] == ["One", "Two"]


def test_programs_do_all_that_the_pages_do(client, documents):
    made = client.post("/api/collections", json={"name": "Borders", "documents": [*documents, "gone"]}).json()
    assert (made["name"], made["size"]) == ("Borders", 2)
    address = f"/api/collections/{made['id']}"
    assert client.get(address).json() == {**made, "documents": sorted(documents)}
    changed = client.patch(address, json={"name": "Frontiers", "take_out": documents[:1]}).json()
    assert changed == {"id": made["id"], "name": "Frontiers", "size": 1}
    assert client.delete(address).json() == {"removed": made["id"]}
    for answer in (client.get(address), client.patch(address, json={}), client.delete(address)):
        assert (answer.status_code, answer.json()["error"]) == (
            404,
            "There is no such collection; it may have been deleted.",
        )


def test_what_cannot_be_is_told_in_a_sentence(client, documents):  # noqa: ARG001
    client.post("/api/collections", json={"name": "One"})
    other = client.post("/api/collections", json={"name": "Two"}).json()
    empty = client.post("/api/collections", json={"name": " "})
    assert (empty.status_code, empty.json()["error"]) == (400, "A collection needs a name.")
    taken = client.patch(f"/api/collections/{other['id']}", json={"name": "ONE"})
    assert (taken.status_code, taken.json()["error"]) == (
        400,
        "There is a collection “One” already; choose another name.",
    )
    page = client.post("/collections", data={"name": "x" * 101}, headers={"accept": "text/html"})
    assert (page.status_code, "The name has 101 characters" in page.text) == (400, True)


def test_readers_read_and_change_nothing(client, index, documents):
    made = client.post("/api/collections", json={"name": "One", "documents": documents}).json()
    Accounts(index.settings.index).put(Account("ann", Role.READER, "hash", (hash_token("ann"),)))
    client.headers["authorization"] = "Bearer ann"
    page, address = f"/collections/{made['id']}", f"/api/collections/{made['id']}"
    assert '<form method="post"' not in client.get("/collections").text + client.get(page).text
    acts = ("rename", "remove", "put-in", "take-out")
    refused = [
        client.post("/collections", data={"name": "Two"}),
        *(client.post(page, data={"act": act, "name": "X", "document": documents[0]}) for act in acts),
        client.post("/api/collections", json={"name": "Two"}),
        client.patch(address, json={"name": "Two"}),
        client.delete(address),
    ]
    assert {answer.status_code for answer in refused} == {403}
    assert client.get(address).json()["documents"] == sorted(documents)
