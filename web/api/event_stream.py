"""Server-sent events: how they are written, and how a stream of them ends when nobody listens any more.

Knows no route and no event.
"""

import json
from collections.abc import AsyncIterator, Generator

from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool

MEDIA_TYPE = "text/event-stream"
LOOK_SECONDS = 0.5
"""How soon it is noticed that a listener has gone; while there is no event, comments are sent as often."""
COMMENT = ": searching\n\n"


def event(data: object, name: str | None = None) -> str:
    """An event as it is sent: its name, if it has one, and its data as one line of JSON."""
    named = f"event: {name}\n" if name else ""
    return f"{named}data: {json.dumps(data, ensure_ascii=False)}\n\n"


def stream(events: Generator[str, None, None]) -> StreamingResponse:
    """The response that sends events as they come, and closes their generator when the listener goes."""
    headers = {"cache-control": "no-cache", "x-accel-buffering": "no"}
    return StreamingResponse(_closed_at_the_end(events), media_type=MEDIA_TYPE, headers=headers)


async def _closed_at_the_end(events: Generator[str, None, None]) -> AsyncIterator[str]:
    try:
        async for one in iterate_in_threadpool(events):
            yield one
    finally:
        events.close()
