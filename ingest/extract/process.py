"""Extracts in a process of its own, so that a hostile document can waste a bounded time and memory and nothing else.

The process is begun once for many documents, since starting takes longer than reading most of them, and again when one
has ended it.
"""

import logging
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO, Self, cast

from index.errors import SourceError, Stopped, UnreadableSource
from index.output import harmless
from index.records import Document
from ingest.extract.child import LANGUAGES
from ingest.extract.children import begin_child, kill_child
from ingest.extract.messages import MessageTooLong, receive_answer, send_source
from ingest.records import Limits, Source, never

_logger = logging.getLogger(__name__)
_LOOK_SECONDS = 0.1
"""How soon a stop is seen; looking more often costs short documents nothing, for they end before the first look."""
_PATIENCE = 5
"""How many times the processor time that a document may take is waited for it, since other programs run, too."""
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 0)
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Each thread of those libraries would take some of the memory in advance."""


class ExtractionProcess:
    """Calls the extractor that fits in another process, which it begins when there is none and ends when closed.

    Threads may not share it.
    """

    def __init__(
        self,
        limits: Limits,
        is_stopped: Callable[[], bool] = never,
        warn: Callable[[str], None] = _logger.warning,
    ) -> None:
        """Begin the process.

        :param limits: what a document may take.
        :param is_stopped: asked while a document is read; when it says so, that is broken off.
        :param warn: told what is missing of a document that is read all the same, a sentence each.
        """
        self._limits = limits
        self._is_stopped = is_stopped
        self._warn = warn
        self._child = self._begin()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the process."""
        self.close()

    def extract(self, source: Source) -> Document:
        """Extract the document that a source holds.

        :param source: a file, page or record.
        :return: the document.
        :raises SourceError: as `ingest.extract.choose.extract` does.
        :raises UnreadableSource: when a limit is exceeded.
        :raises Stopped: when a stop is asked for meanwhile.
        """
        if self._child.poll() is not None:
            self._child = self._begin()
        patience = (self._limits.seconds + self._limits.ocr_seconds) * _PATIENCE
        with _Watch(self._child, patience, self._is_stopped) as watch:
            try:
                send_source(_pipe(self._child.stdin), source)
                answer = receive_answer(_pipe(self._child.stdout), self._limits.text_mb << 20)
            except (EOFError, OSError, MessageTooLong) as error:
                self.close()
                if watch.stopped:
                    raise Stopped("Reading was stopped; what was stored so far stays in the index.") from error
                raise self._lost(source.path, watch) from error
        if answer.is_last:
            self.close()
        for level, words in answer.logged:
            if level == logging.WARNING:
                self._warn(harmless(words))
            else:
                _logger.log(level, "%s", harmless(words))
        if isinstance(answer.result, SourceError):
            raise answer.result
        return answer.result

    def close(self) -> None:
        """End the process, whatever it does."""
        kill_child(self._child)
        self._child.communicate()

    def _begin(self) -> "subprocess.Popen[bytes]":
        limits = self._limits.memory_mb, self._limits.seconds, self._limits.text_mb, self._limits.ocr_seconds
        return begin_child("ingest.extract.child", *limits, settings={**_ONE_THREAD, LANGUAGES: self._limits.ocr})

    def _lost(self, path: str, watch: "_Watch") -> UnreadableSource:
        """Why a document ended the process."""
        if watch.is_late or self._child.returncode == -_OUT_OF_TIME:
            return UnreadableSource(
                f"{path} was given up: reading it took more than {self._limits.seconds} s of processor time; "
                "save its text alone, or raise VERBATIM_EXTRACT_SECONDS."
            )
        return UnreadableSource(
            f"{path} was given up: reading it ended the process that did so (code {self._child.returncode}), perhaps "
            f"for want of memory; save its text alone, or raise VERBATIM_EXTRACT_MEMORY_MB."
        )


class _Watch:
    """Kills a process that takes too long, or when a stop is asked for; and knows which it was."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float, is_stopped: Callable[[], bool]) -> None:
        self.is_late = False
        self.stopped = False
        self._child = child
        self._deadline = time.monotonic() + seconds
        self._is_stopped = is_stopped
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch-extraction", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.wait(_LOOK_SECONDS):
            self.stopped = self._is_stopped()
            self.is_late = time.monotonic() > self._deadline
            if self.stopped or self.is_late:
                kill_child(self._child)
                return


def _pipe(stream: object) -> BinaryIO:
    return cast(BinaryIO, stream)
