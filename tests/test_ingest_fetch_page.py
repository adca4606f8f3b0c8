"""Pages are fetched from a real server on this machine, with bounds, and failures are sentences."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slow_server import Answer, drips, redirects, sends, serving

import ingest.fetch.body
import ingest.fetch.hosts
import ingest.fetch.page
from index.errors import FetchError, Stopped
from index.originals import Original
from ingest.fetch.page import Page, fetch
from ingest.records import Failure, Source
from ingest.sources import find_sources

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=windows-1252"}, "<p>naïve €</p>".encode("cp1252")),
    "/report": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"),
    "/notes.md": (200, {"Content-Type": "text/plain"}, b"# Notes"),
    "/data": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/all.jsonl": (200, {"Content-Type": "application/x-ndjson"}, b'{"_id": "x", "text": "A."}\n[]'),
    "/": (200, {"Content-Type": "text/html"}, b"<p>home</p>"),
    "/moved": (302, {"Location": "/report"}, b""),
    "/gone": (410, {}, b""),
    "/large": (200, {"Content-Type": "text/plain"}, b"x" * 5000),
    "/se%C3%B1al?q=%C3%A9": (200, {"Content-Type": "text/html"}, b"<p>ok</p>"),
}


class Handler(BaseHTTPRequestHandler):
    """Gives the answers above and notes who asked."""

    def do_GET(self) -> None:
        self.server.agents.append(self.headers["User-Agent"])  # type: ignore[attr-defined]
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.agents = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def get(address: str) -> tuple[str, bytes, str]:
    page: Page = fetch(address)
    return page.suffix, page.content, page.url


def test_the_content_type_gives_the_suffix(site: str) -> None:
    assert get(f"{site}/report") == (".pdf", b"%PDF-1.4", f"{site}/report")
    assert get(f"{site}/data")[0] == ".png"


def test_a_vague_content_type_leaves_the_name_to_tell(site: str) -> None:
    assert get(f"{site}/notes.md") == (".md", b"# Notes", f"{site}/notes.md")


def test_text_keeps_the_encoding_that_the_server_states(site: str) -> None:
    assert get(f"{site}/page")[1].decode("utf-8-sig") == "<p>naïve €</p>"


@pytest.mark.parametrize(
    ("path", "name", "content"),
    [
        ("/page", "page.html", "<p>naïve €</p>".encode("cp1252")),
        ("/moved", "report.pdf", b"%PDF-1.4"),
        ("/notes.md", "notes.md", b"# Notes"),
        ("/se%C3%B1al?q=%C3%A9", "señal.html", b"<p>ok</p>"),
        ("/", "127.0.0.1.html", b"<p>home</p>"),
    ],
)
def test_the_original_of_a_page_is_what_came(site: str, path: str, name: str, content: bytes) -> None:
    [source] = find_sources([f"{site}{path}"])
    assert isinstance(source, Source)
    assert source.original == Original(name, content)


def test_the_original_of_a_line_of_a_collection_is_that_line(site: str) -> None:
    source, _ = find_sources([f"{site}/all.jsonl"])
    assert isinstance(source, Source)
    assert source.original == Original("all.jsonl#x.jsonl", b'{"_id": "x", "text": "A."}')


def test_redirects_are_followed_to_the_last_address(site: str) -> None:
    assert get(f"{site}/moved") == (".pdf", b"%PDF-1.4", f"{site}/report")


def test_addresses_with_letters_beyond_ascii_are_encoded(site: str) -> None:
    assert get(f"{site}/señal?q=é#part")[1] == b"<p>ok</p>"


def test_the_request_says_honestly_who_asks(site: str, server: ThreadingHTTPServer) -> None:
    fetch(f"{site}/report")
    assert server.agents[-1].startswith("Verbatim/")  # type: ignore[attr-defined]


def test_an_answer_without_a_page_is_an_error_with_its_number(site: str) -> None:
    with pytest.raises(FetchError, match=r"/gone answered 410 Gone; open it in a browser to check it\.$"):
        fetch(f"{site}/gone")


def test_a_page_beyond_the_bound_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.fetch.body, "MAX_BYTES", 4000)
    with pytest.raises(FetchError, match="is larger than"):
        fetch(f"{site}/large")


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        drips(b"", b"H"),
        drips(OK, b"A: b\r\n"),
        drips(OK + b"A: ", b"b"),
        drips(OK + b"\r\n", b"word "),
        drips(CHUNKED, b"1"),
        drips(CHUNKED, b"5\r\nword \r\n"),
        drips(CHUNKED + b"5\r\nwords\r\n0\r\n", b"A: b\r\n"),
        drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n", pause=0),
    ],
    ids="status head line body length chunks trailers continue".split(),
)
def test_a_server_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    assert seconds_until_left(monkeypatch, {"/": answer}) < 3


def test_the_time_is_that_of_all_redirects(monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(connection: socket.socket) -> None:
        time.sleep(0.2)
        redirects("/")(connection)

    assert seconds_until_left(monkeypatch, {"/": slowly}) < 3


def test_a_look_up_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.fetch.hosts, "getaddrinfo", lambda *_, **__: time.sleep(5) or [])
    assert seconds_until_left(monkeypatch, {}) < 3


def seconds_until_left(monkeypatch: pytest.MonkeyPatch, answers: dict[str, Answer]) -> float:
    monkeypatch.setattr(ingest.fetch.page, "MAX_SECONDS", 0.5)
    begun = time.monotonic()
    with (
        serving(answers) as server,
        pytest.raises(FetchError, match=r"/ took longer than 0\.5 s; save it in "),
    ):
        fetch(f"{server.site}/")
    return time.monotonic() - begun


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "zlib"])
def test_what_is_no_encoding_of_pages_is_not_read_as_one(charset: str) -> None:
    page = b"<p>words-" + b"a" * 500_000  # which takes punycode minutes
    head = OK + b"Content-Type: text/html; charset=" + charset.encode() + b"\r\n\r\n"
    begun = time.monotonic()
    with serving({"/": sends(head, page)}) as server:
        assert fetch(f"{server.site}/").content == page
    assert time.monotonic() - begun < 5


def test_no_server_is_a_failure_with_what_to_do() -> None:
    (found,) = find_sources(["http://127.0.0.1:9/x"])
    assert isinstance(found, Failure)
    assert found.path == "http://127.0.0.1:9/x"
    assert found.reason.endswith("; check the address and the network.")


def test_an_address_that_is_none_is_a_failure() -> None:
    (found,) = find_sources(["http://[broken"])
    assert isinstance(found, Failure)


def test_a_fetched_source_knows_its_address_and_moment(site: str) -> None:
    (source,) = find_sources([f"{site}/moved"])
    assert isinstance(source, Source)
    assert (source.path, source.url, source.suffix) == (f"{site}/moved", f"{site}/report", ".pdf")
    assert source.retrieved is not None
    assert len(source.retrieved) == len("2026-11-24T03:26:58Z")


def test_a_collection_is_fetched_record_by_record(site: str) -> None:
    record, broken = find_sources([f"{site}/all.jsonl"])
    assert isinstance(record, Source)
    assert (record.path, record.content) == (f"{site}/all.jsonl#x", b'{"_id": "x", "text": "A."}')
    assert (record.url, record.suffix, bool(record.retrieved)) == (f"{site}/all.jsonl", ".jsonl", True)
    assert isinstance(broken, Failure)
    assert broken.reason == f"Line 2 of {site}/all.jsonl is not a JSON object; correct or remove it."


def test_a_page_of_this_machine_is_not_fetched_where_only_public_ones_may_be(site: str) -> None:
    with pytest.raises(
        FetchError, match=r"^http://127\.0\.0\.1:\d+/page leads to 127\.0\.0\.1, which is on this machine"
    ):
        fetch(f"{site}/page", only_public=True)


def test_nor_where_a_public_page_leads_on_to_one(monkeypatch: pytest.MonkeyPatch, server: ThreadingHTTPServer) -> None:
    """The public host is looked up as this machine, once; where it leads on to is judged as it is."""
    judged = []

    def is_public(address: object) -> bool:
        judged.append(str(address))
        return len(judged) == 1

    place = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))]
    monkeypatch.setattr(ingest.fetch.hosts, "is_public", is_public)
    monkeypatch.setattr(ingest.fetch.hosts, "getaddrinfo", lambda *_, **__: place)
    with pytest.raises(FetchError, match=r"leads to public\.example \(127\.0\.0\.1\), which is on this machine"):
        fetch(f"http://public.example:{server.server_port}/moved", only_public=True)
    assert judged == ["127.0.0.1", "127.0.0.1"]


def test_a_stop_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.fetch.hosts, "getaddrinfo", lambda *_, **__: time.sleep(5) or [])
    began = time.monotonic()
    with pytest.raises(Stopped):
        fetch("http://slow.example/", is_stopped=lambda: True)
    assert time.monotonic() - began < 2
