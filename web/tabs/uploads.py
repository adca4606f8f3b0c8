"""Files that a person drops on the page, taken into the index under the names the person knows, and told of.

The page hands files over in temporary copies; the names of those copies must not become sources. Nor do names tell
uploads apart, since everybody has a "letter.txt": each is known by its name and its content, and replaces no other.
What a copy held is the original of its document.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue

from answer.phrases import phrase, plural
from index.errors import NotAllowed, VerbatimError
from index.records import Document
from index.settings import SOURCE_MB
from index.store_reader import StoreReader
from ingest.progress import Progress
from ingest.records import Failure, Source, never, original_of
from ingest.report import Outcome, Report
from ingest.sources import find_sources, shown_path
from web.access.acting import require_editor
from web.adding.sources import add_sources
from web.background_index import BackgroundIndex
from web.html.render import line, render
from web.running import in_thread
from web.tabs.welcome import problem_html

_UPLOADED = "upload:"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the person named it, and the temporary copy of its content."""

    name: str
    copy: Path


def named_upload(original: str | None, copy: Path) -> Upload:
    """An upload under its own file name; folders in front of it and control characters are dropped."""
    name = re.split(r"[/\\]", original or "")[-1]
    name = "".join(character for character in name if character.isprintable()).strip(" .")
    return Upload(name or copy.name, copy)


def is_uploaded(path: str, folder: Path) -> bool:
    """Whether a path is that of a file in the folder of uploads, wherever ".." and links on its way lead.

    One that is gone was there: a file that is dropped twice is deleted once it was taken in the first time.
    """
    try:
        real = Path(path).resolve()
        return folder.resolve() in real.parents and (real.is_file() or not os.path.lexists(real))
    except (OSError, RuntimeError, ValueError):  # names that no file can have, and links that go round
        return False


def uploaded_sources(uploads: Sequence[Upload], largest_mb: int = SOURCE_MB) -> Iterator[Source | Failure]:
    """Read uploads as sources, none larger than so many megabytes; paths and reasons name the person's own file."""
    for upload in uploads:
        copied = shown_path(upload.copy)
        for found in find_sources([upload.copy], largest_mb=largest_mb):
            name = found.path.replace(copied, upload.name)
            if isinstance(found, Failure):
                yield Failure(name, found.reason.replace(copied, upload.name))
            else:
                key = f"{_UPLOADED}{hashlib.sha256(found.content).hexdigest()}/{name}"
                yield replace(found, path=name, key=key, original=original_of(name, found.suffix, found.content))


def uploaded_name(key: str) -> str | None:
    """The name of the upload that is known in the store by a key; None where something else is."""
    return key.partition("/")[2] if key.startswith(_UPLOADED) else None


def add_uploads(
    index: BackgroundIndex, uploads: Sequence[Upload], is_stopped: Callable[[], bool] = never
) -> Iterator[str]:
    """Take in uploads and delete their temporary copies.

    :param index: where to.
    :param uploads: the files.
    :param is_stopped: asked often; when it says so, what is not yet in stays out.
    :yield: HTML: how far it is, and at the end what came of each file.
    """
    try:
        require_editor()
    except NotAllowed as error:
        yield problem_html(str(error))
        return
    steps: SimpleQueue[Progress | None] = SimpleQueue()
    yield _working(phrase("reading", files=plural(len(uploads), "file")))
    # Not waited for when the person leaves: the page ends this function where it serves everybody.
    adding = in_thread(lambda: _add(index, uploads, steps, lambda: is_stopped() or index.closing.is_set()))
    adding.add_done_callback(lambda _: steps.put(None))
    while (step := steps.get()) is not None:
        documents = plural(step.sources, "document")
        yield _working(phrase("read_so_far", documents=documents, path=step.outcome.path))
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
    # A document that is in without its statements is among the failures, too, and its reason says so.
    faults = {outcome.fault for outcome in (*report.added, *report.updated)}
    return render("report", report=report, namesakes=namesakes, faults=faults)


def _add(
    index: BackgroundIndex,
    uploads: Sequence[Upload],
    steps: "SimpleQueue[Progress | None]",
    is_stopped: Callable[[], bool],
) -> Report:
    try:
        return add_sources(index, uploaded_sources(uploads, index.settings.source_mb), is_stopped, steps.put)
    finally:
        for upload in uploads:
            upload.copy.unlink(missing_ok=True)


def _namesakes(store: StoreReader, added: Sequence[Outcome]) -> dict[str, list[Document]]:
    """The documents that people may take for those that were added, since the library shows the same file for them."""
    from ingest.addresses import source_key

    from_folder = {source_key(outcome.path): outcome.path for outcome in added}
    names = [
        (uploaded_name(source.path) or from_folder.get(source.path), source.document_id) for source in store.sources()
    ]
    others = {outcome.id: {id for name, id in names if name == outcome.path and id != outcome.id} for outcome in added}
    return {id: [other for each in sorted(ids) if (other := store.document(each))] for id, ids in others.items()}


def _working(sentence: str) -> str:
    return line("working", sentence, role="status")
