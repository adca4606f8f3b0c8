"""Text says by itself in which encoding the server sent it."""

from email.message import Message

import pytest

from ingest.charsets import marked


@pytest.mark.parametrize(
    ("kind", "content", "found"),
    [
        ("text/html; charset=iso-8859-15", b"90 \xa4", "\ufeff90 €".encode()),
        ("text/html", b"90 \xa4", b"90 \xa4"),
        ("text/html; charset=punycode", b"90", b"90"),
        ("text/html; charset=utf-8", b"90 \xa4", b"90 \xa4"),
        ("application/pdf; charset=iso-8859-15", b"90 \xa4", b"90 \xa4"),
    ],
)
def test_text_is_marked_where_the_stated_encoding_is_true(kind: str, content: bytes, found: bytes) -> None:
    headers = Message()
    headers["Content-Type"] = kind
    assert marked(content, headers) == found
