"""Programs get the same watches as people, and change them."""

import pytest
from web_examples import ingest_file, open_index, program_client

from web.kept.standing import Standing


@pytest.fixture
def index(tmp_path, word_embedder):
    return open_index(tmp_path / "index", word_embedder, statements="rules")


@pytest.fixture
def client(index):
    return program_client(index)


def test_a_question_is_begun_read_changed_and_ended(client, index):
    id = client.post("/api/watches", json={"speaker": "Idemia", "title": " Theirs "}).json()["id"]
    ingest_file(index, "new.txt", "Idemia said: “We sold drones.”")
    Standing(index).look()
    [listed] = client.get("/api/watches").json()["questions"]
    assert (listed["title"], listed["speaker"], listed["size"], listed["unseen"]) == ("Theirs", "Idemia", 1, 1)
    [finding] = client.get(f"/api/watches/{id}").json()["findings"]
    assert (finding["citation"]["quote"], finding["citation"]["speaker"], finding["is_new"]) == (
        "We sold drones.",
        "Idemia",
        True,
    )
    for change in ({"act": "seen", "number": finding["number"]}, {"act": "rename", "title": "His"}, {"act": "feed"}):
        assert client.post(f"/api/watches/{id}", json=change).json() == {"id": id}
    [listed] = client.get("/api/watches").json()["questions"]
    assert (listed["title"], listed["unseen"]) == ("His", 0)
    assert client.get(listed["feed"]).status_code == 200
    client.post(f"/api/watches/{id}", json={"act": "remove"})
    assert client.get("/api/watches").json()["questions"] == []


def test_a_feed_is_watched_and_what_failed_is_told(client, index):
    id = client.post("/api/watches", json={"feed": "https://news.example/feed"}).json()["id"]
    index.watches.looked(id, fault="It is gone.")
    found = client.get(f"/api/watches/{id}").json()
    assert (found["kind"], found["fault"], found["faults"]) == ("feed", "It is gone.", [])
    client.post(f"/api/watches/{id}", json={"act": "watch-no-more"})
    assert client.get(f"/api/watches/{id}").status_code == 404


def test_what_another_version_kept_is_null(client, index):
    id = client.post("/api/watches", json={"speaker": "Idemia"}).json()["id"]
    ingest_file(index, "new.txt", "Idemia said: “We sold drones.”")
    Standing(index).look()
    index.watches._open().rows("UPDATE findings SET said = '{}'")
    assert client.get(f"/api/watches/{id}").json()["findings"][0]["citation"] is None
    assert "Another version of Verbatim" in client.get(f"/watches/{id}").text
