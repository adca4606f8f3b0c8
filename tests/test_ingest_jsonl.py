"""Lines of JSON: objects with their numbers, and records with ids of their own."""

import pytest

from ingest.jsonl import MOST_ERRORS, Record, RecordError, read_objects, read_records


def test_objects_have_the_numbers_of_their_lines() -> None:
    assert list(read_objects([b'\xef\xbb\xbf{"a": 1}\n', b"\n", b"[]"])) == [
        (1, b'{"a": 1}', {"a": 1}),
        (3, b"[]", "is not a JSON object"),
    ]


@pytest.mark.parametrize("line", [b"{", b'{"a": "\xff"}', b"[" * 100_000])
def test_what_is_no_json_is_said(line: bytes) -> None:
    [(number, _, wrong)] = read_objects([line])
    assert number == 1
    assert str(wrong).startswith("is not JSON in UTF-8 (")


def test_a_record_is_known_by_its_id_or_its_line() -> None:
    lines = [b'{"_id": 7, "text": "A."}', b'{"id": "b", "text": "B."}', b'{"_id": "", "text": "C."}']
    assert list(read_records(lines)) == [Record(id, line) for id, line in zip(["7", "b", "line-3"], lines, strict=True)]


def test_what_is_no_record_is_named_and_the_rest_is_read() -> None:
    lines = [b'{"_id": "a", "text": "A."}', b'{"_id": "b"}', b'{"_id": "a", "text": "B."}', b'{"text": "C."}']
    assert list(read_records(lines)) == [
        Record("a", lines[0]),
        RecordError(2, 'is not an object with a "text"; correct or remove it.'),
        RecordError(3, 'repeats the "_id" a of line 1; give each record its own.'),
        Record("line-4", lines[3]),
    ]


def test_of_very_many_errors_the_last_counts_the_rest() -> None:
    lines = [b"x\n"] * (MOST_ERRORS + 5) + [b'{"_id": "a", "text": "A."}', b"x\n", b'{"_id": "b", "text": "B."}']
    *errors, record, other, last = read_records(lines)
    assert [one.line for one in errors if isinstance(one, RecordError)] == list(range(1, MOST_ERRORS + 1))
    assert (record, other) == (Record("a", lines[-3]), Record("b", lines[-1]))
    assert last == RecordError(MOST_ERRORS + 7, "is the last of 6 more that are no records; correct them.")


def test_an_id_that_never_ends_is_repeated_as_far_as_it_can_be_read() -> None:
    line = b'{"_id": "%s", "text": "A."}' % (b"i" * 5000)
    _, repeated = read_records([line, line])
    assert repeated == RecordError(2, f'repeats the "_id" {"i" * 100} of line 1; give each record its own.')
