"""The web application put together, and served."""

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.routing import Mount

from index.settings import NONE, Settings
from web.access.accounts import Accounts
from web.access.acting import acting
from web.access.gate import Gate
from web.access.reach import is_open
from web.access.sessions import Sessions
from web.adding.queue import news
from web.api.app import endpoints_app
from web.api.drafts import LONGEST_FORM
from web.api.language import language_endpoints
from web.api.sign_in import sign_in_endpoints
from web.background_index import BackgroundIndex
from web.connections import Connection
from web.guard import Guard
from web.html.render import render
from web.news import Told
from web.page_routes import PageRoutes
from web.speaking import Speaking
from web.tabs.ask import chat_tab
from web.tabs.check import checking_tab
from web.tabs.library import library_tab
from web.tabs.page_actor import act_as_sender
from web.tabs.page_files import keep_to_uploads
from web.tabs.page_language import PageLanguage
from web.tabs.statements import statements_tab
from web.tabs.theme import QUIET, head, theme
from web.tabs.words import WORDS, words, words_of
from web.told_pages import ToldPages
from web.upload_folder import MAX_UPLOAD, MAX_UPLOADS


def create_app(index: BackgroundIndex) -> FastAPI:
    """Put the application over an index together."""
    settings, accounts = index.settings, Accounts(index.settings.index)
    sessions = Sessions(accounts)
    app = endpoints_app(index)
    app.include_router(sign_in_endpoints(settings, accounts, sessions))
    app.include_router(language_endpoints())
    # The last stands first.
    app.add_middleware(Told, tell=lambda: news(index))
    app.add_middleware(Gate, accounts=accounts, sessions=sessions, is_open=is_open(settings))
    app.add_middleware(
        Guard, hosts=_hosts(settings), longest={"/gradio_api/upload": MAX_UPLOADS, "/drafts": LONGEST_FORM}
    )
    app.add_middleware(ToldPages)
    app.add_middleware(Speaking)
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
        i18n=WORDS,
    )
    mounted = app.routes[-1]
    assert isinstance(mounted, Mount)  # the page, which Gradio has just added
    mounted.app = PageRoutes(PageLanguage(mounted.app))
    return app


def serve(app: FastAPI, listener: socket.socket, on_end: Callable[[], None]) -> None:
    """Serve the application until the process is interrupted or told to end.

    :param app: the application.
    :param listener: where it is asked for.
    :param on_end: called as soon as that happens, while what is asked is still worked on.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logging.getLogger("uvicorn.error").addFilter(_is_no_farewell)
    config = uvicorn.Config(
        app, http=Connection, ws="none", server_header=False, log_level="warning", timeout_graceful_shutdown=1
    )
    _Server(config, on_end).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that tells at once that it ends: it waits for threads, which may not know of it."""

    def __init__(self, config: uvicorn.Config, on_end: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_end = on_end

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell of it, and end."""
        self._on_end()
        await super().shutdown(sockets)


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """Whether a log record says more than that the connections of open pages end with the server."""
    fault = record.exc_info[1] if record.exc_info else None
    return not isinstance(fault, asyncio.CancelledError) and "graceful shutdown exceeded" not in record.getMessage()


def _hosts(settings: Settings) -> list[str]:
    named = [] if settings.allowed_hosts == NONE else settings.allowed_hosts.split(",")
    return [settings.host, *named]


def _masthead() -> str:
    actor = acting()
    return render("masthead", name=actor.name, role=actor.role, may_edit=actor.may_edit)


def _page(index: BackgroundIndex) -> gr.Blocks:
    with gr.Blocks(title="Verbatim", analytics_enabled=False, fill_width=True) as page:
        masthead = gr.HTML(words_of("masthead", _masthead), js_on_load=None, elem_id="masthead")
        page.load(_masthead, None, masthead, **QUIET)
        with gr.Tabs(overflow_behavior="wrap"):
            with gr.Tab(words("tab_ask"), id="ask") as asking:
                chat_tab(page, asking, index)
            with gr.Tab(words("tab_check"), id="check"):
                checking_tab(index)
            with gr.Tab(words("tab_statements"), id="statements") as statements:
                statements_tab(statements, index)
            with gr.Tab(words("tab_library"), id="library") as library:
                library_tab(page, library, index)
        gr.HTML(words_of("away", lambda: render("away")), js_on_load=None, elem_id="notices")
        gr.HTML(
            words_of("source", lambda: render("source_panel")),
            js_on_load=None,
            elem_id="beside",
            apply_default_css=False,
        )
    keep_to_uploads(page)
    act_as_sender(page)
    return page
