"""The files of tantivy's index as they lie on the disk: whether they still hold what was written into them.

Tantivy ends each file of a segment with a footer that has the CRC-32 of what stands before it, and reads on without
comparing. A flipped bit would end questions, or rank passages wrongly.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOOTER_END = struct.Struct("<II")  # the length of the footer, and a number that all have
_MAGIC = 1337
_LIST = "meta.json"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an index: how many entries it holds, and how many were removed of which the words stay in it."""

    entries: int
    removed: int


def segments_of(folder: Path) -> list[Segment]:
    """The segments of the last commit, in tantivy's order.

    :param folder: the folder of an index.
    :return: the segments; none when the list cannot be read.
    """
    try:
        return [_segment(found) for found in json.loads(_listed(folder))["segments"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _segment(found: dict[str, Any]) -> Segment:
    removed = (found["deletes"] or {}).get("num_deleted_docs", 0)
    return Segment(found["max_doc"] - removed, removed)


def is_intact(folder: Path) -> bool:
    """Whether all files of the segments of the last commit hold what they were written with.

    What other files lie there may be half written, by another process.

    :param folder: the folder of an index.
    :return: False when one does not, or is too short, or the list of segments cannot be read.
    """
    while True:
        listed = _listed(folder)
        try:
            return all(_holds(file) for file in _files(folder, listed))
        except (OSError, ValueError, KeyError, TypeError, struct.error):
            if _listed(folder) == listed:  # else another process has tidied up meanwhile
                return False


def is_begun(folder: Path) -> bool:
    """Whether there is an index in a folder, damaged or not; whoever makes one may be killed before."""
    return (folder / _LIST).is_file()


def _listed(folder: Path) -> bytes:
    try:
        return (folder / _LIST).read_bytes()
    except OSError:
        return b""


def _files(folder: Path, listed: bytes) -> Iterator[Path]:
    for segment in json.loads(listed)["segments"]:
        yield from folder.glob(segment["segment_id"].replace("-", "") + ".*")


def _holds(file: Path) -> bool:
    content = memoryview(file.read_bytes())
    length, magic = _FOOTER_END.unpack(content[-_FOOTER_END.size :])
    end = len(content) - _FOOTER_END.size - length
    footer = json.loads(bytes(content[end : -_FOOTER_END.size]))
    return bool(magic == _MAGIC and end >= 0 and zlib.crc32(content[:end]) == footer["crc"])
