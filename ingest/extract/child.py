"""The program that extracts in a process of its own, within a bound of memory: `python -m ingest.extract.child`.

It imports extractors and nothing that opens the index. Sources come in on standard input, and what came of each goes
out on standard output, until either ends.
"""

import logging
import os
import sys
import threading
from collections.abc import Sequence

from index.errors import SourceError, UnreadableSource
from index.settings import NONE
from ingest.border import border
from ingest.extract.bounds import bound_memory, bound_time, collect_seldom, end_with
from ingest.extract.messages import Logged, document_message, receive_source, refusal_message, send_answer
from ingest.extract.ocr.tesseract import open_tesseract
from ingest.picture_reader import PictureReader
from ingest.records import Source

LANGUAGES = "VERBATIM_OCR"
"""The variable of the environment that names the languages in which pages that are pictures are read."""
_MOST_LOGGED = 100
"""In lines; a book of which every page is damaged has more, and nobody reads them."""
_LONGEST_LOGGED = 5000
"""In characters: the end of a traceback says where it arose."""


class _Log(logging.Handler):
    """Keeps what is logged, for the process that asks."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: list[Logged] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        if len(self._kept) < _MOST_LOGGED:
            self._kept.append((record.levelno, self.format(record)[-_LONGEST_LOGGED:]))

    def take(self) -> list[Logged]:
        """What was logged since the last time."""
        kept, self._kept = self._kept, []
        return kept


def main(arguments: Sequence[str]) -> None:
    """Extract until no source comes any more, or the memory is used up.

    :param arguments: the most megabytes of memory, seconds and megabytes of text that a document may take, the seconds
        for reading pages that are pictures, and the number of the process that asks.
    """
    memory_mb, seconds, text_mb, ocr_seconds, parent = map(int, arguments)
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()
    # What a parser prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    bound_memory(memory_mb << 20)
    collect_seldom()
    log = _Log()
    logging.basicConfig(handlers=[logging.NullHandler()])  # what parsers say to each other is nobody's
    ours = logging.getLogger("ingest")
    ours.addHandler(log)
    ours.setLevel(logging.INFO)
    is_usable = True
    while is_usable:
        try:
            source = receive_source(sys.stdin.buffer)
        except EOFError:
            return
        bound_time(seconds)
        pictures = open_tesseract(os.environ.get(LANGUAGES, NONE), ocr_seconds, lambda: bound_time(seconds))
        answer, is_usable = _answer(source, text_mb, pictures)
        send_answer(answers, answer, log.take(), is_last=not is_usable)


def _answer(source: Source, text_mb: int, pictures: PictureReader | None) -> tuple[bytes, bool]:
    """What came of a source, as a message, and whether this process is as good as before."""
    # Importing it takes so long that whoever asks may have ended before.
    from ingest.extract.choose import extract

    try:
        document = extract(source, pictures)
        with border(source.path, "reading it", parsing=True):
            message = document_message(document)
        if len(message) > text_mb << 20:
            raise UnreadableSource(
                f"{source.path} holds more than {text_mb} MB of text; divide it, or raise VERBATIM_EXTRACT_TEXT_MB."
            )
    except SourceError as error:
        return refusal_message(error), not isinstance(error.__cause__, MemoryError)
    return message, True


if __name__ == "__main__":
    main(sys.argv[1:])
