"""Documents added by programs: pages by their addresses, or a text with what is said of it, looked at before or not."""

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body
from fastapi.responses import JSONResponse

from answer.phrases import phrase
from ingest.preview import Seen
from web.adding.addresses import add_addresses, fetched_pages, read_addresses
from web.adding.pasted import Pasted, add_pasted, pasted_source
from web.adding.preview import MOST_SEEN, PREVIEWS, Preview
from web.adding.queue import queued
from web.api.docs import described
from web.background_index import BackgroundIndex
from web.html.adding import FIRST_CHARACTERS


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What a program has added: pages at addresses, or a text, or what it has looked at before under an id."""

    addresses: list[str] | None = None
    text: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    preview: bool = False
    preview_id: str = ""


_Wanted = Annotated[AddRequest, Body(examples=[{"title": "A note", "text": phrase("draft_example")}])]


def adding_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.post("/api/documents", status_code=202, **described("add"))
    def add(wanted: _Wanted) -> JSONResponse:
        if wanted.preview:
            return JSONResponse(_as_json(_previewed(index, wanted)))
        if wanted.preview_id:
            job = PREVIEWS.add(index, wanted.preview_id)
        elif wanted.addresses is not None:
            job = add_addresses(index, read_addresses(index.settings, _lines(wanted)))
        else:
            job = add_pasted(index, _pasted(wanted))
        return JSONResponse(asdict(queued(job)), 202)

    return router


def _previewed(index: BackgroundIndex, wanted: AddRequest) -> Preview:
    if wanted.addresses is None:
        return PREVIEWS.make(index, lambda: [pasted_source(_pasted(wanted))])
    addresses = read_addresses(index.settings, _lines(wanted), MOST_SEEN)
    return PREVIEWS.make(index, lambda: fetched_pages(addresses, index.closing.is_set))


def _lines(wanted: AddRequest) -> str:
    return "\n".join(wanted.addresses or ())


def _pasted(wanted: AddRequest) -> Pasted:
    return Pasted(wanted.text, wanted.title, wanted.publisher, wanted.published)


def _as_json(preview: Preview) -> dict[str, Any]:
    return {"preview_id": preview.id, "documents": len(preview.sources), "seen": list(map(_seen_as_json, preview.seen))}


def _seen_as_json(seen: Seen) -> dict[str, Any]:
    document = seen.document
    if document is None:
        return {"path": seen.path, "fault": seen.fault}
    names = ("title", "publisher", "authors", "published", "updated", "url", "language")
    return {
        "path": seen.path,
        **{name: getattr(document, name) for name in names},
        "characters": len(document.text),
        "passages": seen.passages,
        "statements": seen.statements,
        "warnings": list(seen.warnings),
        "begins": document.text[:FIRST_CHARACTERS],
    }
