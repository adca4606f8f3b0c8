"""What the tagger is given: the pieces of a text, windows and blocks of them, each computed by hand."""

import numpy as np
import pytest

from index.models.packaged import whole_text_tokenizer
from ingest.statements.tagger.inputs import CAPITAL, PARAGRAPH, QUOTED, Pieces, blocks, pieces_of, window, windows
from text.quotations import find_quotations


def test_pieces_know_capitals_paragraphs_and_quotations():
    text = "Ann said:\n“We go” now"
    found = pieces_of(text, find_quotations(text), whole_text_tokenizer())
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == (
        ["Ann", "said", ":", "“", "We", "go", "”", "now"]
    )
    assert list(found.types) == ([CAPITAL + PARAGRAPH, 0, 0, PARAGRAPH + QUOTED, CAPITAL + QUOTED, QUOTED, QUOTED, 0])


def test_a_window_has_its_marks():
    found = window(Pieces(*(np.array(numbers) for numbers in ([7, 8, 9], [1, 2, 4], [0, 2, 4], [1, 3, 5]))), 1, 3)
    assert {name: row.tolist() for name, row in found.items()} == {
        "ids": [[101, 8, 9, 102]],
        "mask": [[1, 1, 1, 1]],
        "types": [[0, 2, 4, 0]],
    }


def test_windows_overlap_and_end_with_the_text():
    assert list(windows(10, size=4, step=3)) == [(0, 4), (3, 7), (6, 10)]
    assert list(windows(11, size=4, step=3)) == [(0, 4), (3, 7), (6, 10), (9, 11)]
    assert list(windows(3, size=4, step=3)) == [(0, 3)]


@pytest.mark.parametrize(
    ("begins", "expected"), [((0, 3, 5), [3, 2, 3]), ((0,), [4, 4]), ((0, 2, 4), [4, 4]), ((0, 1), [1, 4, 3])]
)
def test_a_long_text_is_read_in_blocks_of_paragraphs(begins, expected):
    types = np.zeros(8, dtype=np.int64)
    types[list(begins)] = PARAGRAPH
    everything = Pieces(np.arange(8), types, np.arange(8), np.arange(8) + 1)
    found = list(blocks(everything, most=4))
    assert [len(one.ids) for one in found] == expected
    assert np.concatenate([one.ids for one in found]).tolist() == list(range(8))


def test_no_piece_makes_no_block():
    assert list(blocks(Pieces(*[np.zeros(0, dtype=np.int64)] * 4), most=4)) == []


def test_a_quotation_ends_with_its_closing_mark():
    text = "“Go”, “No” so"
    found = pieces_of(text, find_quotations(text), whole_text_tokenizer())
    assert [int(one & QUOTED) for one in found.types] == [4, 4, 4, 0, 4, 4, 4, 0]


def test_an_empty_text_has_no_pieces_and_one_empty_window():
    found = pieces_of("", [], whole_text_tokenizer())
    assert [len(one) for one in (found.ids, found.types, found.starts, found.ends)] == [0, 0, 0, 0]
    assert list(windows(0)) == [(0, 0)]
    assert window(found, 0, 0)["ids"].tolist() == [[101, 102]]


def test_only_the_first_piece_of_a_line_begins_a_paragraph():
    text = "Ann left.\n\n  She sat.\nThey ran."
    found = pieces_of(text, [], whole_text_tokenizer())
    assert found.starts[found.types & PARAGRAPH > 0].tolist() == [0, 13, 22]
