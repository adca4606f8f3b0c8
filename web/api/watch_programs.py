"""Watches for programs: listed, begun, read and changed, as on their pages."""

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path
from fastapi.responses import JSONResponse

from answer.phrases import in_english, phrase
from index.kept import StandingQuestion, WatchedSource
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.watch_acts import WatchRequest, begin, change_question, change_source, own_watch
from web.api.watches import MOST_SHOWN, findings, told_source
from web.background_index import BackgroundIndex
from web.kept.owning import is_own, readable


@dataclass(frozen=True, slots=True)
class WatchChange:
    """What is done with a watch: the `act`, and for "rename" a title, for "seen" up to which number."""

    act: str
    title: str = ""
    number: int = 0


_FOR_READERS = ("id", "kind", "title", "is_paused", "looked", "documents", "failed")
_Wanted = Annotated[WatchRequest, Body(examples=[{"speaker": "Idemia", "words": "cameras"}])]
_Change = Annotated[WatchChange, Body(examples=[{"act": "seen", "number": 3}])]
_Id = Annotated[str, Path(description=phrase("api_watch_id"))]


def watch_program_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, watches = APIRouter(), index.watches

    @router.get("/api/watches", **described("watches"))
    def listed() -> JSONResponse:
        record_list(index.settings, in_english("watches"), {})
        questions = [_shown(watches.standing(each)) for each in watches.listed(acting().name)]
        return JSONResponse({"questions": questions, "sources": list(map(_told, watches.sources()))})

    @router.post("/api/watches", **described("watch"))
    def begin_one(wanted: _Wanted) -> JSONResponse:
        return JSONResponse({"id": begin(index, wanted)})

    @router.get("/api/watches/{id}", **described("read_watch"))
    def one(id: _Id) -> JSONResponse:
        kept, source = readable(watches, id), watches.source(id)
        if kept is None and source is None:
            return _missing()
        record(index.settings, Deed.OPENED, f"/watches/{id}", words=kept.title if kept else "")
        if kept:
            return JSONResponse(_with_found(index, watches.standing(kept)))
        faults = {"faults": watches.entry_faults(id, MOST_SHOWN)} if acting().may_edit else {}
        return JSONResponse(_told(source) | faults if source else {})

    @router.post("/api/watches/{id}", **described("change_watch"))
    def change_one(id: _Id, wanted: _Change) -> JSONResponse:
        kept, source = own_watch(index, id), watches.source(id)
        if kept:
            change_question(index, kept, {"act": wanted.act, "title": wanted.title, "number": str(wanted.number)})
        elif source:
            change_source(index, source, wanted.act)
        else:
            return _missing()
        return JSONResponse({"id": id})

    return router


def _told(source: WatchedSource) -> dict[str, Any]:
    """A folder or feed as programs get it; those of readers without what only editors may know."""
    told = asdict(told_source(source))
    return told if acting().may_edit else {name: told[name] for name in _FOR_READERS}


def _shown(kept: StandingQuestion) -> dict[str, Any]:
    """A question as programs get it; the address of its feed is for its owner alone."""
    feed = f"/watches/{kept.feed}.atom" if kept.feed and is_own(kept) else None
    return asdict(kept) | {"feed": feed}


def _with_found(index: BackgroundIndex, kept: StandingQuestion) -> dict[str, Any]:
    found = [
        {"number": each.number, "found": each.found, "is_new": each.is_new, "citation": cited and asdict(cited)}
        for each, cited in findings(index, kept, MOST_SHOWN)
    ]
    return _shown(kept) | {"findings": found}


def _missing() -> JSONResponse:
    return JSONResponse({"error": phrase("no_such_watch")}, 404)
