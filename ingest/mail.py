"""Takes files of mail apart: a mailbox into its messages, a message into itself and the attachments that are read."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from index.output import harmless
from ingest.formats import is_collection, is_known
from ingest.records import Source

MESSAGE, MAILBOX = ".eml", ".mbox"
_BEGINS = re.compile(rb"^From \S+ [^\n]*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[^\n]*\n", re.MULTILINE)
"""Who sent a message and on which day; a line of its text that begins with "From" names no weekday so."""
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_NAME = 100


def take_apart(shown: str, content: bytes, suffix: str) -> Iterator[Source]:
    """The sources in a file of mail.

    :param shown: the file, as users see it.
    :param content: its bytes.
    :param suffix: that of a message, or of a mailbox.
    :yield: each message, followed by those of its attachments that are read.
    """
    if suffix == MESSAGE:
        yield from _with_attachments(shown, content, "#")
        return
    for number, message in enumerate(_messages(content), start=1):
        yield from _with_attachments(f"{shown}#{number}", message, "/")


def _messages(content: bytes) -> Iterator[bytes]:
    """The messages of a mailbox: each begins below a line of "From", at the start or behind a blank line."""
    begins = [
        match
        for match in _BEGINS.finditer(content)
        if match.start() == 0 or content[max(0, match.start() - 4) : match.start()].endswith((b"\n\n", b"\r\n\r\n"))
    ]
    ends = [*(match.start() for match in begins[1:]), len(content)]
    for match, end in zip(begins, ends, strict=False):
        yield _ESCAPED.sub(rb"\1", content[match.end() : end])


def _with_attachments(shown: str, content: bytes, mark: str) -> Iterator[Source]:
    yield Source(shown, content, MESSAGE)
    named: dict[str, int] = {}
    for part in message_from_bytes(content).walk():
        if (name := _name(part)) is None:
            continue
        suffix = f".{name.rpartition('.')[2].lower()}"
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and is_known(suffix) and not is_collection(suffix):
            named[name] = named.get(name, 0) + 1
            again = f"-{named[name]}" if named[name] > 1 else ""
            yield Source(f"{shown}{mark}{harmless(name)}{again}", body, suffix)


def _name(part: Message) -> str | None:
    """The name of an attachment; None for what is none."""
    name = part.get_filename()
    if part.is_multipart() or not name or "." not in name:
        return None
    return re.split(r"[/\\]", name)[-1][-_LONGEST_NAME:].replace("\n", " ")
