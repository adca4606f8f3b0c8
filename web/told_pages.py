"""What cannot be done, told to people on a page, where programs are told it in JSON.

Stands before all else, so that whoever turns a request down need not know who sent it.
"""

import json

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from answer.phrases import phrase
from web.html.document import problem_page
from web.html.style import content_security_policy

_PROGRAMS = ("/api/", "/v1/", "/mcp", "/health", "/gradio_api/")
_MOST_DRAINED = 100 * 1024**2
"""In bytes: a browser shows an answer only once it has sent all, and longer drafts or notes are no accident."""


class ToldPages:
    """Makes a page of each refusal that a browser would show."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and _is_shown(scope):
            telling = _Telling(receive, send)
            await self._app(scope, telling.receive, telling.send)
        else:
            await self._app(scope, receive, send)


class _Telling:
    """Holds a refusal back until it is whole, and sends the page in its place; sends all else on."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._refused: Message | None = None
        self._body = b""
        self._is_taken_in = False

    async def receive(self) -> Message:
        """Receive a message, and see whether it is the last: after that none comes but that the browser has gone."""
        message = await self._receive()
        self._is_taken_in = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_refusal(message):
            self._refused = message
        elif self._refused is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._tell(self._refused)

    async def _tell(self, refused: Message) -> None:
        await self._drain()
        page = problem_page(phrase("cannot_be_done"), json.loads(self._body)["error"]).encode()
        headers = MutableHeaders(scope=refused)
        headers["content-type"], headers["content-length"] = "text/html; charset=utf-8", str(len(page))
        headers["content-security-policy"] = content_security_policy()
        await self._send(refused)
        await self._send({"type": "http.response.body", "body": page})

    async def _drain(self) -> None:
        """Take in what is still being sent, and let go of it."""
        drained = 0
        while not self._is_taken_in and drained < _MOST_DRAINED:
            drained += len((await self.receive()).get("body", b""))


def _is_shown(scope: Scope) -> bool:
    """Whether a browser would show what comes of a request."""
    return "text/html" in Headers(scope=scope).get("accept", "") and not scope["path"].startswith(_PROGRAMS)


def _is_refusal(message: Message) -> bool:
    kind = MutableHeaders(scope=message).get("content-type", "")
    return message["status"] >= 400 and kind == "application/json"
