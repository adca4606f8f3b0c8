"""What is read from rows of output, each computed by hand: who says what, by which cue, and how sure that is."""

import numpy as np
import pytest

from ingest.statements.tagger.inputs import (
    BEGINS,
    CONTENT,
    CUE,
    LABELS,
    LINK,
    OUTSIDE,
    PARAGRAPH,
    SOURCE,
    WIDTH,
    Pieces,
)
from ingest.statements.tagger.reading import Rows, RowsReader, probability
from text.spans import Span

TEXT = "Ann said we go and Bob said no"
LABELS_OF_TEXT = (
    SOURCE + BEGINS,
    CUE + BEGINS,
    CONTENT + BEGINS,
    CONTENT,
    OUTSIDE,
    SOURCE + BEGINS,
    CUE + BEGINS,
    CONTENT + BEGINS,
)


def pieces(text: str) -> Pieces:
    """A piece a word."""
    words, starts, at = text.split(), [], 0
    for word in words:
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Pieces(*(np.array(one, dtype=np.int64) for one in (range(len(words)), [0] * len(words), starts, ends)))


def rows(labels, sources, cues) -> Rows:
    """Rows that say these labels, and that link pieces to pieces; a piece that is linked to none asks for nobody."""
    values, nobody = np.zeros((len(labels), WIDTH), np.float32), np.zeros((len(labels), 2), np.float32)
    values[np.arange(len(labels)), labels] = 20
    for column, links in enumerate((sources, cues)):
        asked = LABELS + column * LINK
        nobody[:, column] = 20
        for piece, found in links.items():
            values[piece, asked + found] = 400
            nobody[piece, column] = 0
        for piece in range(len(labels)):
            values[piece, asked + 2 * LINK + piece] = 1
    return Rows(values, nobody)


def said(text, labels, sources, cues):
    reader = RowsReader(text, pieces(text), rows(labels, sources, cues))
    return [tuple(text_of(text, part) for part in (*one.contents, one.source, one.cue)) for one in reader.said()]


def text_of(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def test_what_is_said_is_read_with_its_source_and_cue():
    found = said(TEXT, LABELS_OF_TEXT, {2: 0, 3: 0, 7: 5}, {2: 1, 3: 1, 7: 6})
    assert found == [("we go", "Ann", "said"), ("no", "Bob", "said")]


def test_what_stands_around_one_cue_is_one_statement():
    labels = (CONTENT + BEGINS, SOURCE + BEGINS, CUE + BEGINS, CONTENT + BEGINS)
    assert said("go Ann said now", labels, {0: 1, 3: 1}, {0: 2, 3: 2}) == [("go", "now", "Ann", "said")]


def test_what_asks_for_nobody_has_no_source():
    assert said(TEXT, LABELS_OF_TEXT, {7: 5}, {}) == [("we go", None, None), ("no", "Bob", None)]


def test_a_run_ends_where_another_one_begins():
    labels = (CONTENT + BEGINS, CONTENT, CONTENT + BEGINS)
    assert said("we go now", labels, {}, {}) == [("we go", None, None), ("now", None, None)]


def test_half_a_word_is_the_whole_word():
    one = Pieces(*(np.array(numbers) for numbers in ([1, 2], [0, 0], [0, 2], [2, 6])))
    reader = RowsReader("unsure", one, rows((CONTENT + BEGINS, OUTSIDE), {}, {}))
    assert reader.said()[0].contents == (Span(0, 6),)


def test_a_quotation_is_asked_for_its_source_though_nobody_took_it_for_said():
    reader = RowsReader(TEXT, pieces(TEXT), rows((OUTSIDE,) * 5 + (SOURCE + BEGINS, OUTSIDE, OUTSIDE), {7: 5}, {}))
    (one,) = reader.quoted([Span(28, 30)])
    assert (one.contents, text_of(TEXT, one.source)) == ((Span(28, 30),), "Bob")
    assert one.sure == pytest.approx(probability(1 + 0.3 * np.exp(-2 / 10), somebody=True), abs=1e-4)


def test_no_source_is_ever_certain():
    """Of the sources preferred most, some are wrong: being sure is a share of what is right."""
    assert probability(0.0, somebody=True) < 0.2
    assert probability(0.616, somebody=True) == pytest.approx(0.5, abs=0.01)
    assert 0.9 < probability(1.8, somebody=True) < 0.99
    assert probability(1.0, somebody=False) < 0.9


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("about 8,000 to 30,000 a year", [(8, 11), (12, 14), (15, 17)], "8,000 to 30,000"),
        ("lost close to $100,000", [(0, 4), (5, 10), (11, 13), (14, 18)], "lost close to $100,000"),
        ("one-page letter", [(3, 4), (4, 8)], "one-page"),
        ("Nixon’s first term", [(0, 5), (5, 6)], "Nixon’s"),
    ],
)
def test_what_is_said_begins_and_ends_at_words(text, places, expected):
    numbers = np.arange(len(places))
    starts, ends = (np.array(side, dtype=np.int64) for side in zip(*places, strict=True))
    one = Pieces(numbers, np.zeros(len(places), dtype=np.int64), starts, ends)
    labels = (CONTENT + BEGINS, *[CONTENT] * (len(places) - 1))
    (found,) = RowsReader(text, one, rows(labels, {}, {})).said()
    assert [text_of(text, span) for span in found.contents] == [expected]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ([0.74, 0.74, 0.74], []),
        ([0.76, 0.1, 0.1], ["we"]),
        ([0.41, 0.76, 0.41], ["we go now"]),
        ([0.39, 0.76, 0.39], ["go"]),
        ([0.8, 0.2, 0.8], ["we", "now"]),
    ],
)
def test_what_is_said_is_likely_on_each_piece_and_more_so_on_one(shares, expected):
    found = rows((OUTSIDE,) * 3, {}, {})
    found.values[:, 1:LABELS] = -50
    found.values[:, OUTSIDE], found.values[:, CONTENT] = np.log1p(-np.array(shares)), np.log(shares)
    said = RowsReader("we go now", pieces("we go now"), found).said()
    assert [text_of("we go now", one.contents[0]) for one in said] == expected


def test_a_run_ends_with_its_paragraph():
    text = "we go\nwe stay"
    one = pieces(text)
    one.types[2] = PARAGRAPH
    reader = RowsReader(text, one, rows((CONTENT + BEGINS, CONTENT, CONTENT, CONTENT), {}, {}))
    assert [text_of(text, said.contents[0]) for said in reader.said()] == ["we go", "we stay"]


def test_a_quotation_without_pieces_is_passed_over():
    reader = RowsReader(TEXT, pieces(TEXT), rows(LABELS_OF_TEXT, {}, {}))
    assert list(reader.quoted([Span(3, 4)])) == []
