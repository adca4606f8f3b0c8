"""What of Gradio is served: what the page needs."""

import asyncio
from typing import NoReturn

import pytest
from starlette.requests import ClientDisconnect

from web.page_routes import PageRoutes, is_page_route

EVENTS = ("POST /gradio_api/queue/join", "GET /gradio_api/queue/data", "GET /gradio_api/heartbeat/a")
CLOSED = (
    "GET /gradio_api/file=/etc/passwd",
    "HEAD /gradio_api/file=/etc/passwd",
    "GET /file=/etc/passwd",
    "GET /gradio_api/file/etc/passwd",
    "GET /gradio_api/proxy=http://127.0.0.1:9/",
    "GET /gradio_api/user",
    "GET /gradio_api/login_check",
    "GET /gradio_api/token",
    "GET /gradio_api/app_id",
    "GET /gradio_api/dev/reload",
    "POST /login/",
    "GET /svelte/a.js",
    "GET /gradio_api/runs",
    "POST /gradio_api/run-history/connect",
    "GET /gradio_api/run-history/records/a/b/assets/c",
    "GET /gradio_api/deep_link",
    "GET /gradio_api/info",
    "GET /gradio_api/openapi.json",
    "GET /gradio_api/custom_component/a/b/c/d",
    "POST /gradio_api/stream/a",
    "GET /gradio_api/stream/a/b/1/playlist.m3u8",
    "POST /gradio_api/reset",
    "POST /gradio_api/run/predict",
    "POST /gradio_api/api/predict",
    "POST /gradio_api/call/v2/predict",
    "POST /gradio_api/call/predict",
    "GET /gradio_api/call/predict/a",
    "POST /gradio_api/cancel",
    "POST /gradio_api/component_server",
    "POST /gradio_api/component_server/",
    "GET /robots.txt",
    "GET /pwa_icon",
    "GET /manifest.json",
    "GET /monitoring",
    "GET /monitoring/summary",
    "GET /monitoring/a",
    "POST /gradio_api/process_recording",
    "POST /gradio_api/vibe-edit",
    "GET /gradio_api/vibe-code",
    "GET /gradio_api/profiling/traces",
    "GET /gradio_api/queue/status",
    "GET //gradio_api/queue/data",
    "GET /GRADIO_API/queue/data",
    "GET /gradio_api/queue/data/",
    "POST /gradio_api/heartbeat/a",
    "DELETE /gradio_api/upload",
    "GET /anything",
)


@pytest.mark.parametrize("asked", CLOSED)
def test_what_the_page_does_not_need_is_closed(asked):
    assert not is_page_route(*asked.split(" "))


@pytest.mark.parametrize(
    "asked",
    [*(f"GET {path}" for path in ("/", "/config", "/theme.css", "/assets/a.js", "/static/a.woff2")), *EVENTS],
)
def test_what_the_page_needs_is_served(asked):
    assert is_page_route(*asked.split(" "))


def test_an_upload_that_is_broken_off_is_no_fault():
    async def broken_off(*_request: object) -> NoReturn:
        raise ClientDisconnect

    scope = {"type": "http", "method": "POST", "path": "/gradio_api/upload"}
    asyncio.run(PageRoutes(broken_off)(scope, broken_off, broken_off))
