"""The evidence model that ships, run for real."""

import pytest

from index.errors import ModelError
from index.models.evidence.loading import load_evidence_model
from index.models.evidence.model import ShippedEvidenceModel
from index.settings import Settings

pytestmark = pytest.mark.slow

PASSAGE = (
    "Axis Communications",
    (
        "Axis was started in Lund, in southern Sweden, in 1984.",
        "Its first product was a print server.",
        "Canon bought most of its shares in 2015.",
    ),
)


@pytest.fixture(scope="module")
def model():
    return load_evidence_model(Settings().models)


@pytest.mark.parametrize(
    ("question", "answering"),
    [
        ("When was Axis founded?", 0),
        ("What did the company make first?", 1),
        ("Who is the owner of Axis now?", 2),
    ],
)
def test_the_sentence_that_answers_has_the_highest_odds(model, question, answering):
    [reading] = model.read(question, [PASSAGE])
    assert reading.sentences.index(max(reading.sentences)) == answering


def test_a_passage_that_answers_has_higher_odds_than_one_that_does_not(model):
    other = ("Weather", ("It rained in Lund.",))
    first, second = model.read("When was Axis founded?", [PASSAGE, other])
    assert first.passage > second.passage
    assert max(first.sentences) > max(second.sentences)


def test_what_it_says_does_not_depend_on_what_is_read_beside_it(model):
    [alone] = model.read("When was Axis founded?", [PASSAGE])
    beside = model.read("When was Axis founded?", [("A long one", ("It rained. " * 80,)), PASSAGE])[1]
    assert beside == alone


def test_nothing_is_read_of_nothing(model):
    assert model.read("When was Axis founded?", []) == []


def test_weights_that_are_not_the_shipped_ones_are_not_used(tmp_path):
    with pytest.raises(ModelError, match="SHA256SUMS is missing"):
        ShippedEvidenceModel(tmp_path, tmp_path)
