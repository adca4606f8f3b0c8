"""A server on this machine that answers each path with the very bytes, and at the very pace, that a test wants."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Answer = Callable[[socket.socket], None]


class SlowServer(socketserver.ThreadingTCPServer):
    """Keeps the requests that it got, and for which host each connection was encrypted."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, answers: dict[str, Answer], encryption: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.encryption = answers, encryption
        self.requests: list[str] = []
        self.names: list[str | None] = []
        if encryption:
            encryption.sni_callback = lambda _socket, name, _context: self.names.append(name)

    @property
    def site(self) -> str:
        return f"{'https' if self.encryption else 'http'}://localhost:{self.server_address[1]}"


class Handler(socketserver.BaseRequestHandler):
    """Reads a request and answers it."""

    def handle(self) -> None:
        server = self.server
        assert isinstance(server, SlowServer)
        with suppress(OSError):  # whoever asked may have left
            connection = self.request
            if server.encryption:
                connection = server.encryption.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                request += connection.recv(1 << 16) or b"\r\n\r\n"
            server.requests.append(request.decode())
            server.answers[request.split(b" ")[1].decode()](connection)
            connection.close()


@contextmanager
def serving(answers: dict[str, Answer], encryption: ssl.SSLContext | None = None) -> Iterator[SlowServer]:
    with SlowServer(answers, encryption) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def sends(*pieces: bytes) -> Answer:
    """Sends these bytes."""
    return lambda connection: connection.sendall(b"".join(pieces))


def drips(begin: bytes, piece: bytes, pause: float = 0.05) -> Answer:
    """Sends the beginning, and then a piece again and again until nobody listens."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(begin)
        wait = threading.Event()
        while not wait.wait(pause):
            connection.sendall(piece)

    return answer


def redirects(location: str) -> Answer:
    """Leads on to another address."""
    return sends(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ", location.encode(), b"\r\n\r\n")
