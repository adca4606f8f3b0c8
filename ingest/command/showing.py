"""What `python -m ingest` prints without changing anything: what files hold, and what is in the index."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from index.output import show
from index.settings import Settings
from ingest.command.adding import find_as
from ingest.command.options import ALL_IN, SOME_FAILED

if TYPE_CHECKING:
    from index.records import Document
    from ingest.extract.process import ExtractionProcess
    from ingest.records import Failure, Source


def show_found(paths: Sequence[str | Path], settings: Settings, options: argparse.Namespace) -> int:
    """Print the documents that are named, or who says what in them, as the options say.

    :param paths: what is named.
    :param settings: the limits, and what finds statements.
    :param options: the command line.
    :return: the exit code.
    :raises VerbatimError: when the tagger cannot be used.
    """
    from index.errors import SourceError
    from ingest.extract.process import ExtractionProcess
    from ingest.records import limits_in

    code, shown = ALL_IN, _shown_as(settings, options)
    with ExtractionProcess(limits_in(settings)) as process:
        for source in find_as(settings, options)(paths):
            try:
                document = _extracted(process, source)
            except SourceError as error:
                show(str(error), sys.stderr)
                code = SOME_FAILED
            else:
                show(shown(document))
    return code


def _extracted(process: "ExtractionProcess", source: "Source | Failure") -> "Document":
    from index.errors import SourceError
    from ingest.records import Failure

    if isinstance(source, Failure):
        raise SourceError(source.reason)
    return process.extract(source)


def _shown_as(settings: Settings, options: argparse.Namespace) -> "Callable[[Document], str]":
    """The function that makes a document what is printed of it: its text, or who says what in it."""
    from ingest.listing import document_as_json, document_as_text

    if options.dry_run:
        return document_as_json if options.json else document_as_text
    from ingest.explaining import explained_as_json, explained_as_text
    from ingest.statements.find import find_explained
    from ingest.statements.tagger.loading import load_tagger

    tagger = load_tagger(settings.statements, settings.models)
    render = explained_as_json if options.json else explained_as_text
    return lambda document: render(document, find_explained(document, tagger))


def show_listed(folder: Path, *, as_json: bool) -> int:
    """Print the documents in an index.

    :param folder: the index folder.
    :param as_json: whether as JSON, one object a line.
    :return: the exit code.
    :raises VerbatimError: when it cannot be opened.
    """
    from index.store import Store
    from ingest.listing import Listed, listed_as_json, table

    with closing(Store(folder, None)) as store:
        counts, collected = store.passage_counts(), store.collections.names()
        rows = [
            Listed(source, counts.get(document.id, 0), tuple(collected.get(document.id, ())))
            for document in store.listed()
            for source in store.sources_of(document)
        ]
    if as_json:
        for row in rows:
            show(listed_as_json(row))
    else:
        show(table(rows))
    return ALL_IN
