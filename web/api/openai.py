"""The assistant as a model for programs that speak to OpenAI's chat API. Knows HTTP and no Gradio."""

from collections.abc import Callable, Coroutine, Generator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute

from answer.ask import check_question
from answer.phrases import phrase
from index.errors import VerbatimError
from web.api.event_stream import COMMENT, LOOK_SECONDS, event, stream
from web.api.faults import explain, openai_error, status_of
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
    usage_chunk,
)
from web.background_index import BackgroundIndex
from web.readers import Reader, Readers, quiet
from web.running import Work, growing

_EXAMPLE = {"role": "user", "content": "What did Idemia say about real-time use?"}
_Wanted = Annotated[ChatRequest, Body(examples=[{"model": MODEL, "messages": [_EXAMPLE]}])]
_Model = Annotated[str, Path(examples=[MODEL])]
_READERS: dict[str, Reader] = {MODEL: "quotes", WRITING_MODEL: "llm"}
_DONE = "data: [DONE]\n\n"
_LONGEST_BODY = 4 * 1024 * 1024


class _Measured(APIRoute):
    """A route that reads no body before it knows that its length can be borne."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def measured(request: Request) -> Response:
            return _unread(request) or await handle(request)

        return measured


def chat_endpoints(index: BackgroundIndex, readers: Readers) -> APIRouter:
    """Make the routes.

    :param index: the index that they serve.
    :param readers: who may answer.
    :return: a router for the app.
    """
    router = APIRouter(route_class=_Measured)
    known = (MODEL, WRITING_MODEL) if readers.writer else (MODEL,)

    @router.get("/v1/models", summary="List the models")
    def models() -> JSONResponse:
        """The assistant as a model, and as a second one where a language model may write its answers."""
        return JSONResponse({"object": "list", "data": [model_card(model) for model in known]})

    @router.get("/v1/models/{model}", summary="Describe a model")
    def model(model: _Model) -> JSONResponse:
        """The assistant as a model."""
        return JSONResponse(model_card(model)) if model in known else _unknown(model, known)

    @router.post("/v1/chat/completions", summary="Ask in a conversation, as OpenAI's clients do")
    def complete(wanted: _Wanted, request: Request) -> Response:
        """The last message of the user is the question, the ones before it are its history.

        The reply quotes, or has the sentences of a language model that the sources bear out, with numbered sources; its
        message also has citations, nearest, withheld and refused. With stream, it comes in chunks.
        """
        if wanted.model not in known:
            return _unknown(wanted.model, known)
        try:
            return _complete(wanted, str(request.base_url))
        except VerbatimError as error:
            return JSONResponse(openai_error(str(error), status_of(error)), status_of(error))

    def _complete(wanted: ChatRequest, base: str) -> Response:
        question, turns = read_messages(wanted.messages)
        check_question(question)
        read, corpus = readers.reading(_READERS[wanted.model]), index.snapshot()
        if wanted.stream:
            return stream(_chunks(lambda tell, stop: read(corpus, question, turns, tell, stop), base, wanted))
        return JSONResponse(completion(read(corpus, question, turns, *quiet()), base, wanted.model))

    return router


def _chunks(work: Work, base: str, wanted: ChatRequest) -> Generator[str, None, None]:
    reply, sent = new_reply(wanted.model), list[str]()
    yield event(chunk(reply, {"role": "assistant", "content": ""}))
    with growing(work) as answering:
        yield COMMENT
        for found in answering.parts(LOOK_SECONDS):
            new = written_pieces(found)[len(sent) :] if found else []
            yield from (event(chunk(reply, {"content": piece})) for piece in new) if new else [COMMENT]
            sent += new
        if fault := answering.whole.exception():
            yield event(openai_error(explain(fault), 500))
            return
        answer = answering.whole.result()
    yield from map(event, last_chunks(reply, answer, sent, base))
    if wanted.stream_options and wanted.stream_options.include_usage:
        yield event(usage_chunk(reply, answer))
    yield _DONE


def _unread(request: Request) -> Response | None:
    """The refusal of a body that is too long or does not say how long it is; None when it can be read."""
    length = request.headers.get("content-length")
    if request.method != "POST" or (length is not None and int(length) <= _LONGEST_BODY):
        return None
    message = f"A conversation may have {_LONGEST_BODY // 1024**2} megabytes, and its length must be sent with it."
    status = 411 if length is None else 413
    return JSONResponse(openai_error(message, status), status)


def _unknown(model: str, known: Sequence[str]) -> JSONResponse:
    there = "there are" if len(known) > 1 else "the only one is"
    message = f"There is no model “{model[:40]}”; {there} {' and '.join(f'“{one}”' for one in known)}."
    if model == WRITING_MODEL:
        message = phrase("no_language_model")
    return JSONResponse(openai_error(message, 404, "model_not_found"), 404)
