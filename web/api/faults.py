"""What an endpoint answers when it cannot do what was asked: one sentence, never a traceback."""

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from answer.phrases import phrase
from index.errors import QuestionError, VerbatimError

_ALL_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
_OPENAI_PATHS = "/v1/"
_LONGEST_PATH = 80
"""How many characters of an address are repeated: more says nothing, and anybody may send any."""


def status_of(error: VerbatimError) -> int:
    """The status of an error: 400 when the question is at fault, 503 when the index or its model is."""
    return 400 if isinstance(error, QuestionError) else 503


def openai_error(message: str, status: int, code: str | None = None) -> dict[str, Any]:
    """An error in the form in which OpenAI's clients expect it."""
    kind = "server_error" if status >= 500 else "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def handle_faults(app: FastAPI) -> None:
    """Make the application answer in one sentence, whatever is wrong with a request or inside.

    :param app: the application, to which all its other routes of programs were added before.
    """

    @app.exception_handler(VerbatimError)
    def tell(request: Request, error: VerbatimError) -> JSONResponse:
        return _error_response(request, str(error), status_of(error))

    @app.exception_handler(RequestValidationError)
    def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
        # OpenAI's own service answers 400 where FastAPI would answer 422, and its clients tell them apart.
        return _error_response(request, _sentence(error.errors()), 400 if _is_openai(request) else 422)

    @app.exception_handler(Exception)
    def fail(request: Request, _error: Exception) -> JSONResponse:
        return _error_response(request, phrase("fault"), 500)

    # Before the page, which would answer for every address that nothing else answers for.
    @app.api_route("/api/{rest:path}", methods=_ALL_METHODS, include_in_schema=False)
    @app.api_route("/v1/{rest:path}", methods=_ALL_METHODS, include_in_schema=False)
    def nothing(request: Request) -> JSONResponse:
        asked = f"{request.method} {request.url.path[:_LONGEST_PATH]}"
        return _error_response(request, phrase("no_endpoint", asked=asked), 404)


def _is_openai(request: Request) -> bool:
    return request.url.path.startswith(_OPENAI_PATHS)


def _error_response(request: Request, message: str, status: int) -> JSONResponse:
    return JSONResponse(openai_error(message, status) if _is_openai(request) else {"error": message}, status)


def _sentence(faults: Sequence[Any]) -> str:
    """What is wrong with the first value that is wrong."""
    first = faults[0]
    if first["type"] == "json_invalid":
        return phrase("no_json", reason=first["ctx"]["error"])
    place = ".".join(str(part) for part in first["loc"][1:]) or phrase("body")
    return f"{place}: {first['msg']}."
