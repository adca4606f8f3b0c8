"""Statements of a long text are looked for in its beginning, and for a bounded time; one sentence says so."""

import time

import pytest

from index.errors import Stopped
from index.records import Document, Heading, document_id
from ingest.look import go_on
from ingest.statements.bounds import find_within_bounds

LINE = "“It is {},” said Ana Prager."


def document(*states: str, headings: tuple[Heading, ...] = ()) -> Document:
    text = "\n".join(LINE.format(state) for state in states)
    return Document(document_id(text), text, "", headings=headings)


def said(made: Document, **bounds: float) -> tuple[list[str], str | None]:
    found, note = find_within_bounds(made, "a.txt", None, go_on, **bounds)
    return [made.text[one.contents[0].start : one.contents[0].end] for one in found], note


def test_all_of_a_short_text_is_read():
    assert said(document("open", "shut")) == (["It is open,", "It is shut,"], None)


def test_the_beginning_of_a_longer_one_is_read_in_whole_lines_and_that_is_said():
    made = document("open", "shut", "gone", headings=(Heading(62, 92, 1),))
    found, note = said(made, most=62)
    assert found == ["It is open,", "It is shut,"]
    assert note == "a.txt: who says what was looked for in its first 61 characters; divide it to have the rest."


def test_a_line_that_is_too_long_is_read_up_to_the_bound():
    text = "“It is open,” said Ana Prager. " * 10
    assert said(Document("d", text, ""), most=45)[0] == ["It is open,"]


def test_what_takes_too_long_is_given_up_and_that_is_said():
    found, note = said(document("open"), seconds=0)
    assert found == []
    assert note == (
        "a.txt: finding who says what in it was given up after 0 s of processor time. "
        "The document is in, without its statements."
    )


@pytest.mark.slow
def test_a_stop_ends_it_at_once():
    made = document(*["open"] * 50_000)
    asked = time.monotonic() + 0.5

    def look() -> None:
        if time.monotonic() > asked:
            raise Stopped("Stopped.")

    with pytest.raises(Stopped):
        find_within_bounds(made, "a.txt", None, look)
    assert time.monotonic() - asked < 5
