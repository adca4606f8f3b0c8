"""What is going on beside what a page shows, such as documents that are being added: told on every page.

Found out only where a page is made, and for whoever asked for it.
"""

from collections.abc import Callable
from contextvars import ContextVar

from starlette.types import ASGIApp, Receive, Scope, Send

_NEWS: ContextVar[Callable[[], str]] = ContextVar("news", default=lambda: "")


def news() -> str:
    """A line of what is going on; nothing where nothing is."""
    return _NEWS.get()()


class Told:
    """Has the pages of an application tell what is going on."""

    def __init__(self, app: ASGIApp, tell: Callable[[], str]) -> None:
        """Stand before an application; `tell` says what is going on, for whoever acts."""
        self._app, self._tell = app, tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        before = _NEWS.set(self._tell)
        try:
            await self._app(scope, receive, send)
        finally:
            _NEWS.reset(before)
