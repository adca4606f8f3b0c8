"""What two processes say to each other arrives as it was, and nothing else is taken for it."""

import io
import struct

import pytest

from index.errors import NoText
from index.records import Document, Heading, Moment
from ingest.extract.messages import (
    Answer,
    MessageTooLong,
    document_message,
    receive_answer,
    receive_part,
    receive_source,
    refusal_message,
    send_answer,
    send_part,
    send_source,
)
from ingest.records import Failure, Source

DOCUMENT = Document(
    id="1f2e",
    text="Größe 👩‍🔬\n\nNinety cameras.",
    title="Größe",
    authors=("Ana Prager", "Bo Lee"),
    published="2020-01-02",
    page_starts=(0, 9),
    moments=(Moment(0, 3), Moment(9, 751)),
    headings=(Heading(0, 5, 1), Heading(9, 15, 2)),
)


def answered(message: bytes, most_bytes: int = 1000) -> Answer:
    pipe = io.BytesIO()
    send_answer(pipe, message, [(30, "page 1 cannot be read")], is_last=True)
    pipe.seek(0)
    return receive_answer(pipe, most_bytes)


def test_a_source_arrives_without_its_key() -> None:
    pipe = io.BytesIO()
    send_source(pipe, Source("ä.txt", b"\x00\xff", ".txt", url="https://l.example/x", retrieved="now", key="upload:1"))
    pipe.seek(0)
    assert receive_source(pipe) == Source("ä.txt", b"\x00\xff", ".txt", url="https://l.example/x", retrieved="now")
    with pytest.raises(EOFError):
        receive_source(pipe)


@pytest.mark.parametrize("part", [Source("ä.txt", b"\x00", ".txt"), Failure("b.txt", "b.txt is damaged.")])
def test_what_a_file_holds_arrives_as_it_was(part: Source | Failure) -> None:
    pipe = io.BytesIO()
    send_part(pipe, part)
    pipe.seek(0)
    assert receive_part(pipe) == part


def test_a_document_arrives_as_it_was() -> None:
    assert answered(document_message(DOCUMENT)) == Answer(DOCUMENT, [[30, "page 1 cannot be read"]], is_last=True)


def test_why_there_is_none_arrives_as_the_error_that_it_is() -> None:
    result = answered(refusal_message(NoText("a.txt is empty."))).result
    assert (type(result), str(result)) == (NoText, "a.txt is empty.")


def test_a_message_that_says_it_is_endless_is_not_waited_for() -> None:
    with pytest.raises(MessageTooLong):
        receive_answer(io.BytesIO(struct.pack(">Q", 1 << 40)), 1000)
