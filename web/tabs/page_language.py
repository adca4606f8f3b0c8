"""The page says in which language it is before Gradio's scripts ask the browser."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from text.spoken import language
from web.assets import FOLDER

_SCRIPT = (FOLDER / "language.js").read_text(encoding="utf-8")


class PageLanguage:
    """Stands before Gradio's application, and writes the language of whoever acts into its page."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def send_whole(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            if message["type"] != "http.response.body":  # what a server may offer beside
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                page = in_language(bytes(body))
                MutableHeaders(raw=start["headers"])["content-length"] = str(len(page))
                await send(start)
                await send({"type": "http.response.body", "body": page})

        # Packed, it could not be written into; it is not long.
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": headers}, receive, send_whole)


def in_language(page: bytes) -> bytes:
    """Gradio's page with its language, and the script that tells Gradio."""
    named = page.replace(b'lang="en"', f'lang="{language()}"'.encode(), 1)
    return named.replace(b"<head>", f"<head><script>{_SCRIPT}</script>".encode(), 1)
