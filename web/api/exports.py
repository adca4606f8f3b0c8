"""Kept answers and conversations as files."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from answer.phrases import phrase
from index.conversations import Conversations
from index.kept import KeptTurn
from web.access.audit import Deed, record
from web.api.conversations import missing_kept
from web.api.docs import described
from web.api.export_formats import FORMATS
from web.api.originals import attachment
from web.background_index import BackgroundIndex
from web.exports.collect import collect
from web.keeping import exchange_of, readable_conversation, readable_turn

_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}}}
_Id = Annotated[str, Path(description=phrase("api_answer_id"))]
_Name = Annotated[str, Path(description=phrase("api_export_format"), examples=["markdown"])]


def export_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, conversations = APIRouter(), index.conversations

    @router.get("/answers/{id}/export/{format}", response_class=Response, responses=_FILE, **described("export"))
    def answer(request: Request, id: _Id, format: _Name) -> Response:
        found = readable_turn(conversations, id)
        return _export(index, [found[0]] if found else [], format, str(request.base_url))

    @router.get("/conversations/{id}/export/{format}", include_in_schema=False)
    def conversation(request: Request, id: str, format: str) -> Response:
        return _export(index, _turns(conversations, id), format, str(request.base_url))

    return router


def _turns(conversations: Conversations, id: str) -> list[KeptTurn]:
    return conversations.turns(id) if readable_conversation(conversations, id) else []


def _export(index: BackgroundIndex, turns: Sequence[KeptTurn], format: str, base: str) -> Response:
    if not turns:
        return missing_kept("no_such_answer")
    if format not in FORMATS:
        return missing_kept("no_such_format", format=format, known=", ".join(FORMATS))
    title = turns[0].question
    record(index.settings, Deed.EXPORTED, f"{format} of /answers/{turns[0].id}", words=title)
    kept = [(exchange_of(turn), turn.asked) for turn in turns]
    chosen = FORMATS[format]
    made = chosen.make(collect(index.snapshot(), base.rstrip("/"), kept))
    headers = {"content-disposition": attachment(title[:60] + chosen.suffix)}
    return Response(made, media_type=chosen.media_type, headers=headers)
