"""The tagger's inputs and the reading of its output, each computed by hand; the shipped model on a few sentences."""

import sys

import numpy as np
import pytest

from index.errors import SettingsError
from index.models.packaged import whole_text_tokenizer
from index.settings import Settings
from ingest.statements.tagger.inputs import (
    BEGINS,
    CAPITAL,
    CONTENT,
    CUE,
    LABELS,
    LINK,
    OUTSIDE,
    PARAGRAPH,
    QUOTED,
    SOURCE,
    WIDTH,
    Pieces,
    blocks,
    pieces_of,
    window,
    windows,
)
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.model import joined
from ingest.statements.tagger.reading import Rows, RowsReader, probability
from text.quotations import find_quotations
from text.spans import Span

TEXT = "Ann said we go and Bob said no"
WORDS = TEXT.split()
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


@pytest.fixture(scope="module")
def tagger(tmp_path_factory):
    return load_tagger("tagger", tmp_path_factory.mktemp("models"))


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
    ("begins", "expected"), [((0, 3, 5), [3, 2, 3]), ((0,), [4, 4]), ((0, 4), [4, 4]), ((0, 1), [1, 4, 3])]
)
def test_a_long_text_is_read_in_blocks_of_paragraphs(begins, expected):
    types = np.zeros(8, dtype=np.int64)
    types[list(begins)] = PARAGRAPH
    everything = Pieces(np.arange(8), types, np.arange(8), np.arange(8) + 1)
    found = list(blocks(everything, most=4))
    assert [len(one.ids) for one in found] == expected
    assert np.concatenate([one.ids for one in found]).tolist() == list(range(8))


def test_no_piece_makes_no_block():
    assert list(blocks(pieces(""), most=4)) == []


def test_a_piece_in_two_windows_is_of_the_one_that_it_is_deeper_in():
    outputs = [np.full((size + 2, WIDTH), number, np.float32) for number, size in ((1, 4), (2, 4))]
    found = joined(6, [(0, 4), (2, 6)], outputs)
    assert found.values[:, 0].tolist() == [1, 1, 1, 2, 2, 2]
    assert found.nobody[:, 0].tolist() == [8, 8, 8, 32, 32, 32]  # 64 products of 1 or 4, divided by the root of 64


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


def test_the_setting_chooses_rules_alone(tmp_path):
    assert load_tagger("rules", tmp_path) is None
    with pytest.raises(SettingsError, match="VERBATIM_STATEMENTS='both' must be tagger or rules"):
        load_tagger("both", tmp_path)
    assert Settings().statements == "tagger"


def test_rules_alone_go_on_where_openvino_does_not_run(tmp_path, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "ingest.statements.tagger.model", None)
    assert load_tagger("tagger", tmp_path / "without") is None
    assert "rules alone" in caplog.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The senator said that the bill would fail.", [("that the bill would fail", "The senator", "said")]),
        ("The bill would fail, the senator said.", [("The bill would fail", "the senator", "said")]),
        ("It rained in Paris on Monday.", []),
        ("", []),
    ],
)
def test_the_shipped_model_reads_plain_sentences(tagger, text, expected):
    reading = tagger.read(text, find_quotations(text))
    found = [tuple(text_of(text, part) for part in (*one.contents, one.source, one.cue)) for one in reading.said]
    assert [tuple(part and part.rstrip(".,") for part in one) for one in found] == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "THE MINISTER SAID THAT THE BILL WOULD FAIL. " * 20,
        "Q: Did it fail?\nA: It did.\n" * 20,
        "MR. JONES: It failed.\nMS. LEE: Did it?\n" * 20,
        "“Go, she said. 'No \" „ « — ” ’ " * 40,
        "\u200b\ufeff \n\n\t",
        "東京は雨だと彼は言った。" * 30,
        "a" * 50_000,
    ],
)
def test_whatever_is_read_every_span_lies_in_the_text(tagger, text):
    reading = tagger.read(text, find_quotations(text))
    for one in (*reading.said, *reading.quoted):
        for span in (*one.contents, *filter(None, (one.source, one.cue))):
            assert 0 <= span.start < span.end <= len(text)
