"""Fetches a page from an address that the user named, with bounds on time and size. Owns HTTP."""

import codecs
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException, HTTPResponse
from mimetypes import guess_extension
from pathlib import PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from index.errors import SourceError
from ingest.formats import is_known, suffix_of_type

MAX_BYTES = 50 * 1024 * 1024
"""More than a report with its pictures has; all of it is held in memory."""
MAX_SECONDS = 60  # in all; nobody waits longer for one page
SILENCE_SECONDS = 20
"""A server that sends nothing for so long is taken for dead."""
USER_AGENT = "Verbatim/0.1 (document ingest; one request for an address that its user named)"

_VAGUE_TYPES = {"application/octet-stream", "binary/octet-stream", "text/plain", ""}  # a name tells more than these


class FetchError(SourceError):
    """The page could not be had; the text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: where it was in the end, its bytes, its suffix, and the UTC moment."""

    url: str
    content: bytes
    suffix: str
    retrieved: str


def fetch(address: str) -> Page:
    """Fetch the page at an address, following redirects.

    :param address: an http or https address.
    :return: the page.
    :raises FetchError: when there is no page, or it is too large or too slow.
    """
    try:
        request = Request(_ascii_address(address), headers={"User-Agent": USER_AGENT, "Accept": "*/*"})
        with urlopen(request, timeout=SILENCE_SECONDS) as response:
            content = _marked(_read(response, address), response.headers)
            retrieved = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            return Page(response.geturl(), content, _suffix(response.headers, response.geturl()), retrieved)
    except HTTPError as error:
        raise FetchError(
            f"{address} answered {error.code} {error.reason}; open it in a browser to check it."
        ) from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise FetchError(f"{address} cannot be fetched ({reason}); check the address and the network.") from error


def _ascii_address(address: str) -> str:
    """The address as HTTP wants it: host in IDNA, everything else percent-encoded, no fragment."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    safe = "/%:=&?~#+!$,;'@()*[]"
    return urlunsplit((parts.scheme, host, quote(parts.path, safe), quote(parts.query, safe), ""))


def _read(response: HTTPResponse, address: str) -> bytes:
    deadline = time.monotonic() + MAX_SECONDS
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(1 << 16):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise FetchError(f"{address} is larger than {MAX_BYTES >> 20} MB; save it and take out what you need.")
        if time.monotonic() > deadline:
            raise FetchError(f"{address} took longer than {MAX_SECONDS} s; save it and ingest the file.")
    return b"".join(pieces)


def _suffix(headers: Message, url: str) -> str:
    kind = headers.get_content_type() if headers.get("Content-Type") else ""
    named = PurePosixPath(urlsplit(url).path).suffix.lower()
    if kind in _VAGUE_TYPES and is_known(named):
        return named
    return suffix_of_type(kind) or guess_extension(kind) or named


def _marked(content: bytes, headers: Message) -> bytes:
    """Text in the encoding that the server states, as UTF-8 that says so itself; all else unchanged."""
    charset = headers.get_content_charset()
    if charset is None or headers.get_content_maintype() != "text" or content.startswith(codecs.BOM_UTF8):
        return content
    try:
        return codecs.BOM_UTF8 + content.decode(charset).encode()
    except (LookupError, UnicodeError):
        return content
