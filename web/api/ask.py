"""The JSON endpoints: whether the app is up, a question answered, a quotation checked."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from answer.check.render import checks_to_json
from answer.check.verdict import check_all
from answer.faults import faults_of
from answer.phrases import phrase
from answer.records import Turn
from answer.render import to_json
from answer.understand.history import read_history
from index.errors import IndexMissing, QuestionError, VerbatimError
from text.characters import whole_characters
from web.access.acting import acting
from web.access.audit import Deed, claim, record
from web.api.docs import described
from web.api.events import MEDIA_TYPE, answer_events, problem_event, stream
from web.api.faults import status_of
from web.api.limits import Limits
from web.background_index import BackgroundIndex
from web.readers import Reader, in_turn, prepare

_Question = Annotated[str, Query(description=phrase("api_question"), examples=[phrase("example_idemia")])]
_History = Annotated[str, Query(description=phrase("api_history"))]
_Reader = Annotated[Reader, Query(description=phrase("api_reader"))]
_AsTyped = Annotated[bool, Query(description=phrase("api_as_typed"))]
_Quotation = Annotated[str, Query(description=phrase("api_quotation"), examples=["used for real-time surveillance"])]
_Speaker = Annotated[str | None, Query(description=phrase("api_speaker"))]


def ask_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/health", **described("health"))
    def health() -> JSONResponse:
        return _health(index)

    @router.get("/api/ask", **described("ask"))
    def ask_question(
        within: Limits,
        question: _Question = "",
        history: _History = "",
        reader: _Reader = "quotes",
        as_typed: _AsTyped = False,
    ) -> JSONResponse:
        work = prepare(index, question, _turns(history), reader, as_typed=as_typed, within=within)
        return JSONResponse(to_json(work()))

    @router.get("/api/ask/stream", **described("stream"))
    def stream_answer(
        within: Limits,
        question: _Question = "",
        history: _History = "",
        reader: _Reader = "quotes",
        as_typed: _AsTyped = False,
    ) -> Response:
        try:
            work = prepare(index, question, _turns(history), reader, as_typed=as_typed, within=within)
            return stream(answer_events(work))
        except VerbatimError as error:
            return Response(problem_event(str(error)), status_of(error), media_type=MEDIA_TYPE)

    @router.get("/api/check", **described("check"))
    def check_quotation(text: _Quotation = "", speaker: _Speaker = None) -> JSONResponse:
        record(index.settings, Deed.ASKED, words=claim(text, speaker))
        with in_turn(index.settings):
            return JSONResponse(checks_to_json(check_all(index.snapshot(), text, speaker)))

    return router


def _turns(history: str) -> tuple[Turn, ...]:
    try:
        return read_history(whole_characters(json.loads(history))) if history else ()
    except (ValueError, RecursionError, QuestionError) as error:
        raise QuestionError(phrase("no_history")) from error


def _health(index: BackgroundIndex) -> JSONResponse:
    if not index.wait(0):
        return JSONResponse({"status": "starting"})
    if not acting().is_known:  # what the app holds is nobody else's business
        return JSONResponse({"status": "ok"})
    held: dict[str, Any] = {"documents": 0, "passages": 0, "generation": 0}
    try:
        corpus = index.snapshot()
        counts = corpus.store.counts()
        held = {"documents": counts.documents, "passages": counts.passages, "generation": corpus.generation}
        if faults := faults_of(corpus):
            return JSONResponse({"status": "degraded", "faults": faults, **held})
    except IndexMissing:
        pass
    except VerbatimError as error:
        return JSONResponse({"status": "failed", "error": str(error)}, 503)
    return JSONResponse({"status": "ok", **held})
