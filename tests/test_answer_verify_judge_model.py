"""The shipped judge on a few plain claims; a stand-in for its model shows what is made of the model's number."""

import numpy as np
import pytest

from answer.verify.judge import model as module
from answer.verify.judge.inputs import CLAIM, END, MOST_CLAIM, START
from answer.verify.judge.loading import load_judge
from answer.verify.judge.model import ShippedJudge
from index.errors import ModelError


class Runs:
    """In the place of the model: says one number of whatever it is given, and keeps that."""

    def __init__(self, logit: float) -> None:
        self.logit = logit
        self.given: list[dict[str, np.ndarray]] = []

    def run(self, inputs):
        self.given += inputs
        return [np.array([[self.logit]])]


@pytest.fixture
def stand_in(monkeypatch, tmp_path):
    """A judge whose model says a number."""

    def made(logit: float) -> tuple[ShippedJudge, Runs]:
        runs = Runs(logit)
        monkeypatch.setattr(module, "ShippedModel", lambda *_: runs)
        return ShippedJudge(tmp_path), runs

    return made


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    return load_judge(tmp_path_factory.mktemp("models"))


@pytest.mark.parametrize(("logit", "sure"), [(0.0, 0.5), (np.log(3), 0.75), (-np.log(4), 0.2)])
def test_how_sure_it_is_is_the_logistic_function_of_what_the_model_says(stand_in, logit, sure):
    assert stand_in(logit)[0].sure("It rained.", "Rain fell.") == pytest.approx(sure)


def test_the_model_is_given_the_row_of_premise_and_claim_filled_up_to_one_of_few_lengths(stand_in):
    judge, runs = stand_in(1.0)
    judge.sure("It rained.", "It rained.")
    [given] = runs.given
    assert {name: value.shape for name, value in given.items()} == dict.fromkeys(("ids", "mask", "types"), (1, 32))
    ids = given["ids"][0].tolist()
    assert (ids[0], ids.count(END), ids.index(START)) == (START, 2, 0)
    assert given["mask"].sum() == np.count_nonzero(ids) == 9  # two sides of three pieces each, and three marks
    assert given["types"].max() >= CLAIM


def test_what_cannot_be_read_to_its_end_is_not_borne_out_and_not_asked(stand_in):
    judge, runs = stand_in(9.0)
    assert judge.sure("word " * 200, "It rained.") == 0
    assert judge.sure("It rained.", "word " * (MOST_CLAIM + 1)) == 0
    assert runs.given == []


def test_a_judge_without_its_files_is_not_loaded(tmp_path):
    with pytest.raises(ModelError, match="SHA256SUMS is missing"):
        ShippedJudge(tmp_path, tmp_path / "weights")


@pytest.mark.slow
def test_the_shipped_judge_is_surer_of_what_is_said_than_of_the_contrary(judge):
    premise = "Axis: The company increased its sales of cameras to police forces in Sweden. It employs people in Lund."
    claims = [
        "Axis increased sales of cameras to the police.",
        "Axis decreased sales of cameras to the police.",
        "Axis sold its forces to cameras.",
    ]
    said, contrary, senseless = (judge.sure(premise, claim) for claim in claims)
    assert said > max(contrary, senseless)


@pytest.mark.slow
def test_the_shipped_judge_knows_what_it_does_not_read_to_its_end(judge):
    assert judge.sure("The police bought cameras.", "They bought cameras.") > 0
    assert judge.sure("They watch the streets by day and by night. " * 14, "The police bought cameras.") == 0
    assert judge.sure("The police bought cameras.", "They watch the streets by day and by night, " * 7) == 0
