"""Captures of the web (WARC): each page or document in one that a server sent whole. The one file that knows warcio."""

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from index.errors import UnreadableSource
from index.output import harmless
from index.settings import SOURCE_MB
from ingest.addresses import is_address
from ingest.charsets import marked
from ingest.extract.archive import MOST_BYTES
from ingest.extract.parts import Part
from ingest.formats import is_collection, is_picture, suffix_of_type
from ingest.records import Failure, Source

_DAMAGE = (ArchiveLoadFailed, zlib.error, struct.error, EOFError, OSError, ValueError, AttributeError, TypeError)
_MOST_RECORDS = 100_000
"""Requests, pictures and scripts among them: a site of ten thousand pages."""
_WHOLE = "200"
_PIECE_BYTES = 1 << 20


def capture_parts(shown: str, content: bytes, mark: str) -> Iterator[Part]:
    """What is in a capture, each once: of several of one address the first that is whole.

    :param shown: the capture, as users see it.
    :param content: its bytes, packed or not.
    :param mark: what stands between its path and the addresses in it.
    :yield: a source for each page or document, with its address and when it was fetched.
    :raises UnreadableSource: when it is damaged, from there on, or holds more than it may.
    """
    seen, size, number = set[str](), 0, 0
    failed: dict[str, Failure] = {}
    try:
        for number, record in enumerate(ArchiveIterator(BytesIO(content)), start=1):
            if number > _MOST_RECORDS:
                raise UnreadableSource(f"{shown} holds more than {_MOST_RECORDS:,} records; divide it.")
            address, suffix = _address(record), _suffix(record)
            if suffix is None or address in seen or not is_address(address):
                continue
            part = _part(f"{shown}{mark}{harmless(address)}", address, suffix, record)
            if isinstance(part, Failure):  # another capture of it may be whole
                failed.setdefault(address, part)
                continue
            seen.add(address)
            size += len(part.content)
            if size > MOST_BYTES:
                raise UnreadableSource(f"{shown} unpacks to more than {MOST_BYTES >> 20} MB; divide it.")
            yield part
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableSource(f"{shown} is damaged ({reason}); capture it again.") from error
    yield from (failure for address, failure in failed.items() if address not in seen)
    if not seen and not failed:
        yield Failure(shown, f"{shown} holds no page that a server sent whole; check that it is the right capture.")


def _address(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _suffix(record: ArcWarcRecord) -> str | None:
    """The suffix of what was sent whole; None for what is not read, pieces and answers of other kinds among it."""
    if record.rec_type == "response" and (
        record.http_headers is None or record.http_headers.get_statuscode() != _WHOLE
    ):
        return None
    if record.rec_type not in ("response", "resource"):
        return None
    stated = _stated(record)
    suffix = suffix_of_type(stated.get_content_type()) if stated["Content-Type"] else None
    is_passed_over = suffix is None or is_collection(suffix) or is_picture(suffix) or suffix == ".txt"
    return None if is_passed_over else suffix


def _stated(record: ArcWarcRecord) -> Message:
    """What the server said that it sent."""
    stated = Message()
    stated["Content-Type"] = str((record.http_headers or record.rec_headers).get_header("Content-Type") or "")
    return stated


def _part(path: str, address: str, suffix: str, record: ArcWarcRecord) -> Part:
    """A page or document; larger ones than files may be are not read."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return Failure(path, f"{path} was cut off when it was captured; capture it again.")
    packing = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    if packing and packing.lower() not in BufferedReader.get_supported_decompressors():
        return Failure(
            path, f"{path} is packed in a way that is not read ({harmless(packing)[:20]}); capture it again."
        )
    body = _read(record.content_stream())
    if len(body) > SOURCE_MB << 20:
        return Failure(path, f"{path} is larger than {SOURCE_MB} MB; add it by itself.")
    return Source(path, marked(body, _stated(record)), suffix, url=address, retrieved=_moment(record))


def _moment(record: ArcWarcRecord) -> str | None:
    """When it was captured; None where what is said there is no moment."""
    stated = str(record.rec_headers.get_header("WARC-Date") or "")
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return None
    return stated


def _read(stream: BufferedReader) -> bytes:
    """All that a stream gives, and no more than shows that it is too much."""
    pieces, size = list[bytes](), 0
    while size <= SOURCE_MB << 20 and (piece := stream.read(_PIECE_BYTES)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
