"""A file is taken apart as its row of the table says; one that holds no others is itself."""

from format_examples import example

from ingest.extract.parts import take_apart
from ingest.records import Source


def test_what_holds_no_others_is_itself() -> None:
    for suffix in (".txt", ".png"):
        assert list(take_apart(Source("a", b"x", suffix))) == [Source("a", b"x", suffix)]


def test_what_holds_others_is_taken_apart() -> None:
    paths = [
        part.path
        for name, suffix in (("ZIP", ".zip"), ("MBOX", ".mbox"))
        for part in take_apart(Source("a", example(name), suffix))
    ]
    assert paths == ["a#in/a.txt", "a#1"]
