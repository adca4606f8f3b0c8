"""Conversations that are kept: their list, and each of them to be read, renamed, shared and deleted."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, JSONResponse, Response

from answer.phrases import in_english, phrase
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.export_formats import NAMES
from web.api.forms import form_fields, form_page
from web.api.shelves import change, missing_kept, removed_just_now
from web.background_index import BackgroundIndex
from web.html.answer import turns_html
from web.html.kept import conversation_page, shelf_page
from web.kept.answers import exchanges_of
from web.kept.feedback import offered
from web.kept.owning import is_own, own, readable
from web.later import keep_wiping

_Words = Annotated[str, Query(description=phrase("api_words"), examples=["Idemia"])]


def conversation_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, conversations = APIRouter(), index.conversations
    keep_wiping(conversations.wipe_removed)

    @router.get("/conversations", include_in_schema=False)
    def conversation_list(words: str = "", removed: str = "") -> Response:
        record_list(index.settings, in_english("conversations"), {"words": words})
        found, undo = conversations.listed(acting().name, words), removed_just_now(conversations, removed)
        return form_page(shelf_page("conversations", found, words, undo, may_share=bool(acting().name)))

    @router.get("/conversations/{id}", include_in_schema=False)
    def conversation(id: str) -> Response:
        kept = readable(conversations, id)
        if kept is None:
            return missing_kept("no_such_conversation")
        record(index.settings, Deed.OPENED, f"/conversations/{id}", words=kept.title)
        exchanges = exchanges_of(conversations, id)
        return form_page(conversation_page(kept, exchanges, is_own=is_own(kept), formats=NAMES))

    @router.get("/conversations/{id}/turns", include_in_schema=False)
    def turns(id: str, after: int, until: int) -> Response:
        kept = own(conversations, id)
        if kept is None:
            return missing_kept("no_such_conversation")
        record(index.settings, Deed.OPENED, f"/conversations/{id}", words=kept.title)
        wanted = tuple(each for each in exchanges_of(conversations, id) if after < each.number <= until)
        return HTMLResponse(turns_html(wanted, offered(index, wanted)))

    @router.post("/conversations/{id}", include_in_schema=False)
    def change_one(id: str, given: Annotated[dict[str, str], Depends(form_fields)]) -> Response:
        kept = own(conversations, id)
        if kept is None:
            return missing_kept("no_such_conversation")
        return change(index.settings, conversations, kept, "/conversations", given)

    @router.get("/api/conversations", **described("conversations"))
    def kept_conversations(words: _Words = "") -> JSONResponse:
        record_list(index.settings, in_english("conversations"), {"words": words})
        return JSONResponse([asdict(each) for each in conversations.listed(acting().name, words)])

    return router
