"""Where a quotation is pinned into a dossier: a page for people, and an address for programs and the page's script."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Body, Depends
from fastapi.responses import JSONResponse, RedirectResponse, Response

from answer.phrases import phrase
from index.errors import QuestionError
from index.kept import KeptPin, Shelved
from text.spans import Span
from web.access.acting import acting
from web.access.audit import Deed, record
from web.api.docs import described
from web.api.forms import form_fields, form_page
from web.background_index import BackgroundIndex
from web.html.document import problem_page, read_offsets
from web.html.dossiers import pin_page
from web.html.kept import LONGEST_TITLE
from web.kept.owning import require_keeping
from web.kept.pins import chosen, note, pin, pinned_in, quotation


@dataclass(frozen=True, slots=True)
class PinRequest:
    """What a program pins: a stretch of a document, into the dossier of an id, a new one, or that changed last."""

    document_id: str
    start: int
    end: int
    dossier: str = ""
    title: str = ""
    note: str = ""


_Wanted = Annotated[PinRequest, Body(examples=[{"document_id": "0123456789abcdef", "start": 0, "end": 120}])]


def pin_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/pin", include_in_schema=False)
    def choose(document: str = "", start: str = "", end: str = "") -> Response:
        require_keeping(index.settings)
        try:
            cited = quotation(index, document, _span(start, end))
        except QuestionError as error:
            return _problem(error)
        record(index.settings, Deed.OPENED, f"{cited.title} ({cited.document_id})")
        return form_page(pin_page(cited, index.dossiers.listed(acting().name)))

    @router.post("/pin", include_in_schema=False)
    def pin_chosen(given: Annotated[dict[str, str], Depends(form_fields)]) -> Response:
        span = _span(given.get("start", ""), given.get("end", ""))
        places = given.get("document", ""), span.start, span.end
        wanted = PinRequest(*places, given.get("dossier", ""), given.get("title", ""), given.get("note", ""))
        try:
            dossier, made = _pin(index, wanted)
        except QuestionError as error:
            return _problem(error)
        return RedirectResponse(f"/dossiers/{dossier.id}#pin-{made.id}", 303)

    @router.post("/api/pins", **described("pin"))
    def pin_one(wanted: _Wanted) -> JSONResponse:
        dossier, made = _pin(index, wanted)
        told = phrase("pinned_into", title=dossier.title)
        return JSONResponse({"id": made.id, "dossier": dossier.id, "title": dossier.title, "told": told})

    return router


def _pin(index: BackgroundIndex, wanted: PinRequest) -> tuple[Shelved, KeptPin]:
    require_keeping(index.settings)
    cited = quotation(index, wanted.document_id, Span(wanted.start, wanted.end))
    record(index.settings, Deed.PINNED, f"{cited.title} ({cited.document_id})")
    dossier = chosen(index.dossiers, wanted.dossier, wanted.title.strip()[:LONGEST_TITLE])
    if dossier is None:
        raise QuestionError(phrase("no_such_dossier"))
    made = pin(index, dossier, cited)
    if wanted.note.strip():
        [pinned] = [each for each in pinned_in(index.dossiers, dossier.id) if each.pin.id == made.id]
        note(index.dossiers, pinned, "\n".join(filter(None, (made.note, wanted.note))))
    return dossier, made


def _span(start: str, end: str) -> Span:
    return read_offsets(start, end) or Span(0, 0)


def _problem(error: QuestionError) -> Response:
    return form_page(problem_page(phrase("cannot_be_done"), str(error)), 404)
