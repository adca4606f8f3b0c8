"""With accounts: the page's events act for whoever sent them, so that a reader's change nothing. The app is real."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from app_process import PASSWORD, index_with_accounts, running_app

from web.users import main

pytestmark = pytest.mark.slow

META = {"_type": "gradio.FileData"}


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """An app with an editor and a reader; its address and its index."""
    index = index_with_accounts(tmp_path_factory.mktemp("accounts"))
    settings = {"VERBATIM_AUDIT": "on", "VERBATIM_HOST": "0.0.0.0"}
    with running_app(index, settings=settings) as address:
        yield address, index


@contextmanager
def signed_in(address: str, name: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as browser:
        assert browser.post("/login", data={"name": name, "password": PASSWORD}).status_code == 303
        yield browser


@pytest.fixture(scope="module")
def ana(served) -> Iterator[httpx.Client]:
    with signed_in(served[0], "ana") as browser:
        yield browser


@pytest.fixture(scope="module")
def ben(served) -> Iterator[httpx.Client]:
    with signed_in(served[0], "ben") as browser:
        yield browser


def events(browser: httpx.Client) -> dict[str, int]:
    """The page's events by the component and what happens to it."""
    config = browser.get("/config").json()
    names = {one["id"]: one["props"].get("elem_id") for one in config["components"]}
    return {f"{names.get(at)} {of}": one["id"] for one in config["dependencies"] for at, of in one["targets"]}


def send(browser: httpx.Client, event: str, *values: object, data: object = None, session: str = "s") -> str:
    """Send an event; what came of it."""
    body = {"data": values, "fn_index": events(browser)[event], "event_data": data, "session_hash": session}
    browser.post("/gradio_api/queue/join", json={**body, "trigger_id": 1}).raise_for_status()
    with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as answer:
        return "\n".join(answer.iter_lines())


def titles(browser: httpx.Client) -> list[str]:
    return [one["title"] for one in browser.get("/api/documents").json()]


def removal(browser: httpx.Client, session: str) -> str:
    [document] = [one["id"] for one in browser.get("/api/documents").json() if one["title"] == "ferry"]
    send(browser, "documents click", None, data={"ids": [document]}, session=session)
    return send(browser, "remove click", None, None, session=session)


def test_strangers_get_nothing(served):
    for path in ("/", "/config", "/api/documents", "/docs", "/assets/", "/theme.css", "/statements.csv"):
        assert httpx.get(served[0] + path).status_code == 401
    for path in ("/gradio_api/queue/join", "/gradio_api/upload", "/mcp", "/v1/chat/completions"):
        assert httpx.post(served[0] + path, json={}).status_code == 401
    assert httpx.get(f"{served[0]}/health").json().keys() == {"status"}


def test_a_reader_reads_and_removes_nothing(ben):
    assert titles(ben) == ["ferry"]
    assert "Only editors may do this." in removal(ben, "ben-removes")
    assert titles(ben) == ["ferry"]


def test_a_reader_uploads_nothing_and_adds_nothing_that_somebody_else_uploaded(ana, ben):
    assert ben.post("/gradio_api/upload", files={"files": ("b.txt", "The bridge is open.")}).status_code == 403
    [copy] = ana.post("/gradio_api/upload", files={"files": ("b.txt", "The bridge is open.")}).json()
    file = {"path": copy, "orig_name": "b.txt", "meta": META}
    assert "Only editors may do this." in send(ben, "files upload", [file], False, session="ben-adds")
    assert titles(ben) == ["ferry"]


def test_a_reader_is_offered_no_change(ana, ben):
    assert "data-choose" in send(ana, "filter change", "", None)
    assert "data-choose" not in send(ben, "filter change", "", None, session="ben-lists")


def test_the_page_says_who_is_signed_in(ana, ben):
    for browser, told in ((ana, "Signed in as ana, editor."), (ben, "Signed in as ben, reader.")):
        config = browser.get("/config").json()
        loads = [one["id"] for one in config["dependencies"] if [of for _, of in one["targets"]] == ["load"]]
        body = {"data": [], "event_data": None, "session_hash": told, "trigger_id": None}
        for each in loads:
            browser.post("/gradio_api/queue/join", json={**body, "fn_index": each}).raise_for_status()
        with browser.stream("GET", "/gradio_api/queue/data", params={"session_hash": told}) as answer:
            assert told in "\n".join(answer.iter_lines())


def test_an_editor_adds_and_removes_and_all_is_recorded(served, ana, ben):
    [copy] = ana.post("/gradio_api/upload", files={"files": ("tram.txt", "The tram of Ilmstadt is late.")}).json()
    file = {"path": copy, "orig_name": "tram.txt", "meta": META}
    send(ana, "files upload", [file], False, session="ana-adds")
    while ana.get("/api/queue").json()["line"]:  # until all is added
        time.sleep(0.1)
    assert titles(ana) == ["ferry", "tram"]
    assert "Removed “ferry”" in removal(ana, "ana-removes")
    ben.get("/api/ask", params={"question": "When does the ferry sail?"})
    ben.get("/statements.csv")
    send(ben, "question submit", "Who is late?", None, "", None, "Quotes", *[""] * 7, session="ben-asks")
    shown = re.findall(r"<td>(\w+)</td><td>([a-z ]+)</td><td>([^<]*)</td>", ana.get("/audit").text)
    assert ("ana", "added", "tram (tram.txt)") in shown
    assert any((who, what) == ("ana", "removed") and about.startswith("ferry (") for who, what, about in shown)
    assert {("ben", "asked", "When does the ferry sail?"), ("ben", "asked", "Who is late?")} <= set(shown)
    assert ("ben", "exported", "statements.csv") in shown
    assert [what for who, what, _ in shown if who == "ben"][-1] == "signed in"
    assert ben.get("/audit").status_code == 403
    assert all(file.stat().st_mode & 0o077 == 0 for file in (served[1] / "audit.jsonl", served[1] / "accounts.json"))


def test_programs_send_tokens(served):
    assert httpx.get(f"{served[0]}/v1/models", headers={"authorization": "Bearer none"}).json()["error"]["message"]
    with pytest.MonkeyPatch.context() as patched:
        told: list[str] = []
        patched.setattr("builtins.print", told.append)
        assert main(["--index", str(served[1]), "token", "ben"]) == 0
    sent = {"authorization": f"Bearer {told[0]}"}
    assert httpx.get(f"{served[0]}/v1/models", headers=sent).status_code == 200
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"accept": "application/json, text/event-stream"}
    assert "search_passages" in httpx.post(f"{served[0]}/mcp", json=call, headers=sent | accept, timeout=60).text


def test_beyond_this_machine_no_other_name_is_answered(ana):
    for host in ("evil.example", "10.0.0.5:7860"):
        assert ana.get("/", headers={"host": host}).status_code == 421
