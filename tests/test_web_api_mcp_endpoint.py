"""The address of the Model Context Protocol: what it answers to, and what it imports only when it must."""

import subprocess
import sys

import pytest

from web.api.mcp import server

HELLO = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPTED = {"accept": "application/json, text/event-stream"}
_SCRIPT = """
import sys
from pathlib import Path
from fastapi import FastAPI
from fastapi.testclient import TestClient
from index.settings import Settings
from web.api.mcp.endpoint import mcp_endpoints
from web.background_index import BackgroundIndex
app = FastAPI()
app.include_router(mcp_endpoints(BackgroundIndex(Settings(index=Path("none")), lambda *_: None)))
client = TestClient(app)
def asked(method):
    accepted = {"accept": "application/json, text/event-stream"}
    status = client.request(method, "/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "ping"}, headers=accepted)
    print(method, status.status_code, "mcp" in sys.modules)
asked("GET")
asked("POST")
"""


@pytest.mark.slow
def test_what_serves_it_is_imported_at_the_first_request():
    run = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=False)
    assert run.stdout.splitlines() == ["GET 405 False", "POST 200 True"], run.stderr


def test_the_server_is_made_once(client, monkeypatch):
    made, make_server = [], server.make_server
    monkeypatch.setattr(server, "make_server", lambda index: made.append(index) or make_server(index))
    names = [client.post("/mcp", json=HELLO, headers=ACCEPTED).json()["result"]["tools"][0]["name"] for _ in range(2)]
    assert (names, len(made)) == (["ask", "ask"], 1)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_only_posts_are_answered(client, method):
    response = client.request(method, "/mcp", json=HELLO, headers=ACCEPTED)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert set(response.json()) == {"error"}


def test_there_is_nothing_to_get(client):
    response = client.get("/mcp")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert "/docs" in response.json()["error"]
