"""The JSON endpoints: whether the app is up, a question answered, a quotation checked. Knows HTTP and no Gradio."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from answer.check import check
from answer.records import Answer
from answer.render_check import check_to_json
from index.errors import IndexMissing, VerbatimError
from web.answering import Ask
from web.background_index import BackgroundIndex
from web.responding import respond

ToJson = Callable[[Answer], dict[str, Any]]


def json_endpoints(index: BackgroundIndex, ask: Ask, to_json: ToJson) -> APIRouter:
    """Make the routes.

    :param index: the index that they serve.
    :param ask: answers a question.
    :param to_json: an answer as the JSON of the contract.
    :return: a router for the app.
    """
    router = APIRouter()

    @router.get("/health")
    def health() -> JSONResponse:
        return _health(index)

    @router.get("/api/ask")
    def ask_question(question: str = "") -> Response:
        return respond(lambda: JSONResponse(to_json(ask(index.retriever(), question, ()))))

    @router.get("/api/check")
    def check_quotation(text: str = "", speaker: str | None = None) -> Response:
        return respond(lambda: JSONResponse(check_to_json(check(index.retriever(), text, speaker))))

    return router


def _health(index: BackgroundIndex) -> JSONResponse:
    if not index.wait(0):
        return JSONResponse({"status": "starting"})
    try:
        store = index.retriever().store
        counts, generation = store.counts(), store.generation
    except IndexMissing:
        return JSONResponse({"status": "ok", "documents": 0, "passages": 0, "generation": 0})
    except VerbatimError as error:
        return JSONResponse({"status": "failed", "error": str(error)}, 503)
    held = {"documents": counts.documents, "passages": counts.passages, "generation": generation}
    return JSONResponse({"status": "ok", **held})
