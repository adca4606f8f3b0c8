"""What takes a second or two of many documents is worked out once the index is open, before anybody waits for it."""

import threading
from contextlib import suppress

from answer.speakers.identities import identities
from answer.statements import all_said
from index.errors import VerbatimError
from web.background_index import BackgroundIndex


def warm(index: BackgroundIndex) -> threading.Thread:
    """Begin to work it out, in a thread that the app does not wait for when it ends.

    :param index: what is opened.
    :return: the thread.
    """
    thread = threading.Thread(target=_gather, args=(index,), name="warming", daemon=True)
    thread.start()
    return thread


def _gather(index: BackgroundIndex) -> None:
    with suppress(VerbatimError):  # whoever asks is told
        corpus = index.snapshot()
        identities(corpus)
        all_said(corpus)
