"""An answer as it grows, worked out in a thread of its own. Knows no question, no route and no page."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from answer.progress import Stop
from answer.records import Answer
from web.readers import Tell
from web.threads import in_thread

Work = Callable[[Tell, Stop], Answer]
"""Works out an answer, given what to tell of it on the way and whether to stop."""


@dataclass(frozen=True, slots=True)
class RunningAnswer:
    """An answer that is being worked out: `whole` is done when it is there or has failed."""

    whole: Future[Answer]
    _news: "SimpleQueue[Answer | None]"

    def parts(self, look_seconds: float) -> Iterator[Answer | None]:
        """Yields the answer so far whenever there is more of it, and None when nothing is new for a while."""
        while not self.whole.done():
            yield self._newest(look_seconds)

    def _newest(self, look_seconds: float) -> Answer | None:
        try:
            found = self._news.get(timeout=look_seconds)
            while not self._news.empty():
                found = self._news.get() or found
        except Empty:
            return None
        return found


@contextmanager
def growing(work: Work) -> Iterator[RunningAnswer]:
    """Work out an answer until the end of the block, which stops what is still under way."""
    news: SimpleQueue[Answer | None] = SimpleQueue()
    stop = Stop()
    whole = in_thread(lambda: work(news.put, stop))
    whole.add_done_callback(lambda _: news.put(None))
    try:
        yield RunningAnswer(whole, news)
    finally:
        stop.requested = True
