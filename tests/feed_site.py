"""A site that is public as far as the program can tell: what is asked of news.example is answered on this machine.

Every address is judged as ever; only where the connection goes then is changed. Files that use it import `site`.
"""

import socket
from collections.abc import Iterator

import pytest
from slow_server import Answer, SlowServer, serving

import ingest.fetch.download
import ingest.fetch.hosts

PUBLIC = "93.184.215.14"
Reply = str | tuple[str, str] | Answer


class Site:
    """What lies at each path: an answer, or a text that is sent, with its type or as HTML."""

    def __init__(self, server: SlowServer) -> None:
        self._server = server
        self.address = f"http://news.example:{server.server_address[1]}"
        self.near = f"http://127.0.0.1:{server.server_address[1]}"

    def __setitem__(self, path: str, reply: Reply) -> None:
        self._server.answers[path] = (
            reply if callable(reply) else _sends(*((reply,) if isinstance(reply, str) else reply))
        )

    @property
    def requests(self) -> list[str]:
        return self._server.requests

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for since this was last looked at."""
        paths = [request.split()[1] for request in self._server.requests]
        self._server.requests.clear()
        return paths


def response(status: str, content: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, f"Content-Length: {len(content)}", "", ""]).encode() + content


def _sends(content: str, kind: str = "text/html; charset=utf-8") -> Answer:
    return lambda connection: connection.sendall(response("200 OK", content.encode(), Content_Type=kind))


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    judged = ingest.fetch.download.addresses_of

    def look_up(_host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, port))]

    async def reach(host: str, port: int, named: str) -> list[str]:
        return ["127.0.0.1" if one == PUBLIC else one for one in await judged(host, port, named)]

    monkeypatch.setattr(ingest.fetch.hosts, "getaddrinfo", look_up)
    monkeypatch.setattr(ingest.fetch.download, "addresses_of", reach)
    with serving({}) as server:
        yield Site(server)
