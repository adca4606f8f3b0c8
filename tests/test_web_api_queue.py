"""The queue for the page and for programs: listed, looked into and cancelled, by editors alone."""

from dataclasses import asdict
from threading import Event

import pytest
from fastapi.testclient import TestClient
from web_examples import token_of

from index.jobs import Job
from ingest.records import Source
from web.access.acting import Role
from web.adding.queue import add_in_turn, add_sources_in_turn, queued
from web.background_index import BackgroundIndex

ALPHA = Source("alpha.txt", b"Alpha is a letter.", ".txt")


@pytest.fixture
def held(index: BackgroundIndex):
    let_go, came = Event(), Event()

    def found(is_stopped):
        came.set()
        while not let_go.wait(0.01) and not is_stopped():
            pass
        yield ALPHA

    job = add_in_turn(index, "held", found, documents=1, size=18)
    assert came.wait(60)
    yield job
    let_go.set()
    assert job.wait(60)


def as_json(job: Job) -> dict:
    return asdict(queued(job))


def test_what_runs_and_waits_is_listed_and_cancelled(index, client: TestClient, held):
    waiting = add_sources_in_turn(index, [ALPHA])
    found = client.get("/api/queue").json()
    assert found["jobs"] == [as_json(held), as_json(waiting)]
    assert found["line"].startswith("Adding documents, 0%: 0 documents of 1 done, reading held. Waiting behind it: 1.")
    assert client.delete(f"/api/queue/{waiting.id}").json()["state"] == "cancelled"
    client.delete(f"/api/queue/{held.id}")
    assert held.wait(60)
    assert client.get(f"/api/queue/{held.id}").json()["state"] == "cancelled"


def test_what_came_of_one_is_its_report(index, client):
    job = add_sources_in_turn(index, [ALPHA])
    assert job.wait(60)
    found = client.get(f"/api/queue/{job.id}").json()
    assert (found["state"], found["share"], found["told"]) == ("done", 1, "done")
    assert [one["title"] for one in found["report"]["added"]] == ["alpha"]


def test_what_is_missing_of_a_document_is_told(index, client):
    prose = "".join(
        f"<p>The port of Leer has {number} cameras at its quays, and all record.</p>" for number in (80, 90)
    )
    page = f"<html><body><article>{prose}<p>Subscribe to continue reading</p></article></body></html>"
    job = add_sources_in_turn(index, [Source("a.html", page.encode(), ".html")])
    assert job.wait(60)
    found = client.get(f"/api/queue/{job.id}").json()
    assert found["report"]["warnings"] == ["a.html ends at a paywall: what stands behind it is missing."]


def test_one_that_is_not_there_is_told(client):
    for answer in (client.get("/api/queue/none"), client.delete("/api/queue/none")):
        assert answer.status_code == 404
        assert answer.json() == {"error": "There is no such job; only the last that were over are remembered."}


def test_readers_see_and_end_nothing(index, client, held):
    reader = token_of(index, "ben", Role.READER)
    assert client.get("/api/queue", headers=reader).json() == {"line": "", "jobs": []}
    address = f"/api/queue/{held.id}"
    asked = client.get(address, headers=reader), client.delete(address, headers=reader)
    assert [answer.status_code for answer in asked] == [403, 403]
    assert held.state == "running"
