"""Asks for a page and follows where it moved to, each host looked up once, judged, and asked at the address judged.

Owns HTTP. Proxies, cookies and keys of the user's are not used: a proxy would look hosts up by itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import aclosing, contextmanager, suppress
from dataclasses import dataclass
from http.client import responses
from ssl import PROTOCOL_TLS_CLIENT, SSLContext

import httpx2

from index.errors import FetchError
from ingest.fetch.body import CUT_OFF, whole_body
from ingest.fetch.hosts import addresses_of

SILENCE_SECONDS = 20
"""A server that sends nothing for so long is taken for dead."""
CONNECT_SECONDS = 10
"""For one address, so that there is time for a host's others."""
MAX_REDIRECTS = 5
"""From http to https, to www, to the language and to the page, with one to spare."""
USER_AGENT = "Verbatim/0.1 (document ingest; one request for an address that its user named)"

_HEADERS = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}
_PORTS = {"http": 80, "https": 443}
_MOVED = {301, 302, 303, 307, 308}
_WHOLE = {200, 203}  # 206 has but a part
_UNCHANGED = 304
_LONGEST_VERSION = 500
"""In characters: five times as many as servers use."""
Version = tuple[str, str]
"""What a server calls what it sends: an ETag, and a date in its own words; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class Download:
    """What came: the address where it was in the end, the bytes, and what the server says of their type.

    `version` is what the server calls what came: its ETag and when it was modified. `is_unchanged` tells that it is the
    one that was known, so that no bytes came.
    """

    url: str
    content: bytes
    content_type: str
    version: Version = ("", "")
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How something is asked for: which host was named, what is sent along, and how large it may be."""

    named: str
    headers: Mapping[str, str]
    most_bytes: int | None


async def download(
    address: str, *, only_public: bool = False, known: Version = ("", ""), most_bytes: int | None = None
) -> Download:
    """Fetch what is at an address, following redirects.

    :param address: as the user named it; only its host may be on this machine or in a private network.
    :param only_public: whether not even that one may.
    :param known: the version that is known, so that it need not be sent again.
    :param most_bytes: how large it may be, where that is not what pages may be.
    :return: what came.
    :raises FetchError: when it cannot be had whole.
    """
    url = _checked(_parsed(address))
    headers = {name: value for name, value in zip(("If-None-Match", "If-Modified-Since"), known, strict=True) if value}
    wanted = _Wanted("" if only_public else _host(url), headers, most_bytes)
    for _ in range(MAX_REDIRECTS + 1):
        found = await _ask(url, wanted)
        if isinstance(found, Download):
            return found
        url = _checked(found)
    raise FetchError(
        f"leads on more than {MAX_REDIRECTS} times; open it in a browser and name the address where it ends."
    )


def _parsed(address: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """An address as HTTP wants it: its host in IDNA, everything else percent-encoded, no fragment."""
    try:
        url = base.join(address) if base else httpx2.URL(address)
        return url.copy_with(fragment=None)
    except httpx2.InvalidURL as error:
        raise FetchError("is or leads to no address that can be read; check its spelling.") from error


def _checked(url: httpx2.URL) -> httpx2.URL:
    if url.scheme not in _PORTS:
        raise FetchError(f"leads to an address of {url.scheme}:, and only pages of http: and https: are fetched.")
    if not url.raw_host or not 0 < _port(url) < 1 << 16:
        raise FetchError("is or leads to an address without a host or a possible port; check its spelling.")
    if url.userinfo:
        raise FetchError(
            "is or leads to an address with a user's name or password, which are sent nowhere; leave them out."
        )
    return url


def _host(url: httpx2.URL) -> str:
    return url.raw_host.decode()


def _port(url: httpx2.URL) -> int:
    return _PORTS[url.scheme] if url.port is None else url.port


async def _ask(url: httpx2.URL, wanted: _Wanted) -> Download | httpx2.URL:
    """What is there, or where it moved to. A connection is used once: the next host may have the same address."""
    addresses = await addresses_of(_host(url), _port(url), wanted.named)
    async with httpx2.AsyncClient(
        verify=_vouching(url),
        trust_env=False,
        timeout=httpx2.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS),
    ) as client:
        with _told():
            response = await _first_response(client, url, addresses, wanted.headers)
        async with aclosing(response):
            return await _taken(response, url, wanted)


def _vouching(url: httpx2.URL) -> SSLContext:
    """Who vouches for a host: nobody where nothing is encrypted, for the list of all takes long to load."""
    return httpx2.create_ssl_context() if url.scheme == "https" else SSLContext(PROTOCOL_TLS_CLIENT)


async def _taken(response: httpx2.Response, url: httpx2.URL, wanted: _Wanted) -> Download | httpx2.URL:
    headers = response.headers
    if response.status_code == _UNCHANGED and wanted.headers:
        return Download(str(url), b"", "", is_unchanged=True)
    if response.status_code in _MOVED and "Location" in headers:
        return _parsed(headers["Location"], url)
    if response.status_code not in _WHOLE:
        raise FetchError(f"answered {_status(response.status_code)}; open it in a browser to check it.")
    with _told(has_begun=True):
        coding = headers.get("Content-Encoding", "").lower()
        content = await whole_body(response.aiter_raw(), coding, wanted.most_bytes)
    version = _sent_back(headers.get("ETag", "")), _sent_back(headers.get("Last-Modified", ""))
    return Download(str(url), content, headers.get("Content-Type", ""), version)


def _sent_back(value: str) -> str:
    """A header that is sent back to its server as it came; nothing where that could do harm."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_VERSION else ""


async def _first_response(
    client: httpx2.AsyncClient, url: httpx2.URL, addresses: list[str], more: Mapping[str, str]
) -> httpx2.Response:
    """The beginning of the response from the first address that takes the connection."""
    *others, last = addresses
    for address in others:
        with suppress(httpx2.ConnectError, httpx2.ConnectTimeout):
            return await _send(client, url, address, more)
    return await _send(client, url, last, more)


async def _send(client: httpx2.AsyncClient, url: httpx2.URL, address: str, more: Mapping[str, str]) -> httpx2.Response:
    """Ask a host at one of its addresses, under the name by which it knows itself and its certificate is checked."""
    headers, name = {**_HEADERS, **more, "Host": url.netloc.decode()}, {"sni_hostname": _host(url)}
    request = client.build_request("GET", url.copy_with(host=address), headers=headers, extensions=name)
    return await client.send(request, stream=True)


@contextmanager
def _told(has_begun: bool = False) -> Iterator[None]:
    """Tell in a sentence what went wrong on the way. What a server sends of itself is not repeated."""
    try:
        yield
    except httpx2.TimeoutException as error:
        raise FetchError("does not answer, or stopped to; try again later.") from error
    except httpx2.ConnectError as error:
        raise FetchError(f"cannot be fetched ({error}); check the address and the network.") from error
    except httpx2.TransportError as error:
        if has_begun:
            raise FetchError(CUT_OFF) from error
        raise FetchError("does not answer as a web server does; check the address and the network.") from error


def _status(status: int) -> str:
    """A status and its name, not as the server calls it."""
    return f"{status} {responses.get(status, '')}".rstrip()
