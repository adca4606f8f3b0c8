"""Dossiers over HTTP: begun, read, noted on, ordered, exported and deleted; only by whose they are."""

import json

import pytest
from web_examples import ingest_file

from text.spans import Span
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.kept.pins import chosen, pin, pinned_in, quotation


@pytest.fixture
def dossier(index):
    """One with two quotations."""
    id = ingest_file(index, "police.txt", "The police export. The army imports.")
    found = chosen(index.dossiers, title="Exports")
    for start, end in ((0, 18), (19, 36)):
        pin(index, found, quotation(index, id, Span(start, end)))
    return found.id


def act(client, address: str, name: str, **fields: str):
    return client.post(address, data={"act": name, **fields}, follow_redirects=False)


def words(client, dossier: str) -> list[str]:
    return [pin["citation"]["quote"] for pin in client.get(f"/api/dossiers/{dossier}").json()["pins"]]


def test_a_dossier_is_begun_and_listed(client, index, document):  # noqa: ARG001
    there = client.post("/dossiers", data={"title": " Exports "}, follow_redirects=False)
    assert there.status_code == 303
    assert "<h1>Exports</h1>" in client.get(there.headers["location"]).text
    assert [each["title"] for each in client.get("/api/dossiers").json()] == ["Exports"]
    client.post("/dossiers", data={"title": " "})
    assert {each["title"] for each in client.get("/api/dossiers").json()} == {"Exports", "My dossier"}
    assert "Exports" in client.get("/dossiers?words=exp").text


def test_quotations_are_read_in_their_order_and_moved(client, index, dossier):
    assert words(client, dossier) == ["The police export.", "The army imports."]
    first = pinned_in(index.dossiers, dossier)[0].pin.id
    there = act(client, f"/dossiers/{dossier}/pins/{first}", "down")
    assert there.headers["location"] == f"/dossiers/{dossier}#pin-{first}"
    assert words(client, dossier) == ["The army imports.", "The police export."]
    act(client, f"/dossiers/{dossier}/pins/{first}", "up")
    assert words(client, dossier) == ["The police export.", "The army imports."]


def test_what_is_typed_beside_a_quotation_is_kept_whatever_is_clicked(client, index, dossier):
    address = f"/dossiers/{dossier}/pins/{pinned_in(index.dossiers, dossier)[0].pin.id}"

    def noted() -> str:
        return pinned_in(index.dossiers, dossier)[0].pin.note

    act(client, address, "note", note="Ask Ann", shown="")
    assert noted() == "Ask Ann"
    act(client, address, "up", note="Ask Bob", shown="Ask Ann")
    assert noted() == "Ask Bob"
    act(client, address, "up", note="", shown="")  # a page from before the note
    assert noted() == "Ask Bob"
    act(client, address, "note", note="One\r\nTwo", shown="")
    assert noted() == "One\nTwo"
    act(client, address, "note", note="", shown="One\nTwo")
    assert noted() == ""


def test_a_quotation_is_taken_out_and_had_back(client, index, dossier):
    first = pinned_in(index.dossiers, dossier)[0].pin.id
    there = act(client, f"/dossiers/{dossier}/pins/{first}", "unpin")
    assert words(client, dossier) == ["The army imports."]
    assert 'value="pin-back"' in client.get(there.headers["location"]).text
    act(client, f"/dossiers/{dossier}", "pin-back")
    assert words(client, dossier) == ["The police export.", "The army imports."]


def test_a_second_click_on_take_out_does_no_harm(client, index, dossier):
    first = pinned_in(index.dossiers, dossier)[0].pin.id
    for _ in range(2):
        assert act(client, f"/dossiers/{dossier}/pins/{first}", "unpin").status_code == 303
    assert words(client, dossier) == ["The army imports."]
    page = client.get(f"/dossiers/{dossier}").text
    assert "Take out: quotation 1" in page


def test_a_pin_of_another_version_is_told_as_such(client, index, dossier):
    index.dossiers._open().rows("UPDATE pins SET said = '{}' WHERE number = 1")
    page = client.get(f"/dossiers/{dossier}").text
    assert ("Another version of Verbatim pinned these words" in page, "went with their document" in page) == (
        True,
        False,
    )
    [section] = json.loads(client.get(f"/dossiers/{dossier}/export/json").text)
    assert [each["number"] for each in section["quotations"]] == [2]  # as on the page


def test_nothing_is_kept_where_everybody_is_one(index, dossier, word_embedder):  # noqa: ARG001
    from web_examples import open_index, program_client

    client = program_client(open_index(index.settings.index, word_embedder, open="yes"))
    [document] = [one.id for one in index.snapshot().store.listed()]
    answers = [
        client.post("/api/pins", json={"document_id": document, "start": 0, "end": 18}),
        client.post("/dossiers", data={"title": "Mine"}),
        client.get(f"/pin?document={document}&start=0&end=18"),
    ]
    assert [(each.status_code, "Nothing is kept here" in each.text) for each in answers] == [(403, True)] * 3


def test_words_that_stand_there_no_more_are_marked_on_the_page_and_in_exports(client, index, dossier):
    ingest_file(index, "police.txt", "The police export no more.")
    assert client.get(f"/dossiers/{dossier}").text.count("was changed or removed since") == 2
    [section] = json.loads(client.get(f"/dossiers/{dossier}/export/json").text)
    assert (section["heading"], [each["is_exact"] for each in section["quotations"]]) == ("Exports", [False, False])
    assert section["quotations"][0]["words"] == "The police export."


def test_a_deleted_dossier_can_be_had_back(client, dossier):
    there = act(client, f"/dossiers/{dossier}", "remove")
    assert there.headers["location"] == f"/dossiers?removed={dossier}"
    assert "“Exports” was deleted." in client.get(there.headers["location"]).text
    assert client.get(f"/dossiers/{dossier}").status_code == 404
    act(client, f"/dossiers/{dossier}", "bring-back")
    assert client.get(f"/dossiers/{dossier}").status_code == 200


@pytest.mark.parametrize("path", ["/dossiers/x", "/api/dossiers/x", "/dossiers/x/export/json"])
def test_what_is_not_there_is_told(client, dossier, path):  # noqa: ARG001
    found = client.get(path)
    assert (found.status_code, "There is no such dossier" in found.text) == (404, True)


def test_only_whose_it_is_changes_it_and_others_read_what_is_shared(client, index, document):
    accounts, tokens = Accounts(index.settings.index), {}
    for name in ("ann", "bob"):
        accounts.put(Account(name, Role.READER, "hash", (hash_token(name),)))
        tokens[name] = {"authorization": f"Bearer {name}"}
    place = {"document_id": document, "start": 0, "end": 5}
    address = "/dossiers/" + client.post("/api/pins", json=place, headers=tokens["ann"]).json()["dossier"]
    pin_id = client.get(f"/api{address}", headers=tokens["ann"]).json()["pins"][0]["id"]

    def status(name: str, path: str = "") -> int:
        return client.get(address + path, headers=tokens[name]).status_code

    assert [status(name, path) for name in tokens for path in ("", "/export/json")] == [200, 200, 404, 404]
    client.post(address, data={"act": "share"}, headers=tokens["ann"])
    assert [status(name, path) for name in tokens for path in ("", "/export/json")] == [200] * 4
    for path in ("", f"/pins/{pin_id}"):
        assert client.post(address + path, data={"act": "unpin"}, headers=tokens["bob"]).status_code == 404
    wanted = place | {"dossier": address.rpartition("/")[2]}
    refused = client.post("/api/pins", json=wanted, headers=tokens["bob"])
    assert (refused.status_code, refused.json()) == (
        400,
        {"error": "There is no such dossier, or it is not yours to read."},
    )
