"""Takes files of mail apart: a mailbox into its messages, a message into itself and the attachments that are read."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.generator import BytesGenerator
from email.message import Message
from email.policy import compat32
from io import BytesIO

from index.output import harmless
from ingest.extract.parts import Part, not_opened
from ingest.formats import is_collection, is_known, is_picture, suffix_of
from ingest.records import Failure, Source

MESSAGE = ".eml"
_BEGINS = re.compile(rb"From \S+ [^\n]*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
"""Who sent a message and on which day; a line of its text that begins with "From" names no weekday so."""
_LONGEST_BEGIN = 200
"""In bytes, of an address and a weekday; the pattern takes the square of what it looks at."""
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_NAME = 100
_PAGE_BYTES = 50_000
"""A picture with fewer is a logo or a signature: that of a page, which is worth reading, takes more."""


def mailbox_parts(shown: str, content: bytes, mark: str) -> Iterator[Part]:
    """The messages of a mailbox, each with its attachments.

    :param shown: the file, as users see it.
    :param content: its bytes.
    :param mark: what stands between its path and the numbers of its messages.
    :yield: each message, followed by those of its attachments that are read; a failure where there is no message.
    """
    number = 0
    for number, message in enumerate(_messages(content), start=1):
        yield from message_parts(f"{shown}{mark}{number}", message, "/")
    if not number:
        yield Failure(shown, f"{shown} holds no message; check that it is a mailbox of the mbox kind.")


def message_parts(shown: str, content: bytes, mark: str) -> Iterator[Part]:
    """A message and its attachments.

    :param shown: the message, as users see it.
    :param content: its bytes.
    :param mark: what stands between its path and the names of its attachments.
    :yield: the message, followed by those of its attachments that are read.
    """
    message = message_from_bytes(content)
    attached = list(_attached(shown, message, mark))
    taken_out = any(isinstance(one, Source) for one in attached)
    yield Source(shown, _without(message, content) if taken_out else content, MESSAGE)
    yield from attached


def _messages(content: bytes) -> Iterator[bytes]:
    """The messages of a mailbox: each begins below a line of "From", at the start or behind a blank line."""
    begin: int | None = None
    for start in _lines_of_from(content):
        if begin is not None:
            yield _message(content[begin:start])
        begin = start
    if begin is not None:
        yield _message(content[begin:])


def _message(content: bytes) -> bytes:
    return _ESCAPED.sub(rb"\1", content.partition(b"\n")[2])


def _lines_of_from(content: bytes) -> Iterator[int]:
    """Where the lines are that messages begin below."""
    start = 0 if content.startswith(b"From ") else content.find(b"\nFrom ") + 1
    while start or content.startswith(b"From "):
        is_apart = start == 0 or content[max(0, start - 4) : start].endswith((b"\n\n", b"\r\n\r\n"))
        if is_apart and _BEGINS.match(content, start, start + _LONGEST_BEGIN):
            yield start
        if not (start := content.find(b"\nFrom ", start) + 1):
            return


def _without(message: Message, content: bytes) -> bytes:
    """A message as it is once its attachments are taken out, which are removed by themselves."""
    line_end = "\r\n" if b"\r\n" in content else "\n"
    written = BytesIO()
    as_it_was = compat32.clone(linesep=line_end, max_line_length=0)
    BytesGenerator(written, mangle_from_=False, policy=as_it_was).flatten(message)
    return written.getvalue()


def _attached(shown: str, message: Message, mark: str) -> Iterator[Part]:
    """The attachments that are read, each taken out of the message."""
    named: dict[str, int] = {}
    for part in message.walk():
        if (name := _name(part)) is None:
            continue
        suffix = suffix_of(name)
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not is_known(suffix) or _is_logo(suffix, body):
            continue
        named[name] = named.get(name, 0) + 1
        path = f"{shown}{mark}{harmless(name)}{f'-{named[name]}' if named[name] > 1 else ''}"
        if is_collection(suffix):
            yield not_opened(path)
        else:
            yield Source(path, body, suffix)
            part.set_payload("")


def _is_logo(suffix: str, body: bytes) -> bool:
    return is_picture(suffix) and len(body) < _PAGE_BYTES


def _name(part: Message) -> str | None:
    """The name of an attachment; None for what is none."""
    name = part.get_filename()
    if part.is_multipart() or not name or "." not in name:
        return None
    last = re.split(r"[/\\]", name)[-1][-_LONGEST_NAME:].replace("\n", " ")
    return last.encode("utf-8", "backslashreplace").decode()  # halves of characters, which no database takes
