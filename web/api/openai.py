"""The assistant as a model for programs that speak to OpenAI's chat API."""

from collections.abc import Generator, Sequence
from contextlib import closing
from typing import Annotated

from fastapi import APIRouter, Body, Path, Request, Response
from fastapi.responses import JSONResponse

from answer.phrases import phrase, quoted
from web.access.refusal import openai_error
from web.api.docs import described
from web.api.events import COMMENT, LOOK_SECONDS, event, stream
from web.api.limits import read_limits
from web.api.markdown import written_pieces
from web.api.openai_messages import (
    MODEL,
    WRITING_MODEL,
    ChatRequest,
    chunk,
    completion,
    last_chunks,
    model_card,
    new_reply,
    read_messages,
)
from web.background_index import BackgroundIndex
from web.readers import Reader, model_in, prepare
from web.running import Work, explain, grow

_EXAMPLE = {"role": "user", "content": phrase("example_idemia")}
_Wanted = Annotated[ChatRequest, Body(examples=[{"model": MODEL, "messages": [_EXAMPLE]}])]
_Model = Annotated[str, Path(examples=[MODEL])]
_READERS: dict[str, Reader] = {MODEL: "quotes", WRITING_MODEL: "llm"}
_DONE = "data: [DONE]\n\n"
_LONGEST_MODEL = 40
"""How many characters of a model's name are repeated."""


def chat_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()
    known = (MODEL, WRITING_MODEL) if model_in(index.settings) else (MODEL,)

    @router.get("/v1/models", **described("models"))
    def models() -> JSONResponse:
        return JSONResponse({"object": "list", "data": [model_card(model) for model in known]})

    @router.get("/v1/models/{model}", **described("model"))
    def model(model: _Model) -> JSONResponse:
        return JSONResponse(model_card(model)) if model in known else _unknown(model, known)

    @router.post("/v1/chat/completions", **described("chat"))
    def complete(wanted: _Wanted, request: Request) -> Response:
        if wanted.model not in known:
            return _unknown(wanted.model, known)
        question, turns = read_messages(wanted.messages)
        within = read_limits(wanted.limits or {})
        work = prepare(index, question, turns, _READERS[wanted.model], within=within)
        if wanted.stream:
            return stream(_chunks(work, str(request.base_url), wanted))
        return JSONResponse(completion(work(), str(request.base_url), wanted.model))

    return router


def _chunks(work: Work, base: str, wanted: ChatRequest) -> Generator[str, None, None]:
    reply, sent = new_reply(wanted.model), list[str]()
    yield event(chunk(reply, {"role": "assistant", "content": ""}))
    yield COMMENT
    with closing(grow(work, LOOK_SECONDS)) as steps:
        for step in steps:
            if step.fault:
                yield event(openai_error(explain(step.fault), 500))
                return
            if step.answer and step.is_last:
                yield from map(event, last_chunks(reply, step.answer, sent, base, wanted.stream_options))
            else:
                new = written_pieces(step.answer)[len(sent) :] if step.answer else []
                yield from (event(chunk(reply, {"content": piece})) for piece in new) if new else [COMMENT]
                sent += new
    yield _DONE


def _unknown(model: str, known: Sequence[str]) -> JSONResponse:
    message = phrase("no_language_model") if model == WRITING_MODEL else _no_model(model, known)
    return JSONResponse(openai_error(message, 404, "model_not_found"), 404)


def _no_model(model: str, known: Sequence[str]) -> str:
    shown, names = model[:_LONGEST_MODEL], list(map(quoted, known))
    if len(known) == 1:
        return phrase("no_other_model", model=shown, known=names[0])
    return phrase("no_such_model", model=shown, first=names[0], second=names[1])
