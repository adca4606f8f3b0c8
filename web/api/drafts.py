"""A whole draft checked: the page for people, whose report can be printed, and an address for programs.

A draft is nobody's but its author's: it is not kept, not recorded, and never on the disk.
"""

from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import PurePath
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Body, File, Form, Response, UploadFile
from fastapi.responses import JSONResponse

from answer.check.draft import Finding, check_draft
from answer.phrases import in_english, phrase
from index.errors import QuestionError, SourceError
from ingest.extract.process import ExtractionProcess
from ingest.records import Source, limits_in
from web.access.audit import Deed, record
from web.api.docs import described
from web.api.forms import form_page
from web.background_index import BackgroundIndex
from web.html.draft import draft_form, draft_page
from web.readers import in_turn

SUFFIXES = (".txt", ".md", ".docx")
"""The formats that drafts are read in."""
_MOST_SECONDS = 120
"""How long a draft is checked: the longest take half of that with little else to do."""
LONGEST_FORM = 1 << 20
"""In bytes, a draft with all that is sent around it: more of a file would be put on the disk while it is received."""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A draft that a program has checked."""

    text: str


_Wanted = Annotated[DraftRequest, Body(examples=[{"text": phrase("draft_example")}])]


def draft_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/drafts", include_in_schema=False)
    def form() -> Response:
        return form_page(draft_form())

    @router.post("/drafts", include_in_schema=False)
    def report(text: Annotated[str, Form()] = "", file: Annotated[UploadFile | None, File()] = None) -> Response:
        name = file.filename if file and file.filename else ""
        given = _read(index, name, file.file.read()) if file and name else text.replace("\r\n", "\n")
        return form_page(draft_page(given, _checked(index, given), name))

    @router.post("/api/draft", **described("draft"))
    def check(wanted: _Wanted) -> JSONResponse:
        return JSONResponse({"findings": [asdict(finding) for finding in _checked(index, wanted.text)]})

    return router


def _checked(index: BackgroundIndex, text: str) -> list[Finding]:
    if not text.strip():
        raise QuestionError(phrase("draft_empty"))
    record(index.settings, Deed.ASKED, in_english("draft_title"))
    end = monotonic() + _MOST_SECONDS

    def turn() -> AbstractContextManager[None]:
        if monotonic() > end:
            raise QuestionError(phrase("draft_slow", seconds=_MOST_SECONDS))
        return in_turn(index.settings)

    # Other people's questions are answered between any two checks.
    return check_draft(index.snapshot(), text, turn)


def _read(index: BackgroundIndex, name: str, content: bytes) -> str:
    """The text of a file, read as documents are: in a process of its own, within its limits."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise QuestionError(phrase("draft_format", name=name, known=", ".join(SUFFIXES)))
    try:
        with in_turn(index.settings), ExtractionProcess(limits_in(index.settings)) as extraction:
            return extraction.extract(Source(name, content, suffix)).text
    except SourceError as error:
        raise QuestionError(str(error)) from error
