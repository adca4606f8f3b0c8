"""A model is prepared until it computes what it computed when it was made, or is refused."""

import numpy as np
import pytest

from index.errors import ModelError
from index.models.sound import prepare_sound

SAMPLE = {"ids": np.array([[101, 8, 102]])}


class Multiplier:
    """A model whose output is its factor, for each of the inputs."""

    def __init__(self, *factors: float) -> None:
        self.factors = factors

    def run(self, batches):
        assert batches == [SAMPLE] * 4
        return [np.array([self.factors[place % len(self.factors)]]) for place in range(4)]


def prepared(*models: Multiplier) -> Multiplier:
    waiting = list(models)
    return prepare_sound("The guesser", lambda: waiting.pop(0), SAMPLE, lambda output: bool(output[0] == 1))


def test_a_sound_model_is_prepared_once():
    sound = Multiplier(1)
    assert prepared(sound) is sound


def test_a_model_that_one_thread_has_prepared_wrongly_is_prepared_again():
    sound = Multiplier(1)
    assert prepared(Multiplier(1, 1, 1, 4000), Multiplier(4000), sound) is sound


def test_a_model_that_never_computes_what_it_did_is_refused():
    with pytest.raises(ModelError, match="The guesser computes something else on this processor"):
        prepared(*[Multiplier(4000)] * 3)
