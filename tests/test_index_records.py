"""Ids that any index gives the same, and the page of a character."""

from hashlib import sha256

import pytest

from index.records import Document, Moment, Passage, document_id, span_id
from text.spans import Span


def test_a_document_is_known_by_its_text():
    assert document_id("Alpha ω.") == sha256("Alpha ω.".encode()).hexdigest()[:16]


def test_a_place_has_a_positive_id_of_63_bits():
    first = int.from_bytes(sha256(b"d:0:5").digest()[:8], "big") >> 1
    assert span_id("d", 0, 5) == first
    assert 0 <= first < 2**63
    assert span_id("d", 0, 6) != first


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (9, 1), (10, 2), (19, 2), (20, 3), (99, 3)])
def test_a_character_is_on_the_page_that_began_last(offset, page):
    assert Document("d", "text", "T", page_starts=(0, 10, 20)).page_at(offset) == page


def test_what_has_no_pages_has_no_page():
    assert Document("d", "text", "T").page_at(0) is None


def test_a_passage_says_where_it_stands():
    assert Passage(1, "d", 3, 7).span == Span(3, 7)


def test_what_was_read_from_a_picture_is_known_of_each_stretch():
    document = Document("a", "One two.\n\nThree four.", "A", scanned=(Span(10, 21),), doubtful=(Span(16, 21),))
    assert [document.is_scanned(span) for span in (Span(0, 8), Span(4, 12), Span(10, 15))] == [False, True, True]
    assert document.doubtful_in(Span(10, 18)) == (Span(16, 18),)
    assert document.doubtful_in(Span(0, 16)) == ()


def test_a_moment_is_told_as_recordings_show_it():
    assert [Moment(0, seconds).clock for seconds in (0, 59, 751, 3600, 360_001)] == [
        "00:00:00", "00:00:59", "00:12:31", "01:00:00", "100:00:01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("offset", "time"), [(0, None), (3, "00:00:05"), (9, "00:00:05"), (10, "00:12:31"), (99, "00:12:31")]
)
def test_words_are_heard_from_the_moment_before_them_on(offset, time):
    assert Document("d", "text", "T", moments=(Moment(3, 5), Moment(10, 751))).time_at(offset) == time


def test_without_a_recording_there_is_no_time():
    assert Document("d", "text", "T").time_at(0) is None


def test_words_behind_a_recording_are_heard_at_no_time():
    document = Document("d", "text", "T", moments=(Moment(3, 5), Moment(10, None)))
    assert [document.time_at(offset) for offset in (3, 9, 10, 20)] == ["00:00:05", "00:00:05", None, None]
