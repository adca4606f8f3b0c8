"""The assistant as a model for programs that speak to OpenAI's chat API. Knows HTTP and no Gradio."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from answer.ask import check_question
from answer.records import Answer
from index.errors import VerbatimError
from web.answering import Ask
from web.background_index import BackgroundIndex
from web.chat_messages import (
    MODEL,
    ChatRequest,
    chunk,
    chunks,
    completion,
    model_card,
    new_reply,
    read_messages,
)
from web.event_stream import event, in_background, stream
from web.responding import explain, openai_error, status_of

_EXAMPLE = {"role": "user", "content": "What did Idemia say about real-time use?"}
_Wanted = Annotated[ChatRequest, Body(examples=[{"model": MODEL, "messages": [_EXAMPLE]}])]
_Model = Annotated[str, Path(examples=[MODEL])]
_DONE = "data: [DONE]\n\n"
_LONGEST_BODY = 4 * 1024 * 1024


class _Measured(APIRoute):
    """A route that reads no body before it knows that its length can be borne."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def measured(request: Request) -> Response:
            return _unread(request) or await handle(request)

        return measured


def chat_endpoints(index: BackgroundIndex, ask: Ask) -> APIRouter:
    """Make the routes.

    :param index: the index that they serve.
    :param ask: answers a question.
    :return: a router for the app.
    """
    router = APIRouter(route_class=_Measured)

    @router.get("/v1/models", summary="List the models")
    def models() -> JSONResponse:
        """The assistant, as the only model."""
        return JSONResponse({"object": "list", "data": [model_card()]})

    @router.get("/v1/models/{model}", summary="Describe a model")
    def model(model: _Model) -> JSONResponse:
        """The assistant as a model."""
        return JSONResponse(model_card()) if model == MODEL else _unknown(model)

    @router.post("/v1/chat/completions", summary="Ask in a conversation, as OpenAI's clients do")
    def complete(wanted: _Wanted, request: Request) -> Response:
        """The last message of the user is the question, the ones before it are its history.

        The reply quotes, with numbered sources; its message also has citations, nearest and refused. With stream, it
        comes in chunks.
        """
        if wanted.model != MODEL:
            return _unknown(wanted.model)
        try:
            return _complete(wanted, str(request.base_url))
        except VerbatimError as error:
            return JSONResponse(openai_error(str(error), status_of(error)), status_of(error))

    def _complete(wanted: ChatRequest, base: str) -> Response:
        question, turns = read_messages(wanted.messages)
        check_question(question)
        retriever = index.retriever()
        if wanted.stream:
            return stream(_chunks(lambda: ask(retriever, question, turns), base))
        return JSONResponse(completion(ask(retriever, question, turns), base))

    return router


def _chunks(work: Callable[[], Answer], base: str) -> Iterator[str]:
    reply = new_reply()
    yield event(chunk(reply, {"role": "assistant", "content": ""}))
    working = yield from in_background(work)
    if fault := working.exception():
        yield event(openai_error(explain(fault), 500))
        return
    yield from map(event, chunks(working.result(), base, reply))
    yield _DONE


def _unread(request: Request) -> Response | None:
    """The refusal of a body that is too long or does not say how long it is; None when it can be read."""
    length = request.headers.get("content-length")
    if request.method != "POST" or (length is not None and int(length) <= _LONGEST_BODY):
        return None
    message = f"A conversation may have {_LONGEST_BODY // 1024**2} megabytes, and its length must be sent with it."
    status = 411 if length is None else 413
    return JSONResponse(openai_error(message, status), status)


def _unknown(model: str) -> JSONResponse:
    message = f"There is no model “{model[:40]}”; the only one is “{MODEL}”."
    return JSONResponse(openai_error(message, 404, "model_not_found"), 404)
