"""Connections over HTTP that are closed when whoever opened them does not go on. Owns uvicorn's protocol."""

import asyncio
from enum import Enum

from uvicorn.protocols.http.h11_impl import H11Protocol


class _Expected(Enum):
    """What is to come next on a connection, and how many seconds it may take: each piece, and in all."""

    # A browser that opens connections ahead of need opens them anew.
    HEAD = (10, 10)
    # As long as an upload of the largest size takes over a slow line.
    BODY = (30, 3600)
    RESPONSE = (None, None)


class Connection(H11Protocol):
    """A connection with a clock: without one, idle and half-sent ones would be held for ever."""

    _expected: _Expected | None = None
    _clock: asyncio.TimerHandle | None = None
    _ends = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as there
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait_on()

    def data_received(self, data: bytes) -> None:
        """Read on."""
        super().data_received(data)
        self._wait_on()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._wait_on()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def _wait_on(self) -> None:
        """Set the clock for what is to come; the pieces of a head have one time together, those of a body one each."""
        expected, now = self._next(), self.loop.time()
        if expected is self._expected is _Expected.HEAD:
            return
        piece, whole = expected.value
        if expected is not self._expected and whole is not None:
            self._ends = now + whole
        self._expected = expected
        self._stop()
        if piece is not None and not self.transport.is_closing():
            self._clock = self.loop.call_at(min(now + piece, self._ends), self.transport.abort)

    def _next(self) -> _Expected:
        if self.cycle is None or self.cycle.response_complete:
            return _Expected.HEAD
        return _Expected.BODY if self.cycle.more_body else _Expected.RESPONSE

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
