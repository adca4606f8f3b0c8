"""Uploads taken into the index, with progress, and told in plain sentences. Knows no component."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from answer.phrases import plural
from index.errors import VerbatimError
from index.records import Document
from index.store_reader import StoreReader
from ingest.progress import Progress
from ingest.report import Outcome, Report
from web.background_index import BackgroundIndex
from web.html.elements import tag, text
from web.html.library import document_link, remove_button
from web.tabs.uploads import Upload, uploaded_name, uploaded_sources
from web.tabs.welcome import problem_html


def add_uploads(index: BackgroundIndex, uploads: Sequence[Upload]) -> Iterator[str]:
    """Take in uploads and delete their temporary copies.

    Yields HTML: how far it is, and at the end what came of each file.
    """
    steps: SimpleQueue[Progress | None] = SimpleQueue()
    yield _working(f"Reading {plural(len(uploads), 'file')}…")
    with ThreadPoolExecutor(1, "add-uploads") as pool:
        adding = pool.submit(_add, index, uploads, steps)
        adding.add_done_callback(lambda _: steps.put(None))
        while (step := steps.get()) is not None:
            yield _working(f"{plural(step.sources, 'document')} done, the last one {step.outcome.path}…")
    try:
        report = adding.result()
        yield report_html(report, _namesakes(index.snapshot().store, report.added))
    except VerbatimError as error:
        yield problem_html(str(error))


def report_html(report: Report, namesakes: Mapping[str, Sequence[Document]]) -> str:
    """What came of each document, a line for each.

    :param report: what came of them.
    :param namesakes: by the id of a document that was added, the others that came from files of the same name.
    :return: the lines as a list.
    """
    lines = [_added(outcome) + "".join(map(_stays, namesakes.get(outcome.id, ()))) for outcome in report.added]
    lines += [f"Read {_name(outcome)} again, as this version of Verbatim reads it." for outcome in report.updated]
    lines += [_unchanged(outcome) for outcome in report.unchanged]
    items = [tag("li", line) for line in lines]
    # A document that is in without its statements is among the failures, too, and its reason says so.
    faults = {outcome.fault for outcome in (*report.added, *report.updated)}
    reasons = [one.reason if one.reason in faults else f"Not added: {one.reason}" for one in report.failed]
    items += [tag("li", text(reason), {"class": "failed"}) for reason in reasons]
    return tag("ul", "".join(items), {"class": "report", "role": "status"})


def _add(index: BackgroundIndex, uploads: Sequence[Upload], steps: "SimpleQueue[Progress | None]") -> Report:
    # With all its formats it takes long to import: the page comes first.
    from ingest.pipeline import add_documents
    from ingest.statements.tagger.loading import load_tagger

    try:
        library = index.library(create=True)
        return add_documents(
            uploaded_sources(uploads),
            library.store,
            library.embedder,
            passage_tokens=index.settings.passage_tokens,
            tagger=load_tagger(index.settings.statements, index.settings.models),
            on_progress=steps.put,
        )
    finally:
        for upload in uploads:
            upload.copy.unlink(missing_ok=True)


def _namesakes(store: StoreReader, added: Sequence[Outcome]) -> dict[str, list[Document]]:
    """The documents that people may take for those that were added, since the library shows the same file for them."""
    from ingest.pipeline import source_key

    from_folder = {source_key(outcome.path): outcome.path for outcome in added}
    names = [(uploaded_name(one.path) or from_folder.get(one.path), one.document_id) for one in store.sources()]
    others = {outcome.id: {id for name, id in names if name == outcome.path and id != outcome.id} for outcome in added}
    return {id: [one for other in sorted(found) if (one := store.document(other))] for id, found in others.items()}


def _stays(document: Document) -> str:
    """That another document of the same name stays, and how to remove it."""
    return (
        f" Another file of this name stays in the library, too: “{document_link(document)}”."
        f" If it is an older version, remove it: {remove_button(document)}"
    )


def _working(sentence: str) -> str:
    return tag("p", text(sentence), {"class": "working", "role": "status"})


def _added(outcome: Outcome) -> str:
    return f"Added {_name(outcome)}, {plural(outcome.passages, 'passage')}."


def _unchanged(outcome: Outcome) -> str:
    if outcome.same_as == outcome.path:
        return f"Another {text(outcome.path)} with the same text is in the library already; it stays as it is."
    if outcome.same_as:
        return f"{text(outcome.path)} has the same text as {text(outcome.same_as)}, which is in the library already."
    return f"{_name(outcome)} is in the library already."


def _name(outcome: Outcome) -> str:
    return f"“{text(outcome.title)}” ({text(outcome.path)})"
