"""Files that a person drops on the page, taken into the index under the names the person knows.

The page hands files over in temporary copies; the names of those copies must not become sources. Nor do names tell
uploads apart, since everybody has a "letter.txt": each is known by its name and its content, and replaces no other.
What a copy held is the original of its document.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.jobs import Job
from index.records import Document
from index.settings import SOURCE_MB
from index.store_reader import StoreReader
from ingest.formats import is_collection, suffix_of
from ingest.records import Failure, Source, original_of
from ingest.report import Outcome
from ingest.sources import find_sources, shown_path
from web.adding.queue import add_in_turn, called
from web.background_index import BackgroundIndex

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
                original = original_of(name, found.suffix, found.content)
                yield replace(found, path=name, key=upload_key(name, found.content), original=original)


def upload_key(name: str, content: bytes) -> str:
    """What an upload is known by in the store."""
    return f"{_UPLOADED}{hashlib.sha256(content).hexdigest()}/{name}"


def uploaded_name(key: str) -> str | None:
    """The name of the upload that is known in the store by a key; None where something else is."""
    return key.partition("/")[2] if key.startswith(_UPLOADED) else None


def add_uploads(index: BackgroundIndex, uploads: Sequence[Upload]) -> Job:
    """Have uploads taken in when it is their turn; their temporary copies are deleted once they are.

    :param index: where to.
    :param uploads: the files.
    :return: the job.
    :raises NotAllowed: when who acts may not add documents.
    :raises Busy: when too many jobs wait.
    """
    name = called([upload.name for upload in uploads], "file")
    are_single = not any(is_collection(suffix_of(upload.name)) for upload in uploads)
    return add_in_turn(
        index,
        name,
        lambda _: uploaded_sources(uploads, index.settings.source_mb),
        documents=len(uploads) if are_single else None,
        size=sum(upload.copy.stat().st_size for upload in uploads if upload.copy.is_file()),
        done_with=lambda: delete_copies(uploads),
    )


def delete_copies(uploads: Sequence[Upload]) -> None:
    """Delete the temporary copies of uploads."""
    for upload in uploads:
        upload.copy.unlink(missing_ok=True)


def namesakes(store: StoreReader, added: Sequence[Outcome]) -> dict[str, list[Document]]:
    """The documents that people may take for those that were added, since the library shows the same file for them."""
    from ingest.addresses import source_key

    from_folder = {source_key(outcome.path): outcome.path for outcome in added}
    named: dict[str, set[str]] = {outcome.path: set() for outcome in added}
    for source in store.sources():
        name = uploaded_name(source.path) or from_folder.get(source.path)
        if name in named:
            named[name].add(source.document_id)
    others = {outcome.id: sorted(named[outcome.path] - {outcome.id}) for outcome in added}
    return {id: [other for each in ids if (other := store.document(each))] for id, ids in others.items()}
