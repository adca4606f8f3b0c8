"""Models that the program goes on without where OpenVINO does not run."""

import logging
from collections.abc import Callable
from typing import TypeVar

_log = logging.getLogger(__name__)
Model = TypeVar("Model")


def load_if_possible(load: Callable[[], Model], otherwise: str) -> Model | None:
    """Load a model that needs OpenVINO.

    :param load: imports what runs it, and loads it.
    :param otherwise: what happens without it, as a sentence that lacks its reason.
    :return: the model; None where OpenVINO does not run, which is logged.
    """
    try:
        return load()
    except ImportError as reason:
        _log.warning("%s, since OpenVINO does not run: %s.", otherwise, reason)
        return None
