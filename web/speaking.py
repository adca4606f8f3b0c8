"""In which language a reader is spoken to: the one they chose, else that which their browser asks for and we have."""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from text.spoken import ENGLISH, LANGUAGES, SPOKEN

COOKIE = "language"
"""The cookie that keeps what a reader chose."""
_MOST_ASKED = 20
"""Of the languages that a browser asks for: more than anybody speaks."""


class Speaking:
    """Finds out in which language each request is answered."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["language"] = wanted_language(Headers(scope=scope))
        before = SPOKEN.set(scope["language"])
        try:
            await self._app(scope, receive, send)
        finally:
            SPOKEN.reset(before)


def wanted_language(headers: Headers) -> str:
    """The language that a request is answered in. Programs that ask for none are spoken to in English."""
    chosen = _chosen(headers.get("cookie", ""))
    asked = [_asked(part) for part in headers.get("accept-language", "").split(",")[:_MOST_ASKED]]
    known = [(weight, code) for code, weight in asked if code in LANGUAGES and weight > 0]
    # Of two that are wanted as much, the one that is named first.
    return chosen or max(known, key=lambda one: one[0], default=(0.0, ENGLISH))[1]


def _chosen(cookies: str) -> str | None:
    try:
        cookie = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return cookie.value if cookie and cookie.value in LANGUAGES else None


def _asked(part: str) -> tuple[str, float]:
    """A language without its country, and how much it is wanted: ("de", 0.8) of "de-AT;q=0.8"."""
    name, _, weight = part.partition(";")
    code = name.strip().partition("-")[0].lower()
    try:
        return code, float(weight.partition("=")[2] or 1)
    except ValueError:
        return code, 0.0
