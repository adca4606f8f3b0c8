"""Documents added by programs: a text, or pages by their addresses, looked at before or not, by editors alone."""

import pytest
from web_examples import token_of

from web.access.acting import Role

TEXT = {"text": "The camera report.", "title": "A note", "publisher": "The Paper", "published": "2020-09-21"}


def test_a_text_is_added_when_it_is_its_turn(index, client):
    answer = client.post("/api/documents", json=TEXT)
    assert (answer.status_code, answer.json()["name"]) == (202, "A note.txt")
    assert index.jobs.find(answer.json()["id"]).wait(60)
    [found] = client.get("/api/documents").json()
    assert {name: found[name] for name in ("title", "publisher", "published")} == {
        name: TEXT[name] for name in ("title", "publisher", "published")
    }


def test_what_would_be_stored_is_told_and_added_under_its_id_once(index, client):
    answer = client.post("/api/documents", json=TEXT | {"preview": True})
    assert (answer.status_code, index.jobs.all()) == (200, ())
    [seen] = answer.json()["seen"]
    assert seen == {
        "path": "A note.txt",
        "title": "A note",
        "publisher": "The Paper",
        "authors": [],
        "published": "2020-09-21",
        "updated": None,
        "url": None,
        "language": None,
        "characters": 18,
        "passages": 1,
        "statements": 0,
        "warnings": [],
        "begins": "The camera report.",
    }
    wanted = {"preview_id": answer.json()["preview_id"]}
    assert client.post("/api/documents", json=wanted).status_code == 202
    assert index.jobs.all()[0].wait(60)
    again = client.post("/api/documents", json=wanted)
    assert (again.status_code, "not kept any longer" in again.json()["error"]) == (400, True)


def test_pages_of_this_machine_are_not_added(index, client):
    added = client.post("/api/documents", json={"addresses": ["http://127.0.0.1:9/"]}).json()
    assert index.jobs.find(added["id"]).wait(60)
    [failed] = client.get(f"/api/queue/{added['id']}").json()["report"]["failed"]
    assert "127.0.0.1, which is on this machine" in failed["reason"]
    looked = client.post("/api/documents", json={"addresses": ["http://127.0.0.1:9/"], "preview": True}).json()
    assert "127.0.0.1, which is on this machine" in looked["seen"][0]["fault"]


@pytest.mark.parametrize("wanted", [{}, {"addresses": []}, {"addresses": ["ftp://a.b"]}, TEXT | {"published": "soon"}])
def test_what_cannot_be_added_is_refused(client, wanted):
    assert client.post("/api/documents", json=wanted).status_code == 400


def test_readers_add_nothing(index, client):
    reader = token_of(index, "ben", Role.READER)
    for wanted in (TEXT, TEXT | {"preview": True}, {"preview_id": "any"}, {"addresses": ["http://127.0.0.1:9/"]}):
        assert client.post("/api/documents", json=wanted, headers=reader).status_code == 403
    assert index.jobs.all() == ()
