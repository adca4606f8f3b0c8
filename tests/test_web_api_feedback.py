"""Feedback over HTTP: beside an answer, in a list, as a file; given and taken back only by who may read the answer."""

import json
import re

import pytest
from fastapi.testclient import TestClient
from web_examples import make_answer, make_citation, open_index, program_client

from index.kept import Said
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.access.audit import entries
from web.api import feedback as api
from web.background_index import BackgroundIndex
from web.conversation import Exchange
from web.kept.answers import keep

HTML = {"accept": "text/html"}


@pytest.fixture
def accounts(index) -> Accounts:
    found = Accounts(index.settings.index)
    for name, role in (("ann", Role.READER), ("ben", Role.READER), ("eve", Role.EDITOR)):
        found.put(Account(name, role, "hash", (hash_token(name),)))
    return found


@pytest.fixture
def exchange(index, document) -> Exchange:
    citation = make_citation(index.snapshot().document(document), "The police export.")
    return Exchange("Who exports?", answer=make_answer("Who exports?", citation), shown=1)


@pytest.fixture
def turn(index, exchange) -> str:
    return keep(index, (), exchange).id


def as_(client: TestClient, name: str) -> TestClient:
    client.headers["authorization"] = f"Bearer {name}"
    return client


def owned(index: BackgroundIndex, owner: str, turn: str) -> str:
    """The turn, once its conversation is somebody's."""
    index.conversations.hand_over("", owner)
    return turn


def verdicts(client: TestClient) -> list[tuple[str, str]]:
    return [(each["by"], each["verdict"]) for each in client.get("/api/feedback").json()["feedback"]]


def test_a_person_says_it_on_the_page_of_the_answer(client, turn):
    page = client.get(f"/answers/{turn}", headers=HTML).text
    assert f'action="/answers/{turn}/feedback"' in page
    sent = client.post(f"/answers/{turn}/feedback", data={"verdict": "wrong-quotation"}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/answers/{turn}#feedback-{turn}")
    page = client.get(f"/answers/{turn}", headers=HTML).text
    assert "You said: Wrong quotation 1" in page
    more = {"verdict": "wrong-quotation", "quotation": "1", "line": "No."}
    client.post(f"/answers/{turn}/feedback", data=more)
    assert "Wrong quotation 1: “No.”" in client.get(f"/answers/{turn}", headers=HTML).text
    client.post(f"/answers/{turn}/feedback", data={"verdict": ""})
    assert "You said" not in client.get(f"/answers/{turn}", headers=HTML).text


def test_the_script_of_the_page_gets_what_takes_its_place(client, turn):
    given = client.post(f"/answers/{turn}/feedback", data={"verdict": "right", "part": "yes"})
    assert given.text.startswith(f'<div class="feedback" id="feedback-{turn}"')
    assert "Thank you. You said: Right" in given.text
    taken = client.post(f"/answers/{turn}/feedback", data={"verdict": "", "part": "yes"})
    assert "Wrong quotation</button>" in taken.text


def test_a_program_says_it_changes_it_and_takes_it_back(client, turn):
    address = f"/api/answers/{turn}/feedback"
    said = client.post(address, json={"verdict": "wrong-quotation", "quotation": 1, "line": "Of 2010."}).json()
    assert {name: said[name] for name in ("verdict", "quotation", "line")} == {
        "verdict": "wrong-quotation",
        "quotation": 1,
        "line": "Of 2010.",
    }
    assert client.get(f"/api/answers/{turn}").json()["feedback"] == said
    assert client.post(address, json={"verdict": "right"}).json()["verdict"] == "right"
    [listed] = client.get("/api/feedback").json()["feedback"]
    assert (listed["id"], listed["question"], listed["permalink"]) == (turn, "Who exports?", f"/answers/{turn}")
    assert listed["answer"]["citations"][0]["quote"] == "The police export."
    assert client.delete(address).json() is None
    assert client.get(f"/api/answers/{turn}").json()["feedback"] is None
    assert client.get("/api/feedback").json() == {"counts": {}, "page": 1, "pages": 1, "feedback": []}


@pytest.mark.parametrize(
    ("wanted", "status", "named"),
    [
        ({"verdict": "nonsense"}, 422, "verdict"),
        ({"verdict": "wrong-quotation", "quotation": 7}, 400, "no quotation 7"),
        ({"verdict": "right", "line": "x" * 301}, 400, "301 characters"),
        ({}, 422, "verdict"),
    ],
)
def test_what_cannot_be_said_is_refused(client, turn, wanted, status, named):
    refused = client.post(f"/api/answers/{turn}/feedback", json=wanted)
    assert (refused.status_code, named in refused.json()["error"]) == (status, True)
    assert verdicts(client) == []


def test_what_cannot_be_said_is_told_on_a_page(client, turn):
    refused = client.post(f"/answers/{turn}/feedback", data={"verdict": "nonsense"}, headers=HTML)
    assert (refused.status_code, "cannot be said of this answer" in refused.text) == (400, True)
    refused = client.post(f"/answers/{turn}/feedback", data={"verdict": "x" * 5000}, headers=HTML)
    assert (refused.status_code, "x" * 40 in refused.text, "x" * 41 in refused.text) == (400, True, False)


def test_nobody_says_anything_of_an_answer_that_they_may_not_read(index, accounts, client, turn):
    owned(index, "ann", turn)
    address = f"/api/answers/{turn}/feedback"
    assert as_(client, "ben").post(address, json={"verdict": "right"}).status_code == 404
    assert as_(client, "eve").post(address, json={"verdict": "right"}).status_code == 404
    assert client.delete(address).status_code == 404
    assert client.post(f"/answers/{turn}/feedback", data={"verdict": "right"}).status_code == 404
    assert as_(client, "ann").post(address, json={"verdict": "right"}).status_code == 200
    assert as_(client, "nobody").post(address, json={"verdict": "right"}).status_code == 401
    assert accounts.all()


def test_readers_see_their_own_and_editors_all(index, accounts, client, turn):
    owned(index, "ann", turn)
    index.conversations.share(index.conversations.turn(turn).conversation, is_shared=True)
    for name, verdict in (("ann", "right"), ("ben", "missing")):
        as_(client, name).post(f"/api/answers/{turn}/feedback", json={"verdict": verdict})
    assert verdicts(as_(client, "ann")) == [("ann", "right")]
    assert "by ann" not in client.get("/feedback").text
    assert len(client.get("/feedback.jsonl").text.splitlines()) == 1
    assert verdicts(as_(client, "eve")) == [("ben", "missing"), ("ann", "right")]
    assert "by ann" in client.get("/feedback").text
    assert len(client.get("/feedback.jsonl").text.splitlines()) == 2
    # Taking back takes one's own.
    as_(client, "ben").delete(f"/api/answers/{turn}/feedback")
    assert verdicts(as_(client, "eve")) == [("ann", "right")]
    assert accounts.all()


def test_an_editor_sees_the_question_and_answer_but_no_more_of_the_conversation(index, accounts, client, exchange):
    first = keep(index, (), exchange)
    second = keep(index, (first,), Exchange("What of the secret?", answer=exchange.answer, shown=1))
    index.conversations.hand_over("", "ann")
    as_(client, "ann").post(f"/api/answers/{first.id}/feedback", json={"verdict": "right"})
    page = as_(client, "eve").get("/feedback").text
    assert "Who exports?" in page
    assert "The police export." in page
    told = (page, client.get("/api/feedback").text, client.get("/feedback.jsonl").text)
    assert not any("secret" in each or second.id in each for each in told)
    assert f'href="/answers/{first.id}"' not in page
    assert client.get(f"/answers/{first.id}").status_code == 404
    assert accounts.all()


@pytest.mark.parametrize("setting", [{"keep_conversations": "no"}, {"open": "yes"}])
def test_where_nothing_is_kept_nothing_can_be_said(index, turn, word_embedder, setting):
    other = program_client(open_index(index.settings.index, word_embedder, **setting))
    assert "feedback-" not in other.get(f"/answers/{turn}", headers=HTML).text
    refused = other.post(f"/api/answers/{turn}/feedback", json={"verdict": "right"})
    assert (refused.status_code, "is not kept" in refused.json()["error"]) == (403, True)
    # What was said before that was set is listed, unless everybody would see it.
    status = 403 if "open" in setting else 200
    paths = ("/feedback", "/api/feedback", "/feedback.jsonl")
    assert [other.get(path, headers=HTML).status_code for path in paths] == [status] * 3


def test_the_list_has_pages_and_verdicts(index, client, turn, monkeypatch):
    monkeypatch.setattr(api, "PAGE_SIZE", 2)
    client.post(f"/api/answers/{turn}/feedback", json={"verdict": "right"})
    for number in range(4):
        other = index.conversations.add("", None, f"Question {number}?", Said("{}", "")).id
        index.conversations.give(api.Feedback(other, "", f"2026-01-0{number + 1}", "missing"))

    def shown(query: str) -> list[str]:
        return re.findall(r'<h2 class="name">([^<]*)<', client.get(f"/feedback?{query}").text)

    assert shown("") == ["Who exports?", "Question 3?"]
    assert shown("page=3") == shown("page=9") == ["Question 0?"]
    assert shown("verdict=right") == ["Who exports?"]
    assert shown("verdict=missing&page=2") == ["Question 1?", "Question 0?"]
    assert shown("verdict=nonsense&page=x") == shown("page=0") == shown(f"page={'9' * 5000}") == shown("")
    listed = client.get("/api/feedback?verdict=missing&page=2").json()
    assert ([each["verdict"] for each in listed["feedback"]], listed["page"], listed["pages"]) == (
        ["missing"] * 2,
        2,
        2,
    )
    assert listed["counts"] == {"missing": 4, "right": 1}


def test_it_is_exported_for_the_evaluation(client, turn):
    client.post(f"/api/answers/{turn}/feedback", json={"verdict": "right"})
    saved = client.get("/feedback.jsonl")
    assert saved.headers["content-disposition"].startswith('attachment; filename="feedback.jsonl"')
    assert json.loads(saved.text)["expected"] == [{"document": "camera.txt", "quote": "The police export."}]


def test_what_is_said_is_recorded_and_what_cannot_be_is_not_kept(index, turn, word_embedder):
    recorded = open_index(index.settings.index, word_embedder, audit="on")
    client = program_client(recorded)
    client.post(f"/api/answers/{turn}/feedback", json={"verdict": "right", "line": "zqxsecret"})
    client.post(f"/answers/{turn}/feedback", data={"verdict": ""}, follow_redirects=False)
    told = [(entry.what, entry.about) for entry in entries(recorded.settings)][::-1]
    about = f"/answers/{turn}: Who exports?"
    assert told == [("gave feedback", about), ("took feedback back", about)]
    (index.settings.index / "audit.jsonl").unlink()
    (index.settings.index / "audit.jsonl").mkdir()
    assert client.post(f"/api/answers/{turn}/feedback", json={"verdict": "right"}).status_code == 503
    assert index.conversations.feedback() == []
