"""The list of conversations, and what is done with each: only by whose it is."""

import re

import pytest
from web_examples import make_answer

from index import shelf
from index.kept import Said
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.conversation import Exchange
from web.kept.answers import keep


@pytest.fixture
def conversation(index, document):  # noqa: ARG001  # there is an index
    return keep(index, (), Exchange("Who exports?", answer=make_answer("Who exports?"), shown=1)).conversation


def act(client, conversation: str, name: str, **fields: str):
    return client.post(f"/conversations/{conversation}", data={"act": name, **fields}, follow_redirects=False)


def titles(client, words: str = "") -> list[str]:
    found = client.get("/conversations", params={"words": words})
    assert found.status_code == 200
    return re.findall(r'class="name"[^>]*>([^<]*)<', found.text)


def test_conversations_are_listed_and_searched(client, conversation):
    assert titles(client) == ["Who exports?"]
    assert (titles(client, "exports"), titles(client, "imports")) == (["Who exports?"], [])
    [listed] = client.get("/api/conversations").json()
    assert (listed["id"], listed["title"], listed["size"]) == (conversation, "Who exports?", 1)
    assert client.get("/api/conversations", params={"words": "imports"}).json() == []


def test_the_first_turns_come_to_the_page_that_shows_the_last_ones(client, index, conversation):
    asked = [Exchange(f"And {number}?", answer=make_answer(f"And {number}?"), shown=1) for number in (2, 3)]
    before = (Exchange("Who exports?", conversation=conversation),)
    for exchange in asked:
        before = (*before, keep(index, before, exchange))
    part = client.get(f"/conversations/{conversation}/turns", params={"after": 1, "until": 2}).text
    assert re.findall(r'id="(turn-\d)">([^<]*)<', part) == [("turn-2", "And 2?")]
    assert 'class="feedback"' in part
    assert 'role="log"' not in part
    assert client.get("/conversations/none/turns", params={"after": 0, "until": 2}).status_code == 404


def test_a_conversation_gets_another_name(client, conversation):
    assert act(client, conversation, "rename", title="  Police  ").headers["location"] == "/conversations"
    assert titles(client) == ["Police"]
    act(client, conversation, "rename", title=" ")
    assert titles(client) == ["Police"]
    act(client, conversation, "rename", title="x" * 300)
    assert titles(client) == ["x" * 200]


def test_a_deleted_conversation_can_be_had_back(client, conversation):
    there = act(client, conversation, "remove")
    assert (there.status_code, there.headers["location"]) == (303, f"/conversations?removed={conversation}")
    assert "“Who exports?” was deleted." in client.get(there.headers["location"]).text
    assert (titles(client), client.get(f"/conversations/{conversation}").status_code) == ([], 404)
    act(client, conversation, "bring-back")
    assert titles(client) == ["Who exports?"]
    assert "was deleted" not in client.get(there.headers["location"]).text


def test_a_deleted_conversation_leaves_the_disk_at_the_next_start(client, index, conversation, monkeypatch):
    from web_examples import open_index, program_client

    monkeypatch.setattr(shelf, "now", lambda: "2026-01-01T00:00:00+00:00")
    act(client, conversation, "remove")
    again = open_index(index.settings.index, None)
    waiting = []
    monkeypatch.setattr("web.later.threading.Timer", lambda _, work: waiting.append(work) or Timer())
    program_client(again)
    look, *of_others = waiting
    look()
    assert again.conversations.find(conversation) is None
    assert waiting == [look, *of_others]  # nothing is left to look for
    assert not any(b"Who exports?" in file.read_bytes() for file in again.settings.index.glob("conversations*"))


def test_what_cannot_be_read_is_told(client, index, document):  # noqa: ARG001
    (index.settings.index / "conversations.sqlite").write_bytes(b"no database " * 100)
    told = client.get("/conversations")
    assert (told.status_code, "conversations.sqlite is damaged" in told.json()["error"]) == (503, True)
    assert client.get("/api/conversations").json()["error"].endswith("delete the file, and with it what it holds.")


class Timer:
    """Never comes."""

    daemon = False

    def start(self) -> None:
        """Nothing is waited for."""


def test_a_conversation_is_read_whole(client, conversation):
    page = client.get(f"/conversations/{conversation}")
    assert (page.status_code, "Who exports?" in page.text) == (200, True)
    assert client.get("/conversations/x").status_code == 404
    assert act(client, "x", "remove").status_code == 404


def test_what_is_not_known_changes_nothing(client, conversation):
    assert act(client, conversation, "burn").headers["location"] == "/conversations"
    assert titles(client) == ["Who exports?"]


def test_only_whose_it_is_changes_it_and_others_read_what_is_shared(index, client, document, answering):  # noqa: ARG001
    accounts = Accounts(index.settings.index)
    tokens = {}
    for name in ("ann", "bob"):
        accounts.put(Account(name, Role.READER, "hash", (hash_token(name),)))
        tokens[name] = {"authorization": f"Bearer {name}"}
    turn = index.conversations.add("ann", None, "Who exports?", Said("{}", ""))
    address = f"/conversations/{turn.conversation}"

    def status(name: str, path: str = address) -> int:
        return client.get(path, headers=tokens[name]).status_code

    assert [status(name) for name in ("ann", "bob")] == [200, 404]
    assert [client.get("/api/conversations", headers=tokens[name]).json() != [] for name in tokens] == [True, False]
    assert client.post(address, data={"act": "share"}, headers=tokens["bob"]).status_code == 404
    client.post(address, data={"act": "share"}, headers=tokens["ann"])
    assert [status(name) for name in ("ann", "bob")] == [200, 200]
    assert [status(name, f"/answers/{turn.id}") for name in ("ann", "bob")] == [200, 200]
    assert client.post(address, data={"act": "remove"}, headers=tokens["bob"]).status_code == 404
    client.post(address, data={"act": "unshare"}, headers=tokens["ann"])
    assert [status(name, f"/answers/{turn.id}") for name in ("ann", "bob")] == [200, 404]


def test_what_is_read_is_recorded(index, word_embedder, answering):  # noqa: ARG001
    from web_examples import open_index, program_client

    from web.access.audit import entries

    watched = open_index(index.settings.index, word_embedder, audit="on")
    client = program_client(watched)
    turn = watched.conversations.add("", None, "Who exports?", Said("{}", ""))
    client.get("/conversations?words=police")
    client.get(f"/conversations/{turn.conversation}")
    client.get(f"/answers/{turn.id}")
    told = [(entry.what, entry.about) for entry in entries(watched.settings)]
    assert told == [
        ("opened", f"/answers/{turn.id}: Who exports?"),
        ("opened", f"/conversations/{turn.conversation}: Who exports?"),
        ("listed", "Conversations: words police"),
    ]
