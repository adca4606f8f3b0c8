"""The assistant as a model for programs that speak to OpenAI's chat API."""

from collections.abc import Callable, Coroutine, Generator, Sequence
from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from answer.phrases import phrase
from web.api.docs import described
from web.api.events import COMMENT, LOOK_SECONDS, event, stream
from web.api.faults import openai_error
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
_LONGEST_BODY = 4 * 1024 * 1024
"""In bytes: more than a conversation that people have had, and no burden for the machine."""
_LONGEST_MODEL = 40
"""How many characters of a model's name are repeated."""


class _Measured(APIRoute):
    """A route that reads no body before it knows that its length can be borne."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def measured(request: Request) -> Response:
            return _unread(request) or await handle(request)

        return measured


def chat_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter(route_class=_Measured)
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
        work = prepare(index, question, turns, _READERS[wanted.model])
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


def _unread(request: Request) -> Response | None:
    """The refusal of a body that is too long or does not say how long it is; None when it can be read."""
    length = request.headers.get("content-length")
    if request.method != "POST" or (length is not None and int(length) <= _LONGEST_BODY):
        return None
    message = phrase("long_conversation", megabytes=_LONGEST_BODY // 1024**2)
    status = 411 if length is None else 413
    return JSONResponse(openai_error(message, status), status)


def _unknown(model: str, known: Sequence[str]) -> JSONResponse:
    message = phrase("no_language_model") if model == WRITING_MODEL else _no_model(model, known)
    return JSONResponse(openai_error(message, 404, "model_not_found"), 404)


def _no_model(model: str, known: Sequence[str]) -> str:
    shown, quoted = model[:_LONGEST_MODEL], [f"“{name}”" for name in known]
    if len(known) == 1:
        return phrase("no_other_model", model=shown, known=quoted[0])
    return phrase("no_such_model", model=shown, first=quoted[0], second=quoted[1])
