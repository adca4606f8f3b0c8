"""The app ends within seconds, whatever its threads do."""

import hashlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from app_process import ingest, started_app
from llm_server import forever, llm_server

from index.checking import check_index
from index.store_reader import DATABASE
from web.upload_folder import upload_folder

BUSY = """
import time
from concurrent.futures import ThreadPoolExecutor
from web.ending import end_soon
ThreadPoolExecutor(1).submit(time.sleep, 1000)
print("busy", flush=True)
end_soon()
"""


def test_it_ends_though_a_thread_still_works():
    root = Path(__file__).parents[1]
    running = subprocess.Popen([sys.executable, "-c", BUSY], cwd=root, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline() == "busy\n"
    began = time.monotonic()
    running.communicate(timeout=60)
    assert running.returncode == 0
    assert time.monotonic() - began < 30  # 2 where nothing else runs


FILES = 30
PARAGRAPHS = 60
"""So many that a few files fill a batch, and that all of them take longer than the test."""


def soon() -> float:
    """Seconds in which an app ends that is told to, where it has a processor: half of what whoever stops it waits."""
    return 5 * max(1, os.getloadavg()[0] / (os.cpu_count() or 1))


def report(number: int) -> str:
    lines = (f"Gate {number} of hall {at} was opened {at + number} times, said Ana Lee." for at in range(PARAGRAPHS))
    return f"Report {number}\n\n" + "\n\n".join(f"{line} {line.replace('opened', 'closed')}" for line in lines)


def half_an_upload(address: str) -> socket.socket:
    """A connection on which a file was begun to be sent."""
    parts = urlsplit(address)
    connection = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=60)
    head = f"POST /gradio_api/upload HTTP/1.1\r\nhost: {parts.netloc}\r\ncontent-length: 10000000\r\n"
    part = '--b\r\ncontent-disposition: form-data; name="files"; filename="half.txt"\r\n\r\n'
    body = f"content-type: multipart/form-data; boundary=b\r\n\r\n{part}" + "half " * 100_000
    connection.sendall((head + body).encode())
    return connection


def upload(browser: httpx.Client) -> None:
    """Have files taken in, and wait until the first are."""
    sent = [("files", (f"r{number}.txt", report(number))) for number in range(FILES)]
    copies = browser.post("/gradio_api/upload", files=sent).raise_for_status().json()
    files = [
        {"path": copy, "orig_name": Path(copy).name, "meta": {"_type": "gradio.FileData"}, "size": 1} for copy in copies
    ]
    config = browser.get("/config").json()
    [component] = [one["id"] for one in config["components"] if one["props"].get("elem_id") == "files"]
    [event] = [one["id"] for one in config["dependencies"] if [component, "upload"] in one["targets"]]
    body = {"data": [files, ""], "fn_index": event, "session_hash": "s", "event_data": None, "trigger_id": 1}
    browser.post("/gradio_api/queue/join", json=body).raise_for_status()
    deadline = time.monotonic() + 120
    while not any(job["documents"] for job in browser.get("/api/queue").json()["jobs"]):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.slow
def test_an_app_that_is_told_to_end_while_it_takes_files_in_ends_at_once_and_leaves_whole_documents(tmp_path):
    index = tmp_path / "index"
    with (
        started_app(index, settings={"VERBATIM_AUDIT": "on", "VERBATIM_STATEMENTS": "rules"}) as (address, process),
        httpx.Client(base_url=address, timeout=120) as browser,
        half_an_upload(address),
    ):
        upload(browser)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        seconds = time.monotonic() - began
    assert seconds < soon()
    with closing(sqlite3.connect(index / DATABASE)) as database:
        texts = dict(database.execute("SELECT id, text FROM documents"))
        titles = {row[0] for row in database.execute("SELECT title FROM documents")}
    assert 0 < len(texts) < FILES
    assert {hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts.values()} == texts.keys()
    assert {text.count("opened") for text in texts.values()} == {PARAGRAPHS}
    assert list(check_index(index)) == []
    added = [line for line in (index / "audit.jsonl").read_text().splitlines() if '"added"' in line]
    assert {title for title in titles if not any(f'"{title} (' in line for line in added)} == set()
    with upload_folder(index) as folder:  # as the next app does
        assert list((index / "uploads").iterdir()) == [folder]


def seconds_to_end(process: subprocess.Popen[str]) -> float:
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    return time.monotonic() - began


@pytest.mark.slow
def test_an_app_ends_at_once_while_pages_are_open(tmp_path):
    with (
        started_app(tmp_path / "index") as (address, process),
        httpx.Client(base_url=address, timeout=60) as browser,
        browser.stream("GET", "/gradio_api/heartbeat/a") as one,
        browser.stream("GET", "/gradio_api/heartbeat/b"),
    ):
        assert next(one.iter_lines()) == "data: ALIVE"
        assert seconds_to_end(process) < soon()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_an_app_ends_at_once_while_a_language_model_hangs(tmp_path, path):
    (tmp_path / "ferry.txt").write_text("The ferry of Ilmstadt sails at noon.")
    ingest(tmp_path / "index", str(tmp_path / "ferry.txt"))
    with llm_server() as model:
        model.script = forever(b": still here\n\n", 0.2)
        settings = {"VERBATIM_LLM_URL": model.url, "VERBATIM_LLM_MODEL": "tiny"}
        with started_app(tmp_path / "index", settings=settings) as (address, process):
            asking = threading.Thread(target=ask_for_ever, args=(address + path,))
            asking.start()
            while not model.sent:
                time.sleep(0.05)
            assert seconds_to_end(process) < soon()
            asking.join(10)
            assert not asking.is_alive()


def ask_for_ever(url: str) -> None:
    """Ask, until there is an answer or nobody to answer."""
    with suppress(httpx.TransportError):
        httpx.get(url, params={"question": "When does the ferry sail?", "reader": "llm"}, timeout=120)
