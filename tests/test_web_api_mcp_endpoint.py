"""The address of the Model Context Protocol: what it answers to, and what it imports only when it must."""

import subprocess
import sys

import pytest

from web.api.mcp import server
from web.api.mcp.endpoint import is_too_deep

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


def nested(levels: int) -> bytes:
    """A call of a tool whose JSON is so deep."""
    arguments = b"[" * (levels - 3) + b"]" * (levels - 3)
    named = b'{"name": "ask", "arguments": {"question": "police", "history": ' + arguments + b"}}"
    return b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": ' + named + b"}"


@pytest.mark.parametrize("levels", [51, 1_000, 100_000])
def test_json_that_is_nested_too_deeply_is_one_sentence(client, levels, caplog):
    response = client.post("/mcp", content=nested(levels), headers=ACCEPTED | {"content-type": "application/json"})
    told = "The JSON of a request may be nested at most 50 levels deep."
    assert (response.status_code, response.json()["error"]) == (400, {"code": -32700, "message": told})
    assert "Traceback" not in caplog.text


def test_depth_is_counted_in_lists_and_objects():
    assert [is_too_deep(nested(levels)) for levels in (3, 50, 51)] == [False, False, True]
    assert is_too_deep(b'{"a":' * 51 + b"1" + b"}" * 51)
    assert not is_too_deep(b"no JSON")
    assert not is_too_deep(b"[" + b"[]," * 1000 + b"[]]")
