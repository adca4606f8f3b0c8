"""An answer as events: each sentence with its citations, then the whole; or why there is none. Knows no route."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from answer.records import Answer
from web.event_stream import event, in_background
from web.responding import explain

ToJson = Callable[[Answer], dict[str, Any]]
"""An answer as the JSON of the contract."""


def answer_events(work: Callable[[], Answer], to_json: ToJson) -> Iterator[str]:
    """Work out an answer and tell of it. Yields events as they are sent, and comments while there are none."""
    working = yield from in_background(work)
    fault = working.exception()
    yield from [problem_event(explain(fault))] if fault else _told(working.result(), to_json)


def problem_event(sentence: str) -> str:
    """The event that says why there is no answer."""
    return event({"error": sentence}, "error")


def _told(answer: Answer, to_json: ToJson) -> Iterator[str]:
    cited = {one.number: asdict(one) for one in answer.citations}
    for sentence in answer.sentences:
        yield event({**asdict(sentence), "citations": [cited[number] for number in sentence.citations]}, "sentence")
    yield event(to_json(answer), "answer")
