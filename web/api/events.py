"""Server-sent events: how they are written and sent, and an answer as events."""

import json
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import closing
from dataclasses import asdict

from fastapi.responses import StreamingResponse
from starlette.concurrency import iterate_in_threadpool

from answer.records import Answer, Sentence
from answer.render import to_json
from web.running import Work, explain, grow

MEDIA_TYPE = "text/event-stream"
LOOK_SECONDS = 0.5
"""How soon it is noticed that a listener has gone; while there is no event, comments are sent as often."""
COMMENT = ": searching\n\n"


def event(data: object, name: str | None = None) -> str:
    """An event as it is sent: its name, if it has one, and its data as one line of JSON."""
    named = f"event: {name}\n" if name else ""
    return f"{named}data: {json.dumps(data, ensure_ascii=False)}\n\n"


def problem_event(sentence: str) -> str:
    """The event that says why there is no answer."""
    return event({"error": sentence}, "error")


def stream(events: Generator[str, None, None]) -> StreamingResponse:
    """The response that sends events as they come, and closes their generator when the listener goes."""
    headers = {"cache-control": "no-cache", "x-accel-buffering": "no"}
    return StreamingResponse(_closed_at_the_end(events), media_type=MEDIA_TYPE, headers=headers)


async def _closed_at_the_end(events: Generator[str, None, None]) -> AsyncIterator[str]:
    try:
        async for sent in iterate_in_threadpool(events):
            yield sent
    finally:
        events.close()


def answer_events(work: Work) -> Generator[str, None, None]:
    """Work out an answer and tell of it as it grows. Yields events as they are sent, and comments while there are none.

    What the last event holds counts: where it does not begin with the sentences told before, its own are told, too.
    """
    told: tuple[Sentence, ...] = ()
    yield COMMENT
    with closing(grow(work, LOOK_SECONDS)) as steps:
        for step in steps:
            if step.answer:
                yield from _sentences(step.answer, told)
                told = step.answer.sentences
            if step.fault:
                yield problem_event(explain(step.fault))
            elif step.answer is None:
                yield event({"before": step.before}, "waiting") if step.before else COMMENT
            elif step.is_last:
                yield event(to_json(step.answer), "answer")


def _sentences(answer: Answer, told: tuple[Sentence, ...]) -> Iterator[str]:
    """The events of an answer's sentences that follow those which were told."""
    known = len(told) if answer.sentences[: len(told)] == told else 0
    cited = {citation.number: asdict(citation) for citation in answer.citations}
    for sentence in answer.sentences[known:]:
        yield event({**asdict(sentence), "citations": [cited[number] for number in sentence.citations]}, "sentence")
