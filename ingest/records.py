"""What the steps of an ingest hand on to each other: a source, or why there is none; and which step it is at."""

import re
from dataclasses import dataclass
from typing import Literal

from index.originals import Original
from index.settings import NONE, Settings


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to extract a document from. `suffix` has its dot and is lower case; `path` is what users see.

    `retrieved` is the UTC moment of the fetch, and is set only for web addresses. `key` is what it is known by in the
    store where that is not its path: a source of a key that is known already takes the place of what that gave before.
    `original` is the file as it came, where it cannot be had again: of uploads and fetched pages.
    """

    path: str
    content: bytes
    suffix: str
    url: str | None = None
    retrieved: str | None = None
    key: str | None = None
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something named by the user that could not be read, and in one sentence why and what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take while it is extracted: megabytes of memory, seconds, and megabytes of text.

    `ocr` are the languages in which pages that are pictures are read, and `ocr_seconds` what that may take beside.
    """

    memory_mb: int
    seconds: int
    text_mb: int
    ocr: str = NONE
    ocr_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done to the source at a path, and how much of that is done, from 0 to 1, as far as it is known."""

    path: str
    doing: Literal["reading", "statements", "embedding"]
    share: float = 0


def limits_in(settings: Settings) -> Limits:
    """The limits that settings give."""
    memory_mb, seconds, text_mb = settings.extract_memory_mb, settings.extract_seconds, settings.extract_text_mb
    return Limits(memory_mb, seconds, text_mb, settings.ocr, settings.ocr_seconds)


def original_of(name: str, suffix: str, content: bytes) -> Original:
    """The original of an upload or fetched page, or the line of a collection that a document was read from.

    :param name: the name of the file, record or page, with or without folders in front.
    :param suffix: what the name is to end with, so that it opens in what reads the format.
    :param content: its bytes as they came.
    :return: the original.
    """
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    return Original(last if last.lower().endswith(suffix) else last + suffix, content)


def never() -> bool:
    """Nobody asks for a stop."""
    return False


def unheard(_step: Step) -> None:
    """Nobody wants to know."""
