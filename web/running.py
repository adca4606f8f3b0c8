"""An answer as it grows, worked out in a thread of its own: the one loop that the page and the endpoints share."""

import logging
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Protocol, TypeVar

from answer.ask import OnSentence
from answer.phrases import phrase
from answer.progress import Stop
from answer.records import Answer
from index.errors import VerbatimError

Result = TypeVar("Result")


class Work(Protocol):
    """Works out an answer: may tell of it on the way, and ends early when it is stopped."""

    def __call__(self, *, on_sentence: OnSentence | None = None, stop: Stop | None = None) -> Answer:
        """The whole answer."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is new of an answer: as much as is there, or nothing for a while. The last has it whole, or has a fault.

    `writer` is the language model that writes by now, and `before` how many questions are answered before this one.
    """

    answer: Answer | None = None
    is_last: bool = False
    fault: BaseException | None = None
    writer: str | None = None
    before: int = 0


def grow(work: Work, look_seconds: float) -> Generator[Step, None, None]:
    """Work out an answer in a thread; closing it stops that. When nothing is new for so long, a step says so."""
    news: SimpleQueue[Answer | None] = SimpleQueue()
    stop = Stop()
    whole = in_thread(lambda: work(on_sentence=news.put, stop=stop))
    whole.add_done_callback(lambda _: news.put(None))
    try:
        while not whole.done():
            yield Step(_newest(news, look_seconds), writer=stop.writer, before=stop.before)
        fault = whole.exception()
        yield Step(None if fault else whole.result(), is_last=True, fault=fault)
    finally:
        stop.requested = True


def _newest(news: "SimpleQueue[Answer | None]", look_seconds: float) -> Answer | None:
    try:
        found = news.get(timeout=look_seconds)
        while not news.empty():
            found = news.get() or found
    except Empty:
        return None
    return found


def in_thread(work: Callable[[], Result]) -> Future[Result]:
    """Begin to work in a thread of its own, for whoever acts; whoever no longer waits for it abandons it there."""
    pool = ThreadPoolExecutor(1, "answer")
    working = pool.submit(copy_context().run, work)
    pool.shutdown(wait=False)
    return working


def explain(fault: BaseException) -> str:
    """Why there is no answer; what nobody foresaw is told to the terminal."""
    if isinstance(fault, VerbatimError):
        return str(fault)
    logging.getLogger("uvicorn.error").error("A question could not be answered", exc_info=fault)
    return phrase("fault")
