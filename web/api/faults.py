"""What an endpoint answers when it cannot do what was asked: one sentence, never a traceback."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from answer.phrases import phrase
from index.errors import Busy, NotAllowed, QuestionError, VerbatimError
from web.access.refusal import is_openai, refusal

_ALL_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
_AGAIN_SECONDS = 5
"""When a busy app may be asked again: what waited has then been answered several times over."""
_LONGEST_PATH = 80
"""How many characters of an address are repeated: more says nothing, and anybody may send any."""


def status_of(error: VerbatimError) -> int:
    """The status of an error: 400 when the question is at fault, 403 who asks it, 503 the index or its model."""
    return 400 if isinstance(error, QuestionError) else 403 if isinstance(error, NotAllowed) else 503


def handle_faults(app: FastAPI) -> None:
    """Make the application answer in one sentence, whatever is wrong with a request or inside.

    :param app: the application, to which all its other routes of programs were added before.
    """

    @app.exception_handler(VerbatimError)
    def tell(request: Request, error: VerbatimError) -> JSONResponse:
        again = {"retry-after": str(_AGAIN_SECONDS)} if isinstance(error, Busy) else None
        return refusal(request.url.path, str(error), status_of(error), again)

    @app.exception_handler(RequestValidationError)
    def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
        # OpenAI's own service answers 400 where FastAPI would answer 422, and its clients tell them apart.
        return refusal(request.url.path, _sentence(error.errors()), 400 if is_openai(request.url.path) else 422)

    @app.exception_handler(HTTPException)
    def turn_down(request: Request, error: HTTPException) -> JSONResponse:
        # FastAPI says so of JSON that is nested more deeply than it can read.
        sentence = phrase("unread_body") if error.status_code == 400 else str(error.detail)
        return refusal(request.url.path, sentence, error.status_code, error.headers)

    @app.exception_handler(Exception)
    def fail(request: Request, _error: Exception) -> JSONResponse:
        return refusal(request.url.path, phrase("fault"), 500)

    # Before the page, which would answer for every address that nothing else answers for.
    @app.api_route("/api/{rest:path}", methods=_ALL_METHODS, include_in_schema=False)
    @app.api_route("/v1/{rest:path}", methods=_ALL_METHODS, include_in_schema=False)
    def nothing(request: Request) -> JSONResponse:
        asked = f"{request.method} {request.url.path[:_LONGEST_PATH]}"
        return refusal(request.url.path, phrase("no_endpoint", asked=asked), 404)


def _sentence(faults: Sequence[Any]) -> str:
    """What is wrong with the first value that is wrong."""
    first = faults[0]
    if first["type"] == "json_invalid":
        return phrase("no_json", reason=first["ctx"]["error"])
    place = ".".join(str(part) for part in first["loc"][1:]) or phrase("body")
    return f"{place}: {first['msg']}."
