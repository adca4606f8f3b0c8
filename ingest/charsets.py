"""Keeps the encoding that a server stated with the text that it sent, for what reads that knows of no server."""

import codecs
from email.message import Message

_NO_CHARSETS = {"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"}
"""What Python takes for encodings of text and no page is in; some take it hours to read."""


def marked(content: bytes, headers: Message) -> bytes:
    """Text in the encoding that the server states, as UTF-8 that says so itself; all else unchanged."""
    charset = headers.get_content_charset()
    if charset is None or headers.get_content_maintype() != "text" or content.startswith(codecs.BOM_UTF8):
        return content
    try:
        if codecs.lookup(charset).name in _NO_CHARSETS:
            return content
        return codecs.BOM_UTF8 + content.decode(charset).encode()
    except (LookupError, UnicodeError):
        return content
