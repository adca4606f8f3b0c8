"""What would be stored of something, before it is: read as it will be, and kept in memory until it is added or not.

So nothing is fetched or read in twice.
"""

import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from answer.phrases import phrase
from index.errors import QuestionError
from index.jobs import Job
from ingest.records import Failure, Source, limits_in
from web.access.acting import acting, require_editor
from web.adding.queue import add_sources_in_turn
from web.background_index import BackgroundIndex

if TYPE_CHECKING:
    from ingest.preview import Seen

MOST_SEEN = 3
"""How many documents are looked at together: as many as are compared at a glance."""
_MOST_BYTES = 200_000_000
"""How much is kept in memory of all that wait: twice the largest upload."""
_MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored, under an id by which it can then be added, by whom it was asked for."""

    id: str
    who: str
    sources: tuple[Source | Failure, ...]
    seen: "tuple[Seen, ...]"

    @property
    def size(self) -> int:
        """How many bytes it keeps."""
        return sum(map(_size, self.sources))


class Previews:
    """Those that wait to be added, of all people. Threads may share it; the oldest makes room."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = threading.Lock()
        self._kept: dict[str, Preview] = {}

    def make(self, index: BackgroundIndex, found: Callable[[], Iterable[Source | Failure]]) -> Preview:
        """Look what would be stored.

        :param index: where to, later.
        :param found: finds the sources.
        :return: the preview, with the first documents of many.
        :raises NotAllowed: when who acts may not add documents.
        :raises QuestionError: when it is too large to be kept meanwhile.
        :raises VerbatimError: when the model cannot be loaded.
        """
        require_editor()
        sources = _bounded(found())
        preview = Preview(secrets.token_hex(8), acting().name, sources, look_at_all(index, sources[:MOST_SEEN]))
        with self._lock:
            self._kept[preview.id] = preview
            while len(self._kept) > _MOST_KEPT or sum(one.size for one in self._kept.values()) > _MOST_BYTES:
                del self._kept[next(iter(self._kept))]
        return preview

    def drop(self, id: str) -> Preview | None:
        """Take one of who acts out; None where there is none."""
        with self._lock:
            kept = self._kept.get(id)
            return self._kept.pop(id) if kept and kept.who == acting().name else None

    def add(self, index: BackgroundIndex, id: str) -> Job:
        """Have what was looked at added when it is its turn.

        :param index: where to.
        :param id: the preview's.
        :return: the job.
        :raises QuestionError: when it is kept no longer.
        :raises NotAllowed: when who acts may not add documents.
        :raises Busy: when too many jobs wait.
        """
        require_editor()
        preview = self.drop(id)
        if preview is None:
            raise QuestionError(phrase("preview_gone"))
        return add_sources_in_turn(index, preview.sources)


PREVIEWS = Previews()
"""Those of this process."""


def _size(source: Source | Failure) -> int:
    return len(source.content) if isinstance(source, Source) else 0


def _bounded(found: Iterable[Source | Failure]) -> tuple[Source | Failure, ...]:
    sources, size = list[Source | Failure](), 0
    for source in found:
        sources.append(source)
        size += _size(source)
        if size > _MOST_BYTES:
            raise QuestionError(phrase("preview_large", megabytes=_MOST_BYTES // 1_000_000))
    return tuple(sources)


def look_at_all(index: BackgroundIndex, sources: Iterable[Source | Failure]) -> "tuple[Seen, ...]":
    """What would be stored of sources.

    :param index: whose settings and model they are read with.
    :param sources: the sources, and failures to find some.
    :return: what of each.
    :raises VerbatimError: when the model cannot be loaded.
    """
    # With all its formats it takes long to import: the page comes first.
    from ingest.extract.process import ExtractionProcess
    from ingest.preview import look_at
    from ingest.statements.tagger.loading import load_tagger

    settings, warned = index.settings, list[str]()
    all_seen: list[Seen] = []
    with ExtractionProcess(limits_in(settings), index.closing.is_set, warned.append) as process:
        for source in sources:
            seen = look_at(
                source,
                index.embedder(),
                passage_tokens=settings.passage_tokens,
                extract=process.extract,
                tagger=lambda: load_tagger(settings.statements, settings.models),
            )
            all_seen.append(replace(seen, warnings=tuple(warned)))
            warned.clear()
    return tuple(all_seen)
