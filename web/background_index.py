"""The index, opened in the background, so that the page is served before the model is loaded.

Owns the app's one embedder, library, conversations, dossiers and standing questions, and its queue of jobs.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path

from index.conversations import Conversations
from index.corpus import Corpus
from index.dossiers import Dossiers
from index.errors import IndexNotWritable, IndexUnreachable, VerbatimError
from index.jobs import Jobs
from index.library import Library, open_library
from index.models.embedder import Embedder, load_embedder
from index.settings import Settings
from index.store_reader import has_store, require_store
from index.watches.questions import Watches


class BackgroundIndex:
    """Loads the model once, in a thread, and opens the index as soon as there is one. Threads may share it.

    Who reads files into the index ends when `closing` is set: the app is about to.
    """

    def __init__(self, settings: Settings, load: Callable[[str, Path, str], Embedder] = load_embedder) -> None:
        """Begin to load.

        :param settings: name the index and the model.
        :param load: loads the model that a setting names, from the folder of models in their fast form, in a precision.
        """
        self.settings = settings
        self.closing = threading.Event()
        self.jobs = Jobs(self.closing)
        self.conversations = Conversations(settings.index)
        self.dossiers = Dossiers(settings.index)
        self.watches = Watches(settings.index)
        self._lock = threading.Lock()
        self._library: Library | None = None
        pool = ThreadPoolExecutor(1, "open-index")
        self._embedder: Future[Embedder] = pool.submit(load, settings.model, settings.models, settings.precision)
        self._warming: Future[Library] = pool.submit(self.library)
        pool.shutdown(wait=False)

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; returns whether a question would now be searched, or refused, at once."""
        with suppress(IndexNotWritable, IndexUnreachable):  # asking for it says why
            if not has_store(self.settings.index):
                return True
        wait([self._warming], seconds)
        return self._warming.done()

    def library(self, *, create: bool = False) -> Library:
        """Wait until the index is open; one that was missing is looked for again.

        :param create: make an empty index when there is none.
        :return: what is open.
        :raises VerbatimError: when the index or its model cannot be opened.
        """
        if self._library is None and not create:
            require_store(self.settings.index)  # before waiting for a model that would have nothing to search
        embedder = self.embedder()
        with self._lock:
            if self._library is None:
                self._library = open_library(self.settings, embedder, create=create)
            return self._library

    def embedder(self) -> Embedder:
        """Wait until the model is loaded.

        :return: it.
        :raises ModelError: when it cannot be loaded.
        """
        fault = self._embedder.exception()
        if isinstance(fault, VerbatimError):  # raised for every question, it must not keep what each was asked with
            raise fault.with_traceback(None)
        return self._embedder.result()

    def snapshot(self) -> Corpus:
        """Take the documents as they are at this moment, once the index is open.

        :return: them.
        :raises VerbatimError: when the index or its model cannot be opened.
        """
        return self.library().snapshot()
