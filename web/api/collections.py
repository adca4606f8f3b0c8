"""Collections over HTTP: their pages, and what programs ask for and change."""

from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Body, Depends, Path
from fastapi.responses import JSONResponse, RedirectResponse, Response

from answer.phrases import in_english, phrase
from index.collections import Collection
from index.corpus import Corpus
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.adding.collections import assign, remove, rename, require_collection, take_out
from web.api.docs import described
from web.api.forms import form_fields, form_page
from web.api.shelves import missing_kept
from web.background_index import BackgroundIndex
from web.html.collections import collection_page, collections_page


@dataclass(frozen=True, slots=True)
class CollectionRequest:
    """What a program puts into a collection: documents by their ids; without any, it is only made."""

    name: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionChange:
    """What a program changes in a collection: its name, and which documents, by their ids, are taken out."""

    name: str = ""
    take_out: tuple[str, ...] = ()


_Given = Annotated[dict[str, str], Depends(form_fields)]
_Id = Annotated[str, Path(description=phrase("api_collection_id"))]
_SOME_IDS = ["0123456789abcdef"]
_Wanted = Annotated[CollectionRequest, Body(examples=[{"name": "Border technology", "documents": _SOME_IDS}])]
_Change = Annotated[CollectionChange, Body(examples=[{"name": "Borders", "take_out": _SOME_IDS}])]


def collection_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/collections", include_in_schema=False)
    def collection_list() -> Response:
        found = _listed(index)
        return form_page(collections_page(found, may_edit=acting().may_edit))

    @router.post("/collections", include_in_schema=False)
    def make(given: _Given) -> Response:
        return RedirectResponse(f"/collections/{assign(index, (), given.get('name', '')).id}", 303)

    @router.get("/collections/{id}", include_in_schema=False)
    def collection(id: str, words: str = "") -> Response:
        corpus = index.snapshot()
        kept = corpus.store.collections.find(id)
        return _page(index, corpus, kept, words) if kept else missing_kept("no_such_collection")

    @router.post("/collections/{id}", include_in_schema=False)
    def change_one(id: str, given: _Given) -> Response:
        if index.library().store.collections.find(id) is None:
            return missing_kept("no_such_collection")
        _change(index, id, given)
        query = urlencode({"words": given["words"]}) if given.get("words") else ""
        stays = given.get("act") in ("put-in", "take-out")
        return RedirectResponse(f"/collections/{id}?{query}" if stays else "/collections", 303)

    _add_interfaces(router, index)
    _add_changes(router, index)
    return router


def _add_interfaces(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what programs ask for."""

    @router.get("/api/collections", response_model=list[Collection], **described("collections"))
    def listed() -> JSONResponse:
        return JSONResponse([asdict(each) for each in _listed(index)])

    @router.post("/api/collections", **described("collect"))
    def collect(wanted: _Wanted) -> JSONResponse:
        return JSONResponse(asdict(assign(index, wanted.documents, wanted.name)))

    @router.get("/api/collections/{id}", **described("collection"))
    def one(id: _Id) -> JSONResponse:
        store = index.snapshot().store
        kept = store.collections.find(id)
        if kept is None:
            return _missing()
        _record_opened(index, kept)
        return JSONResponse(asdict(kept) | {"documents": sorted(store.collections.documents_in(id))})


def _add_changes(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what programs change."""

    @router.patch("/api/collections/{id}", **described("change_collection"))
    def change(id: _Id, wanted: _Change) -> JSONResponse:
        found = index.library().store.collections.find(id)
        if found is None:
            return _missing()
        if wanted.name:
            found = rename(index, id, wanted.name)
        if wanted.take_out:
            found = take_out(index, wanted.take_out, found.name)
        return JSONResponse(asdict(found))

    @router.delete("/api/collections/{id}", **described("remove_collection"))
    def delete(id: _Id) -> JSONResponse:
        if index.library().store.collections.find(id) is None:
            return _missing()
        remove(index, id)
        return JSONResponse({"removed": id})


def _change(index: BackgroundIndex, id: str, given: dict[str, str]) -> None:
    """Do with a collection what a form asks for; what is no such deed is not done."""
    name = require_collection(index.library().store.collections, id).name
    match given.get("act"):
        case "rename":
            rename(index, id, given.get("name", ""))
        case "remove":
            remove(index, id)
        case "put-in":
            assign(index, (given.get("document", ""),), name)
        case "take-out":
            take_out(index, (given.get("document", ""),), name)


def _listed(index: BackgroundIndex) -> list[Collection]:
    record_list(index.settings, in_english("collections"), {})
    corpus = index.snapshot()
    return corpus.store.collections.listed()


def _page(index: BackgroundIndex, corpus: Corpus, kept: Collection, words: str) -> Response:
    _record_opened(index, kept)
    ids, listed = corpus.store.collections.documents_in(kept.id), corpus.listed()
    inside, outside = ([one for one in listed if (one.id in ids) is is_in] for is_in in (True, False))
    return form_page(collection_page(kept, inside, outside, words, may_edit=acting().may_edit))


def _record_opened(index: BackgroundIndex, kept: Collection) -> None:
    record(index.settings, Deed.OPENED, in_english("collection_named", name=kept.name))


def _missing() -> JSONResponse:
    return JSONResponse({"error": phrase("no_such_collection")}, 404)
