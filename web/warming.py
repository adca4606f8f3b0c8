"""What takes a second or two of many documents is worked out before anybody waits: at the start, and after changes.

Knows of the index that it changes, and not why.
"""

import threading
from contextlib import suppress

from answer.speakers.identities import identities
from answer.statements import all_said
from index.corpus import Corpus
from index.errors import VerbatimError
from web.background_index import BackgroundIndex

LOOKS_EVERY = 2.0
"""Seconds. A change that none follows for so long is the last of many: what is worked out between them is lost."""


def warm(index: BackgroundIndex) -> threading.Thread:
    """Begin to work it out, in a thread that the app does not wait for when it ends.

    :param index: what is opened; its `closing` ends the thread.
    :return: the thread.
    """
    thread = threading.Thread(target=_keep_warm, args=(index,), name="warming", daemon=True)
    thread.start()
    return thread


def _keep_warm(index: BackgroundIndex) -> None:
    gathered = seen = _gather(index)
    while not index.closing.wait(LOOKS_EVERY):
        before, seen = seen, _generation(index)
        if seen == before and seen != gathered:
            gathered = _gather(index)


def _generation(index: BackgroundIndex) -> int | None:
    """The generation that would be asked now; None while there is none."""
    corpus = _snapshot(index)
    return corpus.generation if corpus else None


def _gather(index: BackgroundIndex) -> int | None:
    """Work it out of the documents as they are.

    :param index: the index.
    :return: their generation; None where there are none.
    """
    corpus = _snapshot(index)
    if corpus is None:
        return None
    with suppress(VerbatimError):  # whoever asks is told
        identities(corpus)
        all_said(corpus)
        corpus.newest_first()
    return corpus.generation


def _snapshot(index: BackgroundIndex) -> Corpus | None:
    with suppress(VerbatimError):
        return index.snapshot()
    return None
