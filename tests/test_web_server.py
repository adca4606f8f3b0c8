"""The whole application, started as a person starts it: what its page names, what it serves and what it does not."""

import re
from collections.abc import Iterator

import httpx
import pytest
from app_process import running_app

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> Iterator[httpx.Client]:
    """A client of an app that has no index yet."""
    with (
        running_app(tmp_path_factory.mktemp("served") / "index") as address,
        httpx.Client(base_url=address, timeout=60) as opened,
    ):
        yield opened


def test_the_page_loads_scripts_styles_and_fonts_from_here_only(client):
    page = client.get("/").text
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"([^\"]+)\"", page)
    assert loaded
    assert not [address for address in loaded if address.startswith(("http", "//"))]
    assert "googleapis" not in page
    assert not re.search(r"url\([\"']?(https?:)?//", page + client.get("/theme.css").text)


def test_nothing_is_measured_shared_or_recorded(client):
    config = client.get("/config").json()
    assert config["analytics_enabled"] is False
    assert config["footer_links"] == []
    assert config["run_history"] is False
    assert config["stylesheets"] == []


def test_the_page_s_own_functions_are_no_public_interface(client):
    assert client.get("/gradio_api/info").status_code == 404
    assert {event["api_visibility"] for event in client.get("/config").json()["dependencies"]} <= {"private"}


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/proxy=https://huggingface.co/x",
        "/gradio_api/vibe-code",
        "/gradio_api/run-history/buckets",
        "/gradio_api/runs",
        "/gradio_api/docs",
        "/gradio_api/openapi.json",
        "/redoc",
        "/gradio_api/stream/s/1/2/playlist.m3u8",
        "/gradio_api/file=/etc/passwd",
        "/monitoring",
        "/monitoring/summary",
        "/svelte/svelte.js",
        "/gradio_api/user",
        "/gradio_api/token",
        "//gradio_api/queue/data",
    ],
)
def test_what_the_app_does_not_use_is_not_served(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/etc/passwd", "app.py", "web/server.py", "../main/app.py"])
def test_files_of_this_machine_are_not_served(client, path):
    assert client.get(f"/gradio_api/file={path}").status_code in (403, 404)


def test_an_upload_beyond_the_limit_is_refused(client):
    response = client.post("/gradio_api/upload", files={"files": ("big.txt", b"x" * (100 * 1024 * 1024 + 1))})
    assert response.status_code == 413


def test_other_sites_are_kept_out(client):
    assert client.post("/gradio_api/upload", headers={"origin": "http://evil.example"}).status_code == 403
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize("path", ["reset", "cancel", "component_server", "run/x", "call/x", "stream/x"])
def test_nothing_of_gradio_takes_what_the_page_does_not_send(client, path):
    assert client.post(f"/gradio_api/{path}", json={"session_hash": "s", "fn_index": 0}).status_code == 404


@pytest.mark.parametrize(
    "path", ["/assets/..%2f..%2fapp.py", "/static/..%2f..%2fetc%2fpasswd", "/static/%2fetc/passwd"]
)
def test_the_page_s_own_files_are_all_that_lies_there(client, path):
    response = client.get(path)
    assert response.status_code >= 400
    assert "root:" not in response.text


def test_an_app_without_an_index_is_healthy_and_empty(client):
    assert client.get("/health").json()["status"] in ("starting", "ok")
    assert "python -m ingest" in client.get("/api/ask", params={"question": "Who?"}).json()["error"]
    assert client.get("/documents/none").status_code == 404
