"""What a process that extracts and the one that asks it say to each other: sources one way, documents the other.

Each message is parts of bytes, each behind its length. Nothing in one is ever run, as a pickle would be.
"""

import json
import struct
from dataclasses import astuple, dataclass, fields
from typing import Any, BinaryIO

import index.errors
from index.errors import SourceError
from index.records import Document, document_of
from ingest.records import Failure, Source

Logged = tuple[int, str]
"""The level and the words of something logged."""
_LENGTH = struct.Struct(">Q")
_FACTS_BYTES = 1 << 20
"""Names and addresses are far shorter."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a source, what was logged meanwhile, and whether the process that answers ends with it."""

    result: Document | SourceError
    logged: list[Logged]
    is_last: bool


class MessageTooLong(Exception):
    """The other process sends more than it may."""


def send_source(stream: BinaryIO, source: Source) -> None:
    """Send a source, all but the key that the store knows it by."""
    facts = {"path": source.path, "suffix": source.suffix, "url": source.url, "retrieved": source.retrieved}
    _send(stream, json.dumps(facts).encode(), source.content)


def receive_source(stream: BinaryIO) -> Source:
    """Wait for a source.

    :param stream: where it comes from.
    :return: the source.
    :raises EOFError: when the other process has ended.
    """
    facts = json.loads(_receive(stream))
    return Source(content=_receive(stream), **facts)


def send_part(stream: BinaryIO, part: Source | Failure) -> None:
    """Send what a file holds: a source, or why there is none."""
    if isinstance(part, Source):
        send_source(stream, part)
    else:
        _send(stream, json.dumps({"path": part.path, "reason": part.reason}).encode(), b"")


def receive_part(stream: BinaryIO) -> Source | Failure:
    """Wait for what a file holds.

    :param stream: where it comes from.
    :return: a source, or why there is none.
    :raises EOFError: when the other process has ended.
    """
    facts, content = json.loads(_receive(stream)), _receive(stream)
    return Failure(**facts) if "reason" in facts else Source(content=content, **facts)


def document_message(document: Document) -> bytes:
    """A document as a message."""
    known = {one.name: getattr(document, one.name) for one in fields(document)}
    return json.dumps({"document": known}, ensure_ascii=False, default=astuple).encode()


def refusal_message(error: SourceError) -> bytes:
    """Why there is no document, as a message."""
    return json.dumps({"refused": type(error).__name__, "reason": str(error)}).encode()


def send_answer(stream: BinaryIO, message: bytes, logged: list[Logged], *, is_last: bool) -> None:
    """Send the message that answers a source, what was logged meanwhile, and whether this process ends with it."""
    _send(stream, message, json.dumps({"logged": logged, "is_last": is_last}).encode())


def receive_answer(stream: BinaryIO, most_bytes: int) -> Answer:
    """Wait for what came of a source.

    :param stream: where it comes from.
    :param most_bytes: how long a message may be.
    :return: the answer.
    :raises EOFError: when the other process has ended.
    :raises MessageTooLong: when it sends more than that.
    """
    answer = json.loads(_receive(stream, max(most_bytes, _FACTS_BYTES)))
    besides = json.loads(_receive(stream, _FACTS_BYTES))
    return Answer(_result(answer), besides["logged"], besides["is_last"])


def _result(answer: dict[str, Any]) -> Document | SourceError:
    if "refused" in answer:
        error: SourceError = getattr(index.errors, answer["refused"])(answer["reason"])
        return error
    return document_of(answer["document"])


def _send(stream: BinaryIO, *parts: bytes) -> None:
    for part in parts:
        stream.write(_LENGTH.pack(len(part)))
        stream.write(part)
    stream.flush()


def _receive(stream: BinaryIO, most_bytes: int | None = None) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if most_bytes is not None and length > most_bytes:
        raise MessageTooLong
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content
