"""Connections on which nothing happens are closed; those on which something does are not. The server is real."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from web.connections import Connection, _Expected

HEAD = b"GET / HTTP/1.1\r\nHost: x\r\n"
POST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n"


async def application(scope, receive, send) -> None:
    assert scope["type"] == "http"
    body = await Request(scope, receive).body()
    response: Response = PlainTextResponse(b"took " + body)
    await response(scope, receive, send)


@pytest.fixture
def port(monkeypatch) -> Iterator[int]:
    """The port of a server that waits for half a second in place of ten or thirty."""
    monkeypatch.setattr(_Expected.HEAD, "_value_", (0.5, 0.5))
    monkeypatch.setattr(_Expected.BODY, "_value_", (0.5, 1.2))
    # Uvicorn's own settings of its loggers would outlast this test.
    config = uvicorn.Config(application, http=Connection, ws="none", log_config=None, timeout_keep_alive=60)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join()


def seconds_open(port: int, *pieces: bytes, pause: float = 0.2) -> tuple[float, bytes]:
    """For how long a connection stays open on which these are sent with pauses between; and what came back."""
    with socket.create_connection(("127.0.0.1", port), 10) as opened:
        begun, received = time.monotonic(), b""
        try:
            for piece in pieces:
                opened.sendall(piece)
                time.sleep(pause)
            while piece := opened.recv(1000):
                received += piece
        except ConnectionError:
            pass
        return time.monotonic() - begun, received


def test_who_sends_nothing_is_left(port):
    assert 0.4 < seconds_open(port)[0] < 2


def test_who_sends_half_a_head_is_left_however_slowly_it_grows(port):
    seconds, received = seconds_open(port, HEAD, *[b"X: y\r\n"] * 20)
    assert (seconds < 6, received) == (True, b"")
    assert seconds_open(port, HEAD)[0] < 2


def test_who_sends_half_a_body_is_left(port):
    seconds, received = seconds_open(port, POST + b"12")
    assert (0.4 < seconds < 2, received) == (True, b"")


def test_a_body_may_come_in_pieces_but_not_for_ever(port):
    seconds, received = seconds_open(port, POST, b"1", b"2", b"3", b"4")
    assert received.endswith(b"took 1234")
    long = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 400\r\n\r\n"
    seconds, received = seconds_open(port, long, *[b"1"] * 30)
    assert (seconds < 7, received) == (True, b"")


def test_a_connection_serves_several_requests_and_ends_when_none_comes(port):
    seconds, received = seconds_open(port, HEAD + b"\r\n", POST + b"1234", pause=0.3)
    assert received.count(b"200 OK") == 2
    assert 0.6 < seconds < 3


def test_each_waits_as_long_as_it_is_told():
    assert [each.value for each in _Expected] == [(10, 10), (30, 3600), (None, None)]
