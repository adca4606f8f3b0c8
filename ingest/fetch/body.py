"""The body of a response: all of it or an error, unpacked, and never more than the bound."""

import zlib
from collections.abc import AsyncIterable, AsyncIterator

from index.errors import FetchError

MAX_BYTES = 50 * 1024 * 1024
"""More than a report with its pictures has; all of it is held in memory."""
CUT_OFF = "was cut off on its way; try again, or save it in a browser and ingest the file."
_LARGE = "is larger than {} MB; save it and take out what you need."
_TOO_LARGE = "is larger than {} MB, which is the most that is read of what is watched."
_PART_BYTES = 1 << 20  # how much is unpacked at a time, so that a few bytes cannot fill the memory
_GZIP = 16 + zlib.MAX_WBITS  # how zlib is told to expect the format of gzip


async def whole_body(pieces: AsyncIterable[bytes], coding: str, most_bytes: int | None = None) -> bytes:
    """Read a body to its end.

    :param pieces: the body as it comes.
    :param coding: how it is packed, as Content-Encoding says: not at all or by gzip, once. Codings one upon another
        could keep a processor busy for hours with a few bytes.
    :param most_bytes: how large it may be, where that is not MAX_BYTES.
    :return: the body, unpacked.
    :raises FetchError: when it is too large or its end is missing, or when it is packed otherwise or badly.
    """
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchError("is packed in a way that was not asked for; save it in a browser and ingest the file.")
    body = bytearray()
    async for part in _unpacked(pieces) if "gzip" in coding else pieces:
        body += part
        if len(body) > (most_bytes or MAX_BYTES):
            raise FetchError(_TOO_LARGE.format(most_bytes >> 20) if most_bytes else _LARGE.format(MAX_BYTES >> 20))
    return bytes(body)


async def _unpacked(pieces: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """What was packed, in parts of a bounded size; it may be packed in several members, one after the other."""
    member = zlib.decompressobj(_GZIP)
    async for packed in pieces:
        part = b""
        while packed or (len(part) == _PART_BYTES and not member.eof):
            if member.eof:
                member = zlib.decompressobj(_GZIP)
            part = _unpack(member, packed)
            yield part
            packed = member.unconsumed_tail or member.unused_data
    if not member.eof:
        raise FetchError(CUT_OFF)


def _unpack(member: "zlib._Decompress", packed: bytes) -> bytes:
    try:
        return member.decompress(packed, _PART_BYTES)
    except zlib.error as error:
        raise FetchError("is packed badly; save it in a browser and ingest the file.") from error
