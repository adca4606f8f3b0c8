"""The pictures that were drawn last, so that a page and the picture in it are drawn once."""

import threading

from answer.phrases import phrase
from index.errors import Busy
from index.memory import Memory
from index.records import Document
from index.settings import Settings
from index.store_reader import StoreReader
from ingest.records import limits_in
from web.pictures.drawing import draw_page
from web.pictures.marks import Words
from web.pictures.original import pdf_of
from web.pictures.picture import Picture

_AT_ONCE = 2
"""How many pages are drawn at a time: each takes half a second of a processor, and memory."""
_WAIT_SECONDS = 5
"""How long a page waits for others to be drawn: three or four are, in that time."""
_KEPT = 8
"""How many pictures are kept in memory: of a megabyte each, for the moment until a browser asks for them."""


class Gallery:
    """Draws pages of the documents of one store. Threads may share it."""

    def __init__(self, settings: Settings) -> None:
        """Draw within the limits of the settings."""
        self._limits, self._most_bytes = limits_in(settings), settings.source_mb << 20
        self._drawing = threading.BoundedSemaphore(_AT_ONCE)
        self._kept: Memory[tuple[str, int], Picture | None] = Memory(_KEPT)

    def picture(
        self, store: StoreReader, document: Document, number: int, words: Words | None = None
    ) -> Picture | None:
        """A page of a document; one without marks may be that which was drawn with some.

        :param store: where the document is.
        :param document: the document.
        :param number: the page, counted from 1.
        :param words: what is to be marked.
        :return: its picture; None where there is none, which is remembered, too.
        :raises Busy: when too many others are drawn.
        """
        key = document.id, number
        known = self._kept.known([key])
        if known and (words is None or known[key] is None):
            return known[key]
        if not self._drawing.acquire(timeout=_WAIT_SECONDS):
            raise Busy(phrase("busy"))
        try:
            content = pdf_of(store, document, self._most_bytes)
            made = draw_page(self._limits, content, number, words) if content else None
        finally:
            self._drawing.release()
        self._kept.keep({key: made})
        return made
