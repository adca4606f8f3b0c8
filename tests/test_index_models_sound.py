"""A model is prepared until it computes what it computed when it was made, or is refused."""

import numpy as np
import pytest

from index.errors import ModelError
from index.models.sound import prepare_sound

SAMPLE = {"ids": np.array([[101, 8, 102]])}


class Multiplier:
    """A model of several threads, each of which gives its own factor."""

    def __init__(self, *factors: float) -> None:
        self.factors, self.at_once, self.discarded = factors, len(factors), False

    def run(self, batches):
        assert batches == [SAMPLE] * self.at_once
        return [np.array([factor]) for factor in self.factors]

    def discard(self) -> None:
        self.discarded = True


def prepared(*models: Multiplier) -> Multiplier:
    waiting = list(models)
    return prepare_sound("The guesser", lambda: waiting.pop(0), SAMPLE, lambda output: bool(output[0] == 1))


def test_a_sound_model_is_prepared_once():
    sound = Multiplier(1)
    assert prepared(sound) is sound


def test_a_model_that_one_thread_has_prepared_wrongly_is_prepared_again():
    wrong, sound = Multiplier(1, 1, 1, 4000), Multiplier(1)
    assert prepared(wrong, Multiplier(4000), sound) is sound
    assert (wrong.discarded, sound.discarded) == (True, False), "What was wrongly prepared must not be kept."


def test_a_model_that_never_computes_what_it_did_is_refused():
    with pytest.raises(ModelError, match="The guesser computes something else on this processor"):
        prepared(*[Multiplier(4000)] * 3)
