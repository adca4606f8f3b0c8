"""What the server lets in and lets the browser do: only its own pages talk to it, and they talk to nobody else.

A browser enforces the content security policy, so that no script, style sheet or font of a library can
reach another host even if a later version tries.
"""

import re
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from answer.phrases import phrase
from web.access.refusal import refusal

# Gradio starts from inline scripts and compiles its templates with Function().
APP_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
_NO_PAGE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_WITH_FORMS = re.compile(
    r"/|/login|/(conversations|dossiers|collections|watches|speakers)(/.*)?|/answers/.*|/pin|/drafts"
)
"""Where forms are sent from: without any referrer, browsers would not say that it is sent from here."""
_KEPT = ("/assets/", "/static/", "/theme.css", "/favicon.ico")
"""What a browser may keep: nothing of it comes from a document."""
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_LINKED = re.compile(
    r"/|/login|/documents/[^/]*|/answers/[^/]*|/(conversations|dossiers|collections|watches)(/[^/]*)?|/speakers(/.*)?"
)
"""The pages that a link on another site may lead to."""
_MOST_HEADERS = 100
"""Five times as many as browsers send."""
LONGEST_BODY = 4 * 1024**2
"""In bytes: more than a conversation that people have had, and no burden for the machine."""


class Guard:
    """Refuses requests that another site makes a browser send, and adds the headers that keep pages local."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = (), longest: Mapping[str, int] | None = None) -> None:
        """Stand before an application.

        :param app: the application.
        :param hosts: names that it answers to besides those of this machine and the address that it was reached at;
            to no other, so that another site cannot read answers by pointing its own name here.
        :param longest: how many bytes a body may have, by the paths where that is not LONGEST_BODY.
        """
        self._app = app
        self._hosts = _LOOPBACK | {host.strip().lower() for host in hosts}
        self._longest = longest or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket":  # the page uses none
            await send({"type": "websocket.close"})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _guard(MutableHeaders(scope=message), scope["path"])
            await send(message)

        refused = self._refusal(scope)
        application = refusal(scope["path"], refused[1], refused[0]) if refused else self._app
        await application(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """The status and sentence with which a request is turned away, or None."""
        headers = Headers(scope=scope)
        if not self._is_known(headers.getlist("host"), scope):
            return 421, phrase("other_host")
        if _is_from_elsewhere(headers, scope):
            return 403, phrase("other_site")
        if len(scope["headers"]) > _MOST_HEADERS:
            return 431, phrase("many_headers", most=_MOST_HEADERS)
        if ".." in scope["path"] or "\0" in scope["path"]:
            return 404, phrase("closed_path")
        return self._unread(headers, scope["path"])

    def _is_known(self, hosts: list[str], scope: Scope) -> bool:
        found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if found is None:
            return False
        reached = (scope.get("server") or ("",))[0]
        named = found[1].lower()
        return named in self._hosts or named.strip("[]") == reached

    def _unread(self, headers: Headers, path: str) -> tuple[int, str] | None:
        """The refusal of a body that is too long or does not say how long it is; None when it can be read."""
        longest = self._longest.get(path, LONGEST_BODY)
        if "transfer-encoding" in headers:
            return 411, phrase("body_length")
        if int(headers.get("content-length", "0")) > longest:
            return 413, phrase("long_body", megabytes=longest // 1024**2)
        return None


def _is_from_elsewhere(headers: Headers, scope: Scope) -> bool:
    """Whether another site makes a browser send a request. Programs say nothing of sites."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if origin is not None and origin.partition("://")[2] != headers["host"]:
        return True
    if site in ("none", "same-origin"):
        return False
    is_link = scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"
    asks = b"question=" in scope["query_string"]  # in the name of whoever follows the link
    return asks or not (is_link and _LINKED.fullmatch(scope["path"]))


def _guard(headers: MutableHeaders, path: str) -> None:
    """Add what a response does not say already."""
    headers.setdefault("content-security-policy", APP_POLICY if path == "/" else _NO_PAGE_POLICY)
    if _WITH_FORMS.fullmatch(path):
        headers.setdefault("referrer-policy", "same-origin")
    if not path.startswith(_KEPT):
        headers.setdefault("cache-control", "no-store")
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
