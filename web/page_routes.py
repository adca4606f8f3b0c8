"""Of all that Gradio serves, what the page needs: everything else is closed, whatever a later version adds."""

from contextlib import suppress

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from answer.phrases import phrase
from web.access.refusal import refusal

PATHS = {
    "/": ("GET", "HEAD"),
    "/config": ("GET",),
    "/theme.css": ("GET",),
    "/gradio_api/queue/join": ("POST",),
    "/gradio_api/queue/data": ("GET",),
    "/gradio_api/upload": ("POST",),
    "/gradio_api/upload_progress": ("GET",),
}
"""The paths of the page with their methods."""
FOLDERS = ("/assets/", "/static/", "/gradio_api/heartbeat/")
"""Where the files of the page lie, and where it says that it is still open."""


class PageRoutes:
    """Stands before Gradio's application and lets through what the page needs."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_needed = scope["type"] != "http" or is_page_route(scope["method"], scope["path"])
        answer = self.app if is_needed else refusal(scope["path"], phrase("closed_path"), 404)
        with suppress(ClientDisconnect):  # whoever broke an upload off is told nothing, and the terminal no traceback
            await answer(scope, receive, send)


def is_page_route(method: str, path: str) -> bool:
    """Whether the page needs what is asked for."""
    return method in PATHS.get(path, ()) or (method == "GET" and path.startswith(FOLDERS))
