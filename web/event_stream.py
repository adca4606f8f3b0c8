"""Server-sent events: how they are written, and how a stream stays open while an answer is worked out.

Knows no route and no event.
"""

import json
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, wait

from fastapi.responses import StreamingResponse

from web.threads import Result, in_thread

MEDIA_TYPE = "text/event-stream"
_KEEP_OPEN_SECONDS = 5.0
_COMMENT = ": searching\n\n"


def event(data: object, name: str | None = None) -> str:
    """An event as it is sent: its name, if it has one, and its data as one line of JSON."""
    named = f"event: {name}\n" if name else ""
    return f"{named}data: {json.dumps(data, ensure_ascii=False)}\n\n"


def stream(events: Iterator[str]) -> StreamingResponse:
    """The response that sends events as they come."""
    headers = {"cache-control": "no-cache", "x-accel-buffering": "no"}
    return StreamingResponse(events, media_type=MEDIA_TYPE, headers=headers)


def in_background(work: Callable[[], Result]) -> Generator[str, None, Future[Result]]:
    """Work in a thread of its own; whoever reads the stream gets a comment now and then, so that it stays open.

    :param work: what to do; it goes on by itself when the stream is closed.
    :return: the finished future, after the comments.
    """
    working = in_thread(work)
    yield _COMMENT
    while wait([working], _KEEP_OPEN_SECONDS).not_done:
        yield _COMMENT
    return working
