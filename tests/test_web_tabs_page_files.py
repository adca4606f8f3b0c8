"""What whoever reaches the port may make the page's own events do with files: nothing but take in what was uploaded.

The server is real, and sent what no browser sends.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from app_process import PROJECT

pytestmark = pytest.mark.slow

SECRET = "The source of the police report is called Xaver Zimt."
META = {"_type": "gradio.FileData"}


@dataclass(frozen=True, slots=True)
class Served:
    """A served page: its address, the folder of its uploads, and the first event that takes each kind of component."""

    address: str
    uploads: Path
    events: dict[str, int]

    def send(self, kind: str, *values: object) -> str:
        """Send an event; what came of it."""
        session = {"session_hash": f"s{time.monotonic_ns()}"}
        event = {"data": values, "fn_index": self.events[kind], "event_data": None, "trigger_id": 1, **session}
        httpx.post(f"{self.address}/gradio_api/queue/join", json=event).raise_for_status()
        with httpx.stream("GET", f"{self.address}/gradio_api/queue/data", params=session, timeout=60) as answer:
            return "\n".join(answer.iter_lines())

    def upload(self, name: str, content: str) -> str:
        """Upload a file as the browser does; where it lies."""
        return httpx.post(f"{self.address}/gradio_api/upload", files={"files": (name, content)}).json()[0]

    def texts(self) -> list[str]:
        """The texts of all documents of the library."""
        listed = httpx.get(f"{self.address}/api/documents").json()
        ids = [one["id"] for one in listed] if isinstance(listed, list) else []  # there is no index yet
        return [httpx.get(f"{self.address}/api/documents/{id}").json()["text"] for id in ids]


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Iterator[dict[str, Served]]:
    folder = tmp_path_factory.mktemp("pages")
    command = [sys.executable, "tests/page_server.py", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=PROJECT, env=environment, text=True, **pipes) as process:
        assert process.stdout
        addresses = {name: f"http://127.0.0.1:{port}" for name, port in json.loads(process.stdout.readline()).items()}
        yield {name: Served(at, folder / "uploads", first_events(at)) for name, at in addresses.items()}


def first_events(address: str) -> dict[str, int]:
    config = httpx.get(f"{address}/config", timeout=60).json()
    kinds = {component["id"]: component["type"] for component in config["components"]}
    events = [(kinds[one["inputs"][0]], one["id"]) for one in config["dependencies"] if one["inputs"]]
    return dict(reversed(events))


@pytest.fixture(params=["both guards", "without Gradio's", "without the page's"])
def served(pages, request) -> Served:
    """The page with its guards, or one of them switched off."""
    return pages[request.param]


def a_link(file: Path) -> str:
    link = file.with_name("link.txt")
    link.symlink_to(file)
    return str(link)


def a_link_among_uploads(served: Served, file: Path) -> str:
    served.uploads.mkdir(exist_ok=True)
    link = served.uploads / "inside.txt"
    link.unlink(missing_ok=True)
    link.symlink_to(file)
    return str(link)


ATTACKS: dict[str, Callable[[Served, Path], dict[str, Any]]] = {
    "a path": lambda _, file: {"path": str(file)},
    "to be deleted": lambda _, file: {"path": str(file), "is_stream": True},
    "without meta": lambda _, file: {"path": str(file), "meta": None},
    "with an address beside it": lambda _, file: {"path": str(file), "url": "http://127.0.0.1:9/x.txt"},
    "an address": lambda *_: {"path": "http://127.0.0.1:9/x.txt"},
    "an address, to be deleted": lambda *_: {"path": "http://127.0.0.1:9/x.txt", "is_stream": True},
    "from below": lambda _, file: {"path": "../" * 20 + str(file)[1:], "is_stream": True},
    "through the uploads": lambda served, file: {"path": f"{served.uploads}/../../{file.parent.name}/{file.name}"},
    "its folder": lambda _, file: {"path": str(file.parent), "is_stream": True},
    "a link": lambda _, file: {"path": a_link(file), "is_stream": True},
    "a link among the uploads": lambda served, file: {"path": a_link_among_uploads(served, file), "is_stream": True},
    "the folder of uploads": lambda served, _: {"path": str(served.uploads), "is_stream": True},
    "no file": lambda _, file: {"path": f"{file}\x00", "is_stream": True},
    "a device": lambda *_: {"path": "/dev/zero", "is_stream": True},
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_was_not_uploaded_is_neither_read_nor_deleted(served, tmp_path, attack):
    victim = tmp_path / "notes.txt"
    victim.write_text(SECRET)
    mine = Path(served.upload("mine.txt", "Not added yet."))
    file = {"orig_name": "x.txt", "meta": META, **ATTACKS[attack](served, victim)}
    served.send("file", [file], "")
    assert victim.read_text() == SECRET
    assert mine.read_text() == "Not added yet."
    assert not {SECRET, "Not added yet."} & set(served.texts())


def test_what_takes_the_files_deletes_no_other_even_without_both_guards(pages, tmp_path):
    victim = tmp_path / "notes.txt"
    victim.write_text(SECRET)
    file = {"path": str(victim), "is_stream": True, "orig_name": "x.txt", "meta": META}
    pages["with neither"].send("file", [file], "")
    assert victim.read_text() == SECRET
    assert pages["with neither"].texts() == []


def test_what_was_uploaded_is_taken_in_and_its_copy_deleted(served):
    copy = served.upload("mine.txt", "The camera report of mine.")
    assert "process_completed" in served.send("file", [{"path": copy, "orig_name": "mine.txt", "meta": META}], False)
    end = time.monotonic() + 60
    while Path(copy).exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert served.texts() == ["The camera report of mine."]
    assert not Path(copy).exists()


@pytest.mark.parametrize("kind", ["textbox", "file"])
@pytest.mark.parametrize("path", ["https://news.example/x.txt", "http://127.0.0.1:9/x.txt"])
def test_no_event_makes_the_server_fetch(pages, kind, path):
    fetched = pages["both guards"].uploads.with_name("fetched")
    fetched.unlink(missing_ok=True)  # Gradio alone does fetch: so did the page without its guard
    value = {"path": path, "orig_name": "x.txt", "meta": META}
    for guards in ("both guards", "without Gradio's"):
        pages[guards].send(kind, [value] if kind == "file" else value, "")
    assert not fetched.exists()


def test_a_text_field_copies_no_file_where_it_could_be_fetched(served, tmp_path):
    victim = tmp_path / "notes-of-a-text-field.txt"
    victim.write_text(SECRET)
    served.send("textbox", {"path": str(victim), "meta": META})
    assert not list(served.uploads.rglob(victim.name))


def test_uploads_are_not_served_and_nothing_else_touches_files(pages):
    page = pages["both guards"]
    copy = page.upload("mine.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    for path in (f"file={copy}", f"file/{copy}", "file=https://news.example/", "deep_link?session_hash=s", "stream/s"):
        for slash in ("/", "//"):
            assert httpx.get(f"{page.address}{slash}gradio_api/{path}").status_code == 404, path
    body = {"data": {"path": "/etc"}, "component_id": 1, "session_hash": "s", "fn_name": "ls"}
    assert httpx.post(f"{page.address}/gradio_api/component_server", json=body).status_code == 404
