"""The way to another language: a link of every page, which comes back to that page."""

import re
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from text.spoken import LANGUAGES
from web.speaking import COOKIE

_YEAR = 365 * 24 * 3600
"""In seconds: browsers keep no cookie much longer."""
_PAGES = re.compile(
    r"/|/(login|docs|audit|pin|drafts|matrix|feedback)|/documents/[^/]+(/pages/\d+)?|/answers/[^/]+"
    r"|/(conversations|dossiers|collections|watches)(/[^/]+)?|/speakers(/.+)?"
)
"""What can be opened again as it was; from a page that answers a form one comes to the first."""


def language_endpoints() -> APIRouter:
    """The routes of the choice."""
    router = APIRouter(include_in_schema=False)

    @router.get("/language/{code}")
    def choose(request: Request, code: str) -> RedirectResponse:
        back = RedirectResponse(page_before(request), 303)
        if code in LANGUAGES:
            is_https = request.url.scheme == "https"
            back.set_cookie(COOKIE, code, max_age=_YEAR, httponly=True, samesite="lax", secure=is_https)
        return back

    return router


def page_before(request: Request) -> str:
    """The page of this server from which a request was sent; the first where that is not told."""
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc != request.headers.get("host") or not _PAGES.fullmatch(came.path):
        return "/"
    return came.path + (f"?{came.query}" if came.query else "")
