"""How a request is turned down: one sentence, in the form that whoever sent it expects."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse

from answer.retold import retold

_OPENAI_PATHS = "/v1/"


def is_openai(path: str) -> bool:
    """Whether a path is one that OpenAI's clients ask."""
    return path.startswith(_OPENAI_PATHS)


def openai_error(message: str, status: int, code: str | None = None) -> dict[str, Any]:
    """An error in the form in which OpenAI's clients expect it."""
    kind = "server_error" if status >= 500 else "invalid_request_error"
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def refusal(path: str, message: str, status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The response that turns down a request to a path with a sentence."""
    message = retold(message)
    content = openai_error(message, status) if is_openai(path) else {"error": message}
    return JSONResponse(content, status, headers)
