"""Fetches the page at an address that the user named, with a bound on the time that all of it takes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from mimetypes import guess_extension
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from index.errors import FetchError, Stopped
from ingest.charsets import marked
from ingest.formats import is_known, suffix_of, suffix_of_type
from ingest.records import never

if TYPE_CHECKING:
    from ingest.fetch.download import Download

_LOOK_SECONDS = 0.1
"""How soon a stop is seen."""
MAX_SECONDS = 60  # from the first look-up to the last byte; nobody waits longer for one page

_VAGUE_TYPES = {
    "application/octet-stream",
    "binary/octet-stream",
    "text/plain",
    "application/gzip",
    "application/x-gzip",
    "",
}
"""A name tells more than these."""


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: where it was in the end, its bytes, its suffix, the UTC moment, and the bytes as they came.

    Those differ from its bytes where the server states the encoding of text.
    """

    url: str
    content: bytes
    suffix: str
    retrieved: str
    received: bytes

    @property
    def name(self) -> str:
        """The last part of its path; the host's name where there is none."""
        parts = urlsplit(self.url)
        return unquote(parts.path).rstrip("/").rpartition("/")[2] or parts.hostname or ""


def fetch(address: str, *, only_public: bool = False, is_stopped: Callable[[], bool] = never) -> Page:
    """Fetch the page at an address, following redirects.

    :param address: an http or https address.
    :param only_public: whether it may be nowhere but in the public internet; else the host that it names may.
    :param is_stopped: asked often; when it says so, the page is not waited for.
    :return: the page.
    :raises FetchError: when there is no whole page, it may not be fetched, or it is too large or too slow.
    :raises Stopped: when a stop was asked for.
    """
    found = fetch_bytes(address, only_public=only_public, is_stopped=is_stopped)
    headers = Message()
    headers["Content-Type"] = found.content_type
    retrieved = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Page(
        found.url, marked(found.content, headers), _suffix(headers, found.url), retrieved, received=found.content
    )


def fetch_bytes(
    address: str,
    *,
    only_public: bool = False,
    known: tuple[str, str] = ("", ""),
    most_bytes: int | None = None,
    is_stopped: Callable[[], bool] = never,
) -> "Download":
    """Fetch what is at an address as it comes, within the same bounds.

    :param address: an http or https address.
    :param only_public: whether its host must be a public one, too, as where it leads.
    :param known: the version that is known; if it is still there, nothing is sent again.
    :param most_bytes: how large it may be, where that is not what pages may be.
    :param is_stopped: asked often; when it says so, it is not waited for.
    :return: what came.
    :raises FetchError: as `fetch` does.
    :raises Stopped: when a stop was asked for.
    """
    try:
        how = {"only_public": only_public, "known": known, "most_bytes": most_bytes}
        return asyncio.run(_within_time(address, is_stopped, **how))
    except TimeoutError as error:
        raise FetchError(
            f"{address} took longer than {MAX_SECONDS} s; save it in a browser and ingest the file."
        ) from error
    except FetchError as reason:  # the rest of a sentence that begins with the address
        raise FetchError(f"{address} {reason}") from reason


async def _within_time(address: str, is_stopped: Callable[[], bool], **how: Any) -> "Download":  # noqa: ANN401  # as `download` takes
    from ingest.fetch.download import download  # with a library that takes long to load

    async with asyncio.timeout(MAX_SECONDS):
        coming = asyncio.ensure_future(download(address, **how))
        try:
            while not (await asyncio.wait([coming], timeout=_LOOK_SECONDS))[0]:
                if is_stopped():
                    raise Stopped("Reading was stopped; what was stored so far stays in the index.")
            return coming.result()
        finally:
            coming.cancel()


def _suffix(headers: Message, url: str) -> str:
    kind = headers.get_content_type() if headers.get("Content-Type") else ""
    named = suffix_of(PurePosixPath(urlsplit(url).path).name)
    if kind in _VAGUE_TYPES and is_known(named):
        return named
    return suffix_of_type(kind) or guess_extension(kind) or named
