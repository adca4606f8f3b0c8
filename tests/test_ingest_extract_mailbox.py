"""Mailboxes and messages are taken apart into messages and the attachments that are read."""

import time
from pathlib import Path

import pytest
from format_examples import MESSAGE

from ingest.extract.parts import not_opened, take_apart
from ingest.records import Failure, Source
from ingest.sources import find_sources

PLAIN = "Content-Type: text/plain\r\n"


def with_attachments(*named: tuple[str, str]) -> str:
    parts = "".join(
        f'--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n{words}\r\n'
        for name, words in named
    )
    body = f"--x\r\n{PLAIN}\r\nSee the notes.\r\n{parts}--x--\r\n"
    return f'{MESSAGE}Content-Type: multipart/mixed; boundary="x"\r\n\r\n{body}'


def told(found: list[Source]) -> list[tuple[str, str, bytes]]:
    return [(one.path, one.suffix, one.content) for one in found]


def test_a_message_comes_with_the_attachments_that_are_read():
    named = [
        ("notes.txt", "Nine."),
        ("logo.png", "x"),
        ("../notes.txt", "Ten."),
        ("list.csv", "a,b"),
        ("all.mbox", "y"),
    ]
    message = with_attachments(*named).encode()
    without = message.replace(b"Nine.", b"").replace(b"Ten.", b"").replace(b"a,b", b"")
    *sources, mailbox = take_apart(Source("in/a.eml", message, ".eml"))
    assert mailbox == not_opened("in/a.eml#all.mbox")
    assert told(sources) == [
        ("in/a.eml", ".eml", without),
        ("in/a.eml#notes.txt", ".txt", b"Nine."),
        ("in/a.eml#notes.txt-2", ".txt", b"Ten."),
        ("in/a.eml#list.csv", ".csv", b"a,b"),
    ]


def test_half_a_character_in_a_name_is_written_out():
    message = with_attachments(("x", "Nine.")).replace('filename="x"', "filename*=utf-7''%2B2AA-.txt")
    _, attached = take_apart(Source("a.eml", message.encode(), ".eml"))
    assert attached.path == "a.eml#\\ud800.txt"


def test_a_mailbox_is_taken_apart_into_messages():
    first = "Subject: One\n\nFrom here on.\n>From the start.\n\n"
    second = "Subject: Two\n\nWords.\n"
    box = f"From a@b.test Fri Jun  4\n{first}From c@d.test Sat Jun  5\n{second}".encode()
    assert told(list(take_apart(Source("a.mbox", box, ".mbox")))) == [
        ("a.mbox#1", ".eml", b"Subject: One\n\nFrom here on.\nFrom the start.\n\n"),
        ("a.mbox#2", ".eml", second.encode()),
    ]


@pytest.mark.parametrize("line", ["From a " + "Mon " * 300_000, "From " * 300_000, "\n\nFrom a b" * 100_000])
def test_a_line_that_never_ends_is_looked_at_no_further_than_one_that_begins_a_message(line):
    began = time.process_time()
    list(take_apart(Source("a.mbox", line.encode(), ".mbox")))
    assert time.process_time() - began < 2


def test_a_message_is_otherwise_as_it_was():
    long = f"Subject: {'very ' * 40}long\r\n"
    message = (long + with_attachments(("notes.txt", "Nine.")).replace("See the notes.", "Grüße.\r\nFrom me.")).encode()
    one, _ = take_apart(Source("a.eml", message, ".eml"))
    assert one.content == message.replace(b"Nine.", b"")


def test_files_of_mail_are_taken_apart_where_they_are_found(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.eml").write_bytes(with_attachments(("notes.txt", "Nine.")).encode())
    Path("b.mbox").write_bytes(b"words")
    found = list(find_sources([Path("a.eml"), Path("b.mbox")]))
    assert [one.path for one in found] == ["a.eml", "a.eml#notes.txt", "b.mbox"]
    assert found[-1] == Failure("b.mbox", "b.mbox holds no message; check that it is a mailbox of the mbox kind.")
