"""The rows of windows put together, computed by hand; the shipped model on a few sentences."""

from functools import partial

import numpy as np
import pytest

from index.errors import ModelError
from index.models.packaged import file_sha256
from ingest.statements.tagger.inputs import LABELS, LINK, WIDTH, blocks
from ingest.statements.tagger.model import WEIGHTS, Tagger, joined
from text.quotations import find_quotations


@pytest.fixture(scope="module")
def tagger(tmp_path_factory):
    return Tagger(tmp_path_factory.mktemp("models"))


def test_a_piece_in_two_windows_is_of_the_one_that_it_is_deeper_in():
    outputs = [np.full((size + 2, WIDTH), number, np.float32) for number, size in ((1, 4), (2, 4))]
    found = joined(6, [(0, 4), (2, 6)], outputs)
    assert found.values[:, 0].tolist() == [1, 1, 1, 2, 2, 2]
    assert found.nobody[:, 0].tolist() == [8, 8, 8, 32, 32, 32]  # 64 products of 1 or 4, divided by the root of 64


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
    spans = [(*one.contents, one.source, one.cue) for one in reading.said]
    assert [tuple(part and text[part.start : part.end].rstrip(".,") for part in one) for one in spans] == expected


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


def test_each_of_three_windows_gives_what_lies_nearest_to_its_middle():
    outputs = [np.full((end - start + 2, WIDTH), start, np.float32) for start, end in ((0, 4), (3, 7), (6, 8))]
    found = joined(8, [(0, 4), (3, 7), (6, 8)], outputs)
    assert found.values[:, 0].tolist() == [0, 0, 0, 3, 3, 3, 6, 6]


def test_a_piece_asks_for_nobody_as_its_window_s_first_mark_answers():
    output = np.zeros((4, WIDTH), np.float32)
    sources, cues = LABELS, LABELS + LINK
    output[0, sources + 2 * LINK], output[0, cues + 2 * LINK] = 3, 5
    output[1, sources], output[2, cues] = 8, 16
    assert joined(2, [(0, 2)], [output]).nobody.tolist() == [[3, 0], [0, 10]]  # 8 · 3 / 8, and 16 · 5 / 8


def test_weights_that_are_not_there_are_named(tmp_path):
    with pytest.raises(ModelError, match=r"The tagger's file .*SHA256SUMS is missing"):
        Tagger(tmp_path, weights=tmp_path)


@pytest.mark.slow
def test_a_tagger_is_known_by_its_weights(tagger):
    assert tagger.fingerprint == file_sha256(WEIGHTS / "tagger.bin")[:12]


@pytest.mark.slow
def test_each_quotation_is_read_in_the_block_in_which_it_begins(tagger, monkeypatch):
    text = "Ann Lee said: “We go.”\nBob Ray said: “We stay.”\nEva Roe said: “We hide.”"
    quotations = find_quotations(text)
    monkeypatch.setattr("ingest.statements.tagger.model.blocks", partial(blocks, most=10))
    quoted = tagger.read(text, quotations).quoted
    assert [one.contents for one in quoted] == [(one.inner,) for one in quotations]
    sources = [text[one.source.start : one.source.end] for one in quoted if one.source]
    assert sources == ["Ann Lee", "Bob Ray", "Eva Roe"]
