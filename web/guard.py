"""What the server lets in and lets the browser do: this machine's pages only talk to this machine.

A browser enforces the content security policy, so that no script, style sheet or font of a library can
reach another host even if a later version tries.
"""

from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from answer.phrases import phrase

# Gradio starts from inline scripts and compiles its templates with Function().
APP_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {
    "content-security-policy": APP_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Refuses requests that another site makes a browser send, and adds the headers that keep pages local."""

    def __init__(self, app: ASGIApp, host: str, closed: Sequence[str] = ()) -> None:
        """Stand before an application.

        :param app: the application.
        :param host: the address that it listens on; on loopback only loopback names are answered, so that
            another site cannot read answers by pointing its own name at this machine.
        :param closed: beginnings of paths that are not served.
        """
        self._app = app
        self._local = host in _LOOPBACK
        self._closed = tuple(closed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        application = self._app if refusal is None else JSONResponse({"error": refusal[1]}, refusal[0])
        await application(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """The status and sentence with which a request is turned away, or None."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if self._local and _named(f"//{host}").hostname not in _LOOPBACK:
            return 421, phrase("other_host")
        if origin is not None and _named(origin).netloc != host:
            return 403, phrase("other_site")
        if scope["path"].startswith(self._closed):
            return 404, phrase("closed_path")
        return None


def _named(address: str) -> SplitResult:
    """The parts of an address; none of them where it is broken, such as "http://[", which no browser sends."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")
