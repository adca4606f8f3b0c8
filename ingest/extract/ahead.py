"""Extracts several sources at once, each in a process of its own, ahead of the one whose turn it is.

Owns how far ahead. Sources are handed on in the order in which they were found, so that an index is the same however
many processes read for it. No models are loaded for them: whoever embeds has these once, and they use all processors.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from types import TracebackType
from typing import Self

from index.errors import SourceError
from index.records import Document
from ingest.extract.process import ExtractionProcess
from ingest.records import Failure, Limits, Source

_logger = logging.getLogger(__name__)
_AHEAD_EACH = 8
"""How many sources may wait for each worker: one that takes a minute holds up those behind it, and the other workers
find enough to do meanwhile."""
_AHEAD_BYTES = 64 << 20
"""How much the sources that wait, and their texts, may hold: as much as a few books. One is read, however large."""


@dataclass(frozen=True, slots=True)
class _Extracted:
    """What came of a source, and the warnings meanwhile, which are told when it is its turn."""

    result: Document | SourceError
    warnings: tuple[str, ...]


class ExtractionWorkers:
    """So many processes, each begun when all others are at work. The methods are for one thread."""

    def __init__(self, limits: Limits, count: int, warn: Callable[[str], None] = _logger.warning) -> None:
        """Begin the first process.

        :param limits: what a document may take.
        :param count: how many are read at once at most.
        :param warn: told what is missing of a document that is read all the same, a sentence each.
        """
        self._limits, self._count, self._warn = limits, count, warn
        self._closing = Event()
        self._threads = ThreadPoolExecutor(count, "extract")
        self._idle: deque[_Worker] = deque([_Worker(limits, self._closing)])
        self._begun: dict[int, Future[_Extracted]] = {}

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End all processes."""
        self.close()

    def ahead(
        self, found: Iterable[Source | Failure], is_needed: Callable[[Source], bool]
    ) -> Iterator[Source | Failure]:
        """The same in the same order, while those that come next are extracted already.

        :param found: sources, and failures to find some.
        :param is_needed: whether a source will be extracted; one that is in the store already will not.
        :yield: each of them; `extract` then has what came of it, until the next is asked for.
        """
        coming, waiting = iter(found), deque[Source | Failure]()
        try:
            while self._fill(waiting, coming, is_needed):
                yield waiting[0]
                self._begun.pop(id(waiting.popleft()), None)
        finally:
            self._begun.clear()  # another source may have the number of one that is gone

    def extract(self, source: Source) -> Document:
        """What came of a source that was found ahead; any other is extracted now.

        :param source: the source.
        :return: the document.
        :raises SourceError: as `ingest.extract.choose.extract` does, or when a limit is exceeded.
        """
        begun = self._begun.get(id(source)) or self._threads.submit(self._extract, source)
        extracted = begun.result()
        for warning in extracted.warnings:
            self._warn(warning)
        if isinstance(extracted.result, SourceError):
            raise extracted.result
        return extracted.result

    def close(self) -> None:
        """End all processes, whatever they do."""
        self._closing.set()
        self._threads.shutdown(cancel_futures=True)
        while self._idle:
            self._idle.pop().process.close()

    def _fill(
        self,
        waiting: deque[Source | Failure],
        coming: Iterator[Source | Failure],
        is_needed: Callable[[Source], bool],
    ) -> bool:
        """Find more sources as long as there is room for them; whether any waits."""
        while not waiting or self._has_room(waiting):
            one = next(coming, None)
            if one is None:
                break
            waiting.append(one)
            if isinstance(one, Source) and is_needed(one):
                self._begun[id(one)] = self._threads.submit(self._extract, one)
            if isinstance(one, Source) and one.retrieved:
                break  # the next page is long in coming, and this one would wait for it
        return bool(waiting)

    def _has_room(self, waiting: deque[Source | Failure]) -> bool:
        if len(waiting) >= _AHEAD_EACH * self._count:
            return False
        return sum(map(self._held, waiting)) < _AHEAD_BYTES

    def _held(self, one: Source | Failure) -> int:
        """How many bytes one holds that waits: its own, and about those of its text."""
        if isinstance(one, Failure):
            return 0
        begun = self._begun.get(id(one))
        is_read = begun and begun.done() and not begun.exception()
        document = begun.result().result if begun and is_read else None
        return len(one.content) + (len(document.text) if isinstance(document, Document) else 0)

    def _extract(self, source: Source) -> _Extracted:
        """In one of the threads, which are as many as the processes."""
        try:
            worker = self._idle.pop()
        except IndexError:
            worker = _Worker(self._limits, self._closing)
        try:
            return worker.extract(source)
        finally:
            self._idle.append(worker)


class _Worker:
    """A process, and what it warned of since it was last asked."""

    def __init__(self, limits: Limits, closing: Event) -> None:
        self._warnings: list[str] = []
        self.process = ExtractionProcess(limits, closing.is_set, self._warnings.append)

    def extract(self, source: Source) -> _Extracted:
        try:
            result: Document | SourceError = self.process.extract(source)
        except SourceError as error:
            result = error
        warnings = tuple(self._warnings)
        self._warnings.clear()
        return _Extracted(result, warnings)
