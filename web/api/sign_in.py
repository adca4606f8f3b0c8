"""Signing in and out in the browser, and the record of who did what; these pages need no script."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from answer.phrases import in_english, phrase
from index.settings import Settings
from web.access.accounts import Account, Accounts
from web.access.acting import acting, require_editor
from web.access.audit import Deed, entries, record
from web.access.door import Door, Outcome
from web.access.gate import COOKIE, session_secret
from web.access.sessions import LONGEST_HOURS, Sessions
from web.api.forms import form_fields, form_page
from web.html.render import render

_MOST_SHOWN = 1_000
"""How many lines of the record a page shows: more make it slow, and are in the file."""


def sign_in_endpoints(settings: Settings, accounts: Accounts, sessions: Sessions) -> APIRouter:
    """Make the routes.

    :param settings: name the index, whose record is kept.
    :param accounts: who may sign in.
    :param sessions: where it is known who has.
    :return: the routes.
    """
    router, door = APIRouter(include_in_schema=False), Door(accounts)

    @router.get("/login")
    def ask(next: str = "/") -> Response:
        return _page("login", title=phrase("sign_in"), next=next, problem=None)

    @router.post("/login")
    async def sign_in(request: Request) -> Response:
        given = await form_fields(request)
        name, wanted = given.get("name", ""), given.get("next", "/")
        outcome = await door.sign_in(name, given.get("password", ""), acting().address)
        if outcome.account is None:
            record(settings, Deed.FAILED, name)
            return _refused(outcome, wanted)
        record(settings, Deed.SIGNED_IN, who=name)
        return _let_in(request, sessions, outcome.account, wanted)

    @router.post("/logout")
    def sign_out(request: Request) -> Response:
        if acting().is_known:
            record(settings, Deed.SIGNED_OUT)
        sessions.end(session_secret(request.headers))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE)
        return response

    @router.get("/audit")
    def audit() -> Response:
        require_editor()
        record(settings, Deed.OPENED, in_english("audit"))
        shown = [entry for entry, _ in zip(entries(settings), range(_MOST_SHOWN), strict=False)]
        return _page("audit", title=phrase("audit"), entries=shown, setting=settings.audit)

    return router


def own_path(path: str) -> str:
    """A path of this server to go to; where it leads elsewhere, the first page."""
    is_own = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable()
    return path if is_own else "/"


def _let_in(request: Request, sessions: Sessions, account: Account, wanted: str) -> Response:
    sessions.end(session_secret(request.headers))
    response = RedirectResponse(own_path(wanted), 303)
    response.set_cookie(
        COOKIE,
        sessions.begin(account),
        max_age=LONGEST_HOURS * 3600,
        httponly=True,
        samesite="lax",  # not strict: a permalink in a letter must find its reader signed in
        secure=request.url.scheme == "https",
    )
    return response


def _refused(outcome: Outcome, wanted: str) -> Response:
    if outcome.wait:
        problem = phrase("sign_in_wait", minutes=-(-outcome.wait // 60))
        response = _page("login", 429, title=phrase("sign_in"), next=wanted, problem=problem)
        response.headers["retry-after"] = str(outcome.wait)
        return response
    return _page("login", 403, title=phrase("sign_in"), next=wanted, problem=phrase("sign_in_wrong"))


def _page(template: str, status: int = 200, **values: object) -> Response:
    return form_page(render(template, **values), status)
