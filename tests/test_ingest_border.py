"""The border: what nobody foresaw becomes one document's fault, with its kind, words and place; the rest passes."""

import pytest

from index.errors import DocumentFault, IndexNotWritable, NoText, UnreadableSource
from ingest.border import border


def test_an_error_that_nobody_foresaw_is_told_with_its_kind_and_place():
    with pytest.raises(DocumentFault) as caught, border("a.md", "reading it"):
        [][3]
    assert str(caught.value) == (
        "a.md: reading it failed through a fault of this program (IndexError: list index out of range, in "
        "tests/test_ingest_border.py, line 11); the other documents are not affected. "
        "Please report this line, with the document if you may."
    )
    assert isinstance(caught.value.__cause__, IndexError)


def test_an_error_without_words_or_from_a_library_is_told_with_our_line():
    with pytest.raises(DocumentFault, match=r"\(RecursionError, in tests/test_ingest_border.py, line 31\)"):
        _raise(RecursionError())
    with pytest.raises(
        DocumentFault, match=r"JSONDecodeError: Expecting value.*, in tests/test_ingest_border.py, line"
    ):
        _parse()


def _raise(error: Exception) -> None:
    with border("a.md", "reading it"):
        raise error


def _parse() -> None:
    import json

    with border("a.md", "reading it"):
        json.loads("no JSON")


@pytest.mark.parametrize(
    "error", [NoText("a.md is empty."), IndexNotWritable("The disk is full."), KeyboardInterrupt()]
)
def test_what_is_raised_on_purpose_passes(error):
    with pytest.raises(type(error)) as caught, border("a.md", "reading it"):
        raise error
    assert caught.value is error


def test_what_a_parser_raises_is_the_document_s_fault_and_its_cause_is_logged(caplog):
    caplog.set_level("INFO", logger="ingest")
    with pytest.raises(UnreadableSource) as caught, border("a.pdf", "reading it", parsing=True):
        {}["Kids"]
    assert str(caught.value).startswith(
        "a.pdf cannot be read: it is damaged, or this program does not understand it (KeyError: 'Kids', in "
    )
    [record] = caplog.records
    assert (record.getMessage(), record.exc_info[0]) == ("a.pdf: reading it failed", KeyError)


def test_want_of_memory_is_told():
    with pytest.raises(UnreadableSource, match=r"reading it took more memory than it may; .*_EXTRACT_MEMORY_MB"):
        _parse_beyond_memory()


def _parse_beyond_memory() -> None:
    with border("a.pdf", "reading it", parsing=True):
        raise MemoryError
