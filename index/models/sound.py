"""Prepares a model until it computes what it computed when it was made.

OpenVINO prepared a model wrongly in two of 140 starts, for the life of the process: log-odds in the thousands. Memory
filled with other values beforehand did not bring it on; a race of the threads that share its weights is likelier.
"""

import logging
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.openvino_runtime import OpenVinoModel

_ATTEMPTS = 3
"""Wrongly prepared twice in a row is rare."""
_log = logging.getLogger(__name__)


def prepare_sound(
    name: str,
    prepare: Callable[[], OpenVinoModel],
    sample: dict[str, NDArray[np.int64]],
    is_right: Callable[[NDArray[np.float32]], bool],
) -> OpenVinoModel:
    """Prepare a model, again if it computes something else of a sample than it should.

    The sample is read as often as the model reads at once, so that most likely each thread reads it.

    :param name: the model's name, for the error.
    :param prepare: prepares it.
    :param sample: an input.
    :param is_right: whether an output is that of the sample.
    :return: the model.
    :raises ModelError: when it computes something else however often it is prepared.
    """
    for attempt in range(_ATTEMPTS):
        if attempt:
            _log.warning("%s was prepared wrongly; it is prepared again.", name)
        model = prepare()
        if all(is_right(output) for output in model.run([sample] * model.at_once)):
            return model
        model.discard()
    raise ModelError(f"{name} computes something else on this processor; start again, or report it.")
