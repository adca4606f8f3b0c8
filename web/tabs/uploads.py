"""Files that a person drops on the page, on their way into the index under the names the person knows.

The page hands files over in temporary copies; the names of those copies must not become sources. Nor do names tell
uploads apart, since everybody has a "letter.txt": each is known by its name and its content, and replaces no other.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.records import Failure, Source
from ingest.sources import find_sources, shown_path

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


def uploaded_sources(uploads: Sequence[Upload]) -> Iterator[Source | Failure]:
    """Read uploads as sources; paths and reasons name the person's file, not its copy."""
    for upload in uploads:
        copied = shown_path(upload.copy)
        for found in find_sources([upload.copy]):
            name = found.path.replace(copied, upload.name)
            if isinstance(found, Failure):
                yield Failure(name, found.reason.replace(copied, upload.name))
            else:
                yield replace(found, path=name, key=_key(name, found.content))


def uploaded_name(key: str) -> str | None:
    """The name of the upload that is known in the store by a key; None where something else is."""
    return key.partition("/")[2] if key.startswith(_UPLOADED) else None


def _key(name: str, content: bytes) -> str:
    return f"{_UPLOADED}{hashlib.sha256(content).hexdigest()}/{name}"
