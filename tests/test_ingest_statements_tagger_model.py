"""The rows of windows put together, computed by hand; the shipped model on a few sentences."""

import numpy as np
import pytest

from ingest.statements.tagger.inputs import WIDTH
from ingest.statements.tagger.model import Tagger, joined
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
