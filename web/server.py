"""The web application put together, and served."""

import asyncio
import logging
import signal
import socket
import sys

import gradio as gr
import uvicorn
from fastapi import FastAPI

from answer.phrases import phrase
from web.api.app import endpoints_app
from web.background_index import BackgroundIndex
from web.guard import Guard
from web.html.render import render
from web.tabs.ask import chat_tab
from web.tabs.check import checking_tab
from web.tabs.library import library_tab
from web.tabs.page_files import keep_to_uploads
from web.tabs.statements import statements_tab
from web.tabs.theme import head, theme

MAX_UPLOAD = "100mb"
"""Larger than books of scanned pages, which hold no text, usually are."""
# Parts of Gradio that this app does not use and that can reach other hosts, serve or write files, or run as its API
# documentation.
_CLOSED = (
    "/gradio_api/file",
    "/gradio_api/deep_link",
    "/gradio_api/component_server",
    "/gradio_api/stream",
    "/gradio_api/proxy=",
    "/gradio_api/vibe",
    "/gradio_api/openapi",
    "/gradio_api/process_recording",
    "/gradio_api/custom_component",
)


def create_app(index: BackgroundIndex) -> FastAPI:
    """Put the application over an index together."""
    app = endpoints_app(index)
    app.add_middleware(Guard, host=index.settings.host, closed=_CLOSED)
    gr.mount_gradio_app(
        app,
        _page(index),
        path="/",
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MAX_UPLOAD,
        ssr_mode=False,
        mcp_server=False,
        theme=theme(),
        head=head(),
    )
    return app


def serve(app: FastAPI, listener: socket.socket) -> None:
    """Serve the application until the process is interrupted or told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logging.getLogger("uvicorn.error").addFilter(_is_no_farewell)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listener])


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """Whether a log record says more than that the connections of open pages end with the server."""
    fault = record.exc_info[1] if record.exc_info else None
    return not isinstance(fault, asyncio.CancelledError) and "graceful shutdown exceeded" not in record.getMessage()


def _page(index: BackgroundIndex) -> gr.Blocks:
    with gr.Blocks(title="Verbatim", analytics_enabled=False, fill_width=True) as page:
        gr.HTML(render("masthead"), js_on_load=None, elem_id="masthead")
        with gr.Tabs():
            with gr.Tab("Ask", id="ask") as asking:
                chat_tab(page, asking, index)
            with gr.Tab(phrase("tab_check"), id="check"):
                checking_tab(index)
            with gr.Tab("Statements", id="statements") as statements:
                statements_tab(statements, index)
            with gr.Tab("Library", id="library") as library:
                library_tab(library, index)
    keep_to_uploads(page)
    return page
