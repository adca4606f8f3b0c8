"""Uploads taken into the index, with progress, and told in plain sentences. Knows no component."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from answer.phrases import plural
from index.errors import VerbatimError
from ingest.progress import Progress
from ingest.report import Outcome, Report
from web.background_index import BackgroundIndex
from web.html import tag, text
from web.uploads import Upload, uploaded_sources
from web.welcome import problem_html


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
        yield report_html(adding.result())
    except VerbatimError as error:
        yield problem_html(str(error))


def report_html(report: Report) -> str:
    """What came of each document, a line for each."""
    lines = [_added(outcome) for outcome in report.added]
    lines += [f"Replaced the earlier {_name(outcome)}." for outcome in report.updated]
    lines += [_unchanged(outcome) for outcome in report.unchanged]
    items = [tag("li", line) for line in lines]
    items += [tag("li", f"Not added: {text(failure.reason)}", {"class": "failed"}) for failure in report.failed]
    return tag("ul", "".join(items), {"class": "report", "role": "status"})


def _add(index: BackgroundIndex, uploads: Sequence[Upload], steps: "SimpleQueue[Progress | None]") -> Report:
    # With all its formats it takes long to import: the page comes first.
    from ingest.pipeline import add_documents
    from ingest.tagger.loading import load_tagger

    try:
        retriever = index.retriever(create=True)
        return add_documents(
            uploaded_sources(uploads),
            retriever.store,
            retriever.embedder,
            passage_tokens=index.settings.passage_tokens,
            tagger=load_tagger(index.settings.statements, index.settings.models),
            on_progress=steps.put,
        )
    finally:
        for upload in uploads:
            upload.copy.unlink(missing_ok=True)


def _working(sentence: str) -> str:
    return tag("p", text(sentence), {"class": "working", "role": "status"})


def _added(outcome: Outcome) -> str:
    return f"Added {_name(outcome)}, {plural(outcome.passages, 'passage')}."


def _unchanged(outcome: Outcome) -> str:
    if outcome.same_as and outcome.same_as != outcome.path:
        return f"{text(outcome.path)} has the same text as {text(outcome.same_as)}, which is in the library already."
    return f"{_name(outcome)} is in the library already."


def _name(outcome: Outcome) -> str:
    return f"“{text(outcome.title)}” ({text(outcome.path)})"
