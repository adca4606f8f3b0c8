"""Kept answers, conversations and dossiers as files."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from answer.phrases import phrase
from index.corpus import Corpus
from index.kept import KeptTurn
from web.access.audit import Deed, record
from web.api.docs import described
from web.api.export_formats import FORMATS
from web.api.originals import attachment
from web.api.shelves import missing_kept
from web.background_index import BackgroundIndex
from web.exports.collect import Section, collect_answers, collect_dossier
from web.kept.answers import exchange_of, readable_turn
from web.kept.owning import readable
from web.kept.pins import pinned_in
from web.readers import in_turn

_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}}}
_Id = Annotated[str, Path(description=phrase("api_answer_id"))]
_DossierId = Annotated[str, Path(description=phrase("api_dossier_id"))]
_Name = Annotated[str, Path(description=phrase("api_export_format"), examples=["markdown"])]


def export_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, conversations, dossiers = APIRouter(), index.conversations, index.dossiers

    @router.get("/answers/{id}/export/{format}", response_class=Response, responses=_FILE, **described("export"))
    def answer(request: Request, id: _Id, format: _Name) -> Response:
        found = readable_turn(conversations, id)
        return _export_turns(index, [found[0]] if found else [], format, base_of(request))

    @router.get("/conversations/{id}/export/{format}", include_in_schema=False)
    def conversation(request: Request, id: str, format: str) -> Response:
        turns = conversations.turns(id) if readable(conversations, id) else []
        return _export_turns(index, turns, format, base_of(request))

    @router.get(
        "/dossiers/{id}/export/{format}", response_class=Response, responses=_FILE, **described("export_dossier")
    )
    def dossier(request: Request, id: _DossierId, format: _Name) -> Response:
        kept = readable(dossiers, id)
        if kept is None:
            return missing_kept("no_such_dossier")
        pinned = pinned_in(dossiers, id)
        return _export(
            index,
            kept.title,
            f"/dossiers/{id}",
            format,
            lambda corpus: [collect_dossier(corpus, base_of(request), kept, pinned)],
        )

    return router


def base_of(request: Request) -> str:
    """The address of this server as who asks knows it, without a line at its end."""
    return str(request.base_url).rstrip("/")


def _export_turns(index: BackgroundIndex, turns: Sequence[KeptTurn], format: str, base: str) -> Response:
    if not turns:
        return missing_kept("no_such_answer")
    kept = [(exchange_of(turn), turn.asked) for turn in turns]
    first = turns[0]
    return _export(
        index, first.question, f"/answers/{first.id}", format, lambda corpus: collect_answers(corpus, base, kept)
    )


def _export(
    index: BackgroundIndex, title: str, address: str, format: str, collect: Callable[[Corpus], Sequence[Section]]
) -> Response:
    if format not in FORMATS:
        return missing_kept("no_such_format", format=format, known=", ".join(FORMATS))
    record(index.settings, Deed.EXPORTED, f"{format} of {address}", words=title)
    chosen = FORMATS[format]
    headers = {"content-disposition": attachment(title[:60] + chosen.suffix)}
    with in_turn(index.settings):  # some take seconds of a processor
        made = chosen.make(collect(index.snapshot()))
    return Response(made, media_type=chosen.media_type, headers=headers)
