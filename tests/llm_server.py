"""A small OpenAI-compatible endpoint on this machine that replies as it is told: well, badly, slowly or never.

Its replies are scripts: functions from the request to the parts of the body, each sent as it is made.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Script = Callable[[dict], Iterator[bytes]]


def chunk(text: str | None, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text} if text is not None else {}, "finish_reason": finish}
    return _event(choices=[choice])


def usage(**counts: object) -> bytes:
    """The chunk in which an endpoint says how many tokens a reply took."""
    return _event(choices=[], usage=counts)


def _event(**fields: object) -> bytes:
    data = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", **fields}
    return f"data: {json.dumps(data)}\n\n".encode()


DONE = chunk(None, "stop") + b"data: [DONE]\n\n"


def says(text: str, *, pause: float = 0.0) -> Script:
    """Streams a text word by word and ends well."""

    def script(_request: dict) -> Iterator[bytes]:
        for at, word in enumerate(text.split(" ")):
            time.sleep(pause)
            yield chunk(word if at == 0 else f" {word}")
        yield DONE

    return script


def obeys(find: Callable[[str], str]) -> Script:
    """Replies whatever is found in its prompt."""
    return lambda request: says(find(request["messages"][0]["content"]))(request)


def cut(text: str) -> Script:
    """Breaks off after a text, without an ending."""

    def script(_request: dict) -> Iterator[bytes]:
        yield chunk(text)

    return script


def hangs_up(text: str) -> Script:
    """Hangs up after a text, in the middle of a body whose length it gave."""

    def script(_request: dict) -> Iterator[bytes]:
        yield chunk(text)
        raise ConnectionResetError

    return script


def stalls(text: str) -> Script:
    """Says a text, then nothing more, and does not hang up."""

    def script(_request: dict) -> Iterator[bytes]:
        yield chunk(text)
        time.sleep(30)

    return script


def forever(part: bytes, pause: float = 0.0) -> Script:
    """Sends the same for ever."""

    def script(_request: dict) -> Iterator[bytes]:
        while True:
            yield part
            time.sleep(pause)

    return script


def sends(*parts: bytes) -> Script:
    """Sends some bytes."""
    return lambda _request: iter(parts)


@dataclass
class LlmServer:
    """The endpoint: what it replies, with which status, and what it was asked. `failures` fail before replies begin.

    `sent` has when each part of a reply was sent, `left` when each client was found to have hung up before its end.
    `length` is how long it says that a body is; `unknown` names a field of a request that it refuses.
    """

    url: str = ""
    script: Script = field(default_factory=lambda: says("The corpus does not answer this."))
    status: int = 200
    failures: int = 0
    kind: str = "text/event-stream"
    length: int | None = None
    body: bytes = b'{"error": {"message": "Bad key sk-secret-123"}}'
    requests: list[dict] = field(default_factory=list)
    headers: list[Message] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    unknown: str | None = None

    def seconds_to_leave(self, since: float) -> float:
        """How long after a time the first client hung up, waited for if need be."""
        while not self.left and time.monotonic() < since + 10:
            time.sleep(0.01)
        return self.left[0] - since if self.left else float("inf")


@contextmanager
def llm_server() -> Iterator[LlmServer]:
    """Serve until the end of the block."""
    state = LlmServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"  # a reply ends where the connection does

        def do_POST(self) -> None:  # http.server's name
            state.requests.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            state.headers.append(self.headers)
            if state.unknown in state.requests[-1]:
                self.reply(422, "application/json", iter([state.body]))
            elif state.status != 200 or state.failures:
                status, state.failures = (state.status if state.status != 200 else 503), max(0, state.failures - 1)
                self.reply(status, "application/json", iter([state.body]))
            else:
                self.reply(200, state.kind, state.script(state.requests[-1]))

        def reply(self, status: int, kind: str, parts: Iterator[bytes]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if state.length is not None:
                self.send_header("Content-Length", str(state.length))
            self.end_headers()
            try:
                for part in parts:
                    self.wfile.write(part)
                    self.wfile.flush()
                    state.sent.append(time.monotonic())
            except (BrokenPipeError, ConnectionResetError):
                state.left.append(time.monotonic())

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
