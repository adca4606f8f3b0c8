"""Conversations that are kept: their list, and each of them to be read, renamed, shared and deleted."""

import threading
from contextlib import suppress
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, RedirectResponse, Response

from answer.phrases import phrase
from index.conversations import Conversations
from index.errors import VerbatimError
from index.kept import Shelved
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.export_formats import NAMES
from web.api.forms import form_fields, form_page
from web.background_index import BackgroundIndex
from web.html.document import problem_page
from web.html.kept import LONGEST_TITLE, conversation_page, conversations_page
from web.keeping import exchanges_of, is_own, own_conversation, readable_conversation

_LOOK_SECONDS = 60
"""How long after its time something may still be on the disk."""
_DEEDS = {"share": Deed.SHARED, "unshare": Deed.UNSHARED, "remove": Deed.REMOVED}
_Words = Annotated[str, Query(description=phrase("api_words"), examples=["Idemia"])]


def conversation_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, conversations = APIRouter(), index.conversations
    keep_wiping(conversations)

    @router.get("/conversations", include_in_schema=False)
    def conversation_list(words: str = "", removed: str = "") -> Response:
        record_list(index.settings, phrase("conversations"), {"words": words})
        undo = own_conversation(conversations, removed) if removed else None
        found = conversations.listed(acting().name, words)
        shown = undo if undo and undo.is_removed else None
        return form_page(conversations_page(found, words, shown, may_share=bool(acting().name)))

    @router.get("/conversations/{id}", include_in_schema=False)
    def conversation(id: str) -> Response:
        kept = readable_conversation(conversations, id)
        if kept is None:
            return missing_kept("no_such_conversation")
        record(index.settings, Deed.OPENED, f"/conversations/{id}", words=kept.title)
        exchanges = exchanges_of(conversations, id)
        return form_page(conversation_page(kept, exchanges, is_own=is_own(kept), formats=NAMES))

    @router.post("/conversations/{id}", include_in_schema=False)
    def change(id: str, given: Annotated[dict[str, str], Depends(form_fields)]) -> Response:
        kept = own_conversation(conversations, id)
        if kept is None:
            return missing_kept("no_such_conversation")
        act = given.get("act", "")
        if act in _DEEDS:
            record(index.settings, _DEEDS[act], f"/conversations/{id}", words=kept.title)
        _change(conversations, kept, act, given.get("title", ""))
        return RedirectResponse(f"/conversations?removed={id}" if act == "remove" else "/conversations", 303)

    @router.get("/api/conversations", **described("conversations"))
    def kept_conversations(words: _Words = "") -> JSONResponse:
        record_list(index.settings, phrase("conversations"), {"words": words})
        return JSONResponse([asdict(each) for each in conversations.listed(acting().name, words)])

    return router


def keep_wiping(conversations: Conversations, seconds: float = 0) -> None:
    """Take what was deleted long ago off the disk: in a thread of its own, as long as there is something to take off.

    :param conversations: the conversations.
    :param seconds: when to begin.
    """

    def look() -> None:
        is_done = False
        with suppress(VerbatimError):  # whatever stands in the way, it is tried again
            is_done = conversations.wipe_removed()
        if not is_done:
            keep_wiping(conversations, _LOOK_SECONDS)

    later = threading.Timer(seconds, look)
    later.daemon = True
    later.start()


def _change(conversations: Conversations, kept: Shelved, act: str, title: str) -> None:
    match act:
        case "rename" if title.strip():
            conversations.rename(kept.id, title.strip()[:LONGEST_TITLE])
        case "share" | "unshare":
            conversations.share(kept.id, is_shared=act == "share")
        case "bring-back":
            conversations.bring_back(kept.id)
        case "remove":
            conversations.remove(kept.id)
            keep_wiping(conversations, _LOOK_SECONDS)


def missing_kept(what: str, **values: object) -> Response:
    """The page for what is not there, or not to be read; `what` is the phrase that says so, filled in with values."""
    return form_page(problem_page(phrase("conversations"), phrase(what, **values)), 404)
