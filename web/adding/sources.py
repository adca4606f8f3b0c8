"""Documents taken into the index from the page: read in a process of their own, and recorded."""

import logging
from collections.abc import Callable, Iterable

from index.settings import Settings
from ingest.progress import Progress
from ingest.records import Failure, Source, Step, limits_in, never, unheard
from ingest.report import Outcome, Report
from web.access.audit import Deed, record
from web.background_index import BackgroundIndex

_logger = logging.getLogger(__name__)


def add_sources(
    index: BackgroundIndex,
    sources: Iterable[Source | Failure],
    is_stopped: Callable[[], bool] = never,
    tell: Callable[[Progress], None] = lambda _: None,
    on_step: Callable[[Step], None] = unheard,
    warn: Callable[[str], None] = _logger.warning,
) -> Report:
    """Take sources into the index.

    :param index: where to.
    :param sources: the sources, and failures to find some.
    :param is_stopped: asked often; when it says so, what is not yet in stays out.
    :param tell: told what came of each.
    :param on_step: told what is being done to which.
    :param warn: told what is missing of a document that is taken in all the same, a sentence each.
    :return: what came of all.
    :raises VerbatimError: when the index cannot be opened or written.
    """
    # With all its formats it takes long to import: the page comes first.
    from ingest.extract.ocr.tesseract import can_read
    from ingest.extract.process import ExtractionProcess
    from ingest.pipeline import add_documents
    from ingest.statements.tagger.loading import load_tagger

    settings = index.settings

    def told(step: Progress) -> None:
        _record(settings, step)
        tell(step)

    with ExtractionProcess(limits_in(settings), is_stopped, warn) as process:
        library = index.library(create=True)
        return add_documents(
            sources,
            library.store,
            library.embedder,
            passage_tokens=settings.passage_tokens,
            tagger=load_tagger(settings.statements, settings.models),
            extract=process.extract,
            keep_originals=settings.keep_originals == "yes",
            reads_pictures=can_read(settings.ocr, settings.ocr_seconds),
            is_stopped=is_stopped,
            on_progress=told,
            on_step=on_step,
        )


def _record(settings: Settings, step: Progress) -> None:
    outcome = step.outcome
    if isinstance(outcome, Outcome) and outcome.kind in ("added", "updated"):
        record(settings, Deed.ADDED, f"{outcome.title} ({outcome.path})")
