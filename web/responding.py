"""What an endpoint answers when it cannot do what was asked. Knows HTTP and no route."""

from collections.abc import Callable

from fastapi import Response
from fastapi.responses import JSONResponse

from index.errors import QuestionError, VerbatimError


def respond(make: Callable[[], Response]) -> Response:
    """The response that is made, or why it could not be: 400 when the person can help it, 503 when not."""
    try:
        return make()
    except QuestionError as error:
        return JSONResponse({"error": str(error)}, 400)
    except VerbatimError as error:
        return JSONResponse({"error": str(error)}, 503)
