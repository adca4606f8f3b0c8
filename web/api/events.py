"""An answer as events: each sentence with its citations, then the whole; or why there is none. Knows no route."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict
from typing import Any

from answer.records import Answer, Sentence
from web.api.event_stream import COMMENT, LOOK_SECONDS, event
from web.api.faults import explain
from web.running import Work, growing

ToJson = Callable[[Answer], dict[str, Any]]
"""An answer as the JSON of the contract."""


def answer_events(work: Work, to_json: ToJson) -> Generator[str, None, None]:
    """Work out an answer and tell of it as it grows. Yields events as they are sent, and comments while there are none.

    What the last event holds counts: where it does not begin with the sentences told before, its own are told, too.
    """
    told: tuple[Sentence, ...] = ()
    yield COMMENT
    with growing(work) as answering:
        for found in answering.parts(LOOK_SECONDS):
            if found is None:
                yield COMMENT
            else:
                yield from _sentences(found, told)
                told = found.sentences
        if fault := answering.whole.exception():
            yield problem_event(explain(fault))
            return
        answer = answering.whole.result()
        yield from _sentences(answer, told)
        yield event(to_json(answer), "answer")


def problem_event(sentence: str) -> str:
    """The event that says why there is no answer."""
    return event({"error": sentence}, "error")


def _sentences(answer: Answer, told: tuple[Sentence, ...]) -> Iterator[str]:
    """The events of an answer's sentences that follow those which were told."""
    known = len(told) if answer.sentences[: len(told)] == told else 0
    cited = {one.number: asdict(one) for one in answer.citations}
    for sentence in answer.sentences[known:]:
        yield event({**asdict(sentence), "citations": [cited[number] for number in sentence.citations]}, "sentence")
