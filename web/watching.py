"""The thread in which the app watches: folders, feeds, and what is new to standing questions; it ends with the app."""

import logging
from collections.abc import Callable
from functools import partial
from threading import Thread

from answer.phrases import phrase
from index.errors import Stopped, VerbatimError
from ingest.border import border
from web.access.acting import ACTING, Actor, Role
from web.adding.feeds import look_at_feeds
from web.adding.folders import FolderWatch
from web.background_index import BackgroundIndex
from web.kept.standing import Standing

_LOOK_SECONDS = 1.0
"""Nobody waits for what is new by the second; one look when nothing is watched reads no file."""

_logger = logging.getLogger("uvicorn.error")


def begin_watching(index: BackgroundIndex) -> Thread:
    """Watch until the app is about to end.

    :param index: what is watched beside it, and where what is new goes.
    :return: the thread that does.
    """
    thread = Thread(target=_watch, args=(index,), name="watching", daemon=True)
    thread.start()
    return thread


def _watch(index: BackgroundIndex) -> None:
    ACTING.set(Actor(phrase("watch_actor"), Role.EDITOR))
    looks: dict[str, Callable[[], None]] = {
        "folders": FolderWatch(index).look,
        "feeds": partial(look_at_feeds, index),
        "standing questions": Standing(index).look,
    }
    told: dict[str, str] = {}
    while not index.closing.wait(_LOOK_SECONDS):
        for name, look in looks.items():
            fault = _fault(name, look)
            if fault and told.get(name) != fault:  # once, and not every second
                _logger.error(fault)
            told[name] = fault


def _fault(name: str, look: Callable[[], None]) -> str:
    """Why a look failed; nothing where it did not, or the app is about to end. The next one may do better."""
    try:
        with border(name, "watching"):
            look()
    except Stopped:
        return ""
    except VerbatimError as error:
        return str(error)
    return ""
