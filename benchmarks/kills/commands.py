"""What is killed: the command `python -m ingest`, real or forked from here, and the opening of an index to be asked.

Of the forked command all is real but for three parts: words are hashed instead of embedded by a model, documents are
extracted in the same process, and what becomes of each is printed at once, so that it is known what had been reported.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Self
from unittest.mock import patch

from index.library import Library
from index.store import Store
from index.wiping import wipe_after
from ingest.__main__ import main
from ingest.extract.choose import extract
from ingest.progress import Progress
from ingest.records import Failure, Source
from ingest.split import split
from ingest.statements.find import find_statements
from kills.moments import Moment
from kills.processes import Commanded, Forked, Process
from kills.texts import HashEmbedder, text_of

Begin = Callable[[Path, Sequence[str], Moment, bool], Process]
"""Begins `python -m ingest` with arguments, to be killed at a moment, which counts from the beginning or later on."""

EMBEDDER = HashEmbedder()
TOLD = "told"
_WIPING_SECONDS = 20.0
os.environ["VERBATIM_STATEMENTS"] = "rules"


class _InThisProcess:
    """In the place of the process that extracts."""

    extract = staticmethod(extract)

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def begin_forked(folder: Path, arguments: Sequence[str], moment: Moment, is_armed: bool = True) -> Process:
    """Begin the command in a process that is forked, over the index in a folder."""
    return Forked(partial(_ingest, folder / "index", arguments), folder, moment, is_armed=is_armed)


def begin_real(folder: Path, arguments: Sequence[str], moment: Moment, is_armed: bool = True) -> Process:
    """Begin the command itself."""
    return Commanded(arguments, folder, moment, is_armed=is_armed)


def open_index(index: Path) -> Library:
    """Open an index whatever its vectors are of, to be asked with hashed words."""
    store = Store(index, None)
    dimensions = int(store.fingerprint.split(" · ")[1].split()[0])
    return Library(store, EMBEDDER if dimensions == EMBEDDER.dimensions else HashEmbedder(dimensions))


def catch_up(index: Path) -> int:
    """Open an index as whoever asks does, which brings what is derived to its generation, and wipe what was removed."""
    library = open_index(index)
    with closing(library.store):
        library.snapshot()
        library.wait(_WIPING_SECONDS)
    return 0


def take_out(index: Path, document_ids: Sequence[str]) -> int:
    """Remove documents, as `--remove` does one by one."""
    with closing(Store(index, None)) as store:
        for document_id in document_ids:
            store.remove_document(document_id)
        wipe_after(store)
    return 0


def warm_up() -> None:
    """Load here all that forked processes need, so that each of them is quick."""
    import ingest.command.following
    import ingest.extract.process
    import ingest.watch  # noqa: F401

    document = extract(Source("doc.md", text_of(0, 0).encode(), ".md"))
    split(document, EMBEDDER.token_spans, 200)
    find_statements(document)


def _ingest(index: Path, arguments: Sequence[str]) -> int:
    os.environ["VERBATIM_INDEX"] = str(index)
    with ExitStack() as stack:
        stack.enter_context(patch("index.models.embedder.load_embedder", lambda *_: EMBEDDER))
        stack.enter_context(patch("ingest.extract.process.ExtractionProcess", _InThisProcess))
        stack.enter_context(patch("ingest.progress.progress_bar", _telling))
        return main(arguments)


@contextmanager
def _telling(_: int) -> Iterator[Callable[[Progress], None]]:
    """Print what became of each source as soon as that is reported."""

    def show(progress: Progress) -> None:
        outcome = progress.outcome
        print(TOLD, "failed" if isinstance(outcome, Failure) else outcome.kind, outcome.path)

    yield show
