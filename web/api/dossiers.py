"""Dossiers: their list, and each of them to be read, noted on, ordered, renamed, shared and deleted."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from fastapi.responses import JSONResponse, RedirectResponse, Response

from answer.phrases import in_english, phrase
from answer.quote.cite import is_exact
from index.dossiers import Dossiers
from index.kept import Shelved
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.export_formats import NAMES
from web.api.forms import form_fields, form_page
from web.api.shelves import change, missing_kept, removed_just_now
from web.background_index import BackgroundIndex
from web.html.dossiers import dossier_page
from web.html.kept import LONGEST_TITLE, shelf_page
from web.kept.owning import is_own, own, readable, require_keeping
from web.kept.pins import note, pinned_in
from web.later import LOOK_SECONDS, keep_wiping
from web.pinned import Pinned

_Given = Annotated[dict[str, str], Depends(form_fields)]
_Id = Annotated[str, Path(description=phrase("api_dossier_id"))]


def dossier_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, dossiers = APIRouter(), index.dossiers
    keep_wiping(dossiers.wipe_removed)

    @router.get("/dossiers", include_in_schema=False)
    def dossier_list(words: str = "", removed: str = "") -> Response:
        record_list(index.settings, in_english("dossiers"), {"words": words})
        found, undo = dossiers.listed(acting().name, words), removed_just_now(dossiers, removed)
        return form_page(shelf_page("dossiers", found, words, undo, may_share=bool(acting().name)))

    @router.post("/dossiers", include_in_schema=False)
    def begin(given: _Given) -> Response:
        require_keeping(index.settings)
        title = given.get("title", "").strip()[:LONGEST_TITLE] or phrase("first_dossier")
        return RedirectResponse(f"/dossiers/{dossiers.begin(acting().name, title)}", 303)

    @router.get("/dossiers/{id}", include_in_schema=False)
    def dossier(id: str, unpinned: str = "") -> Response:
        kept = readable(dossiers, id)
        return _page(index, kept, has_unpinned=bool(unpinned)) if kept else missing_kept("no_such_dossier")

    @router.post("/dossiers/{id}", include_in_schema=False)
    def change_one(id: str, given: _Given) -> Response:
        kept = own(dossiers, id)
        if kept is None:
            return missing_kept("no_such_dossier")
        if given.get("act") == "pin-back":
            dossiers.bring_pin_back(id)
            return RedirectResponse(f"/dossiers/{id}", 303)
        return change(index.settings, dossiers, kept, "/dossiers", given)

    _add_pins(router, index)
    _add_interfaces(router, index)
    return router


def _add_pins(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what is done with one quotation."""
    dossiers = index.dossiers

    @router.post("/dossiers/{id}/pins/{pin}", include_in_schema=False)
    def change_pin(id: str, pin: str, given: _Given) -> Response:
        kept = own(dossiers, id)
        if kept is None:
            return missing_kept("no_such_dossier")
        is_out = given.get("act") == "unpin"
        for each in pinned_in(dossiers, id):
            if each.pin.id == pin:  # else it was taken out meanwhile, as by a second click
                _change_pin(dossiers, each, given)
        return RedirectResponse(f"/dossiers/{id}" + ("?unpinned=1" if is_out else f"#pin-{pin}"), 303)


def _add_interfaces(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what programs ask for."""
    dossiers = index.dossiers

    @router.get("/api/dossiers", **described("dossiers"))
    def listed() -> JSONResponse:
        record_list(index.settings, in_english("dossiers"), {})
        return JSONResponse([asdict(each) for each in dossiers.listed(acting().name)])

    @router.get("/api/dossiers/{id}", **described("dossier"))
    def one(id: _Id) -> JSONResponse:
        kept = readable(dossiers, id)
        if kept is None:
            return JSONResponse({"error": phrase("no_such_dossier")}, 404)
        record(index.settings, Deed.OPENED, f"/dossiers/{id}", words=kept.title)
        pins = [
            {"id": each.pin.id, "note": each.pin.note, "citation": each.citation and asdict(each.citation)}
            for each in pinned_in(dossiers, id)
        ]
        return JSONResponse(asdict(kept) | {"pins": pins})


def _page(index: BackgroundIndex, kept: Shelved, *, has_unpinned: bool) -> Response:
    record(index.settings, Deed.OPENED, f"/dossiers/{kept.id}", words=kept.title)
    pinned, corpus = pinned_in(index.dossiers, kept.id), index.snapshot()
    changed = [each.pin.id for each in pinned if each.citation and not is_exact(corpus, each.citation)]
    is_mine = is_own(kept)
    return form_page(dossier_page(kept, pinned, changed, NAMES, is_own=is_mine, has_unpinned=is_mine and has_unpinned))


def _change_pin(dossiers: Dossiers, pinned: Pinned, given: dict[str, str]) -> None:
    """Do with a pin what a form asks for.

    What was typed as its note is kept whatever is done, but in the place of another that was noted since the form was
    shown only where that is asked for.
    """
    typed, shown = (given.get(name, "").replace("\r\n", "\n").strip() for name in ("note", "shown"))
    if given.get("act") == "note" or (typed != shown and shown == pinned.pin.note):
        note(dossiers, pinned, typed)
    match given.get("act"):
        case "up" | "down":
            dossiers.move(pinned.pin, -1 if given["act"] == "up" else 1)
        case "unpin":
            dossiers.unpin(pinned.pin)
            keep_wiping(dossiers.wipe_removed, LOOK_SECONDS)
