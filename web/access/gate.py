"""Lets in who has signed in or sends a token, once there are accounts; all else is closed."""

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from answer.phrases import phrase
from index.errors import SettingsError
from web.access.accounts import Account, Accounts
from web.access.acting import ACTING, STRANGER, Actor, Role
from web.access.refusal import refusal
from web.access.sessions import Sessions

COOKIE = "verbatim"
"""The cookie that holds the secret of a session."""
_UNLOCKED = frozenset({"/login", "/health", "/favicon.ico"})
_UNLOCKED_FOLDERS = ("/static/fonts/", "/language/")
_FEEDS = re.compile(r"/watches/[\w-]+\.atom", re.ASCII)
"""What only who knows the secret in it can name: feed readers sign in nowhere."""
_EDITORS_ONLY = frozenset({"/gradio_api/upload", "/gradio_api/upload_progress", "/audit"})


class Gate:
    """Finds out who sends each request, and turns down those who may not."""

    def __init__(self, app: ASGIApp, accounts: Accounts, sessions: Sessions, *, is_open: bool) -> None:
        """Stand before an application.

        :param app: the application.
        :param accounts: who may come in.
        :param sessions: who is signed in.
        :param is_open: whether all may come in while there is no account.
        """
        self._app, self._accounts, self._sessions, self._is_open = app, accounts, sessions, is_open

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            actor = self._actor(scope)
            refused = _refused(scope, actor)
        except SettingsError as error:
            actor, refused = STRANGER, refusal(scope["path"], str(error), 503)
        scope["actor"] = actor
        before = ACTING.set(actor)
        try:
            await (refused or self._app)(scope, receive, send)
        finally:
            ACTING.reset(before)

    def _actor(self, scope: Scope) -> Actor:
        address = scope["client"][0] if scope.get("client") else ""
        if not self._accounts.all():
            return Actor("", Role.EDITOR if self._is_open else Role.NONE, address)
        headers = Headers(scope=scope)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        secret = session_secret(headers)
        account: Account | None = None
        if scheme.lower() == "bearer":
            account = self._accounts.with_token(token.strip())
        elif secret:
            account = self._sessions.account(secret)
        return Actor(account.name, account.role, address) if account else Actor("", Role.NONE, address)


def session_secret(headers: Headers) -> str:
    """The secret of the session that a browser sends; empty where it sends none."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def _refused(scope: Scope, actor: Actor) -> Response | None:
    """How a request is turned down; None where it may go on."""
    path = scope["path"]
    if not actor.is_known and not _is_unlocked(path):
        return _unknown(scope)
    if path.rstrip("/") in _EDITORS_ONLY and not actor.may_edit:
        return refusal(path, phrase("editors_only"), 403)
    return None


def _is_unlocked(path: str) -> bool:
    return path in _UNLOCKED or path.startswith(_UNLOCKED_FOLDERS) or bool(_FEEDS.fullmatch(path))


def _unknown(scope: Scope) -> Response:
    """A person is shown where to sign in; a program is told what to send."""
    if scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", ""):
        query = scope["query_string"].decode("latin-1")
        wanted = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)
    return refusal(scope["path"], phrase("sign_in_first"), 401, {"www-authenticate": "Bearer"})
