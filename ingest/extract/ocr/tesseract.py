"""Tesseract, a program that reads pictures of pages: the only module that knows it.

It runs in a process of its own for each page, within the memory of the process that asks, and within bounds of
processor time: for a page, and for all pages of a document.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache

from ingest.extract.bounds import bound_processor_time, children_seconds
from ingest.extract.ocr.hocr import read_hocr
from ingest.picture_reader import Picture, ReadLine

PROGRAM = "tesseract"
PAGE_SECONDS = 30
"""The most processor time for one page: a dense one of a newspaper takes ten."""
_PATIENCE = 10
"""How many times that is waited for it, since other programs run, too."""


class Tesseract:
    """Reads the pages of one document with the program that is installed."""

    def __init__(self, program: str, languages: str, seconds: int, on_page: Callable[[], None] = lambda: None) -> None:
        """Begin with a document.

        :param program: where the program is.
        :param languages: those that it is told, such as "eng+deu".
        :param seconds: how much processor time all pages may take.
        :param on_page: called before each page.
        """
        self._command = [program, "-", "-", "-l", languages, "-c", "tessedit_create_hocr=1"]
        self._on_page = on_page
        self._end = children_seconds() + seconds

    def read(self, picture: Picture) -> Sequence[ReadLine]:
        """Read the lines of a picture.

        :param picture: the picture.
        :return: its lines.
        :raises TimeoutError: when that takes too long, for this page or for all so far.
        """
        if children_seconds() > self._end:
            raise TimeoutError("reading the pictures of its pages takes too long")
        self._on_page()
        # As PGM, which takes no time to pack.
        head = f"P5 {picture.width} {picture.height} 255\n".encode()
        with subprocess.Popen(
            [*self._command, "--dpi", str(picture.dpi)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # two threads take twice the time of one on busy machines
        ) as running:
            bound_processor_time(running.pid, PAGE_SECONDS)
            try:
                read, _ = running.communicate(head + picture.dots, timeout=PAGE_SECONDS * _PATIENCE)
            except subprocess.TimeoutExpired as error:
                running.kill()
                raise TimeoutError("reading the picture of the page takes too long") from error
        if running.returncode != 0:
            raise TimeoutError("reading the picture of the page takes too much time or memory")
        return read_hocr(read)


def usable_languages(wanted: str) -> str:
    """Those of some languages that an installed Tesseract reads.

    :param wanted: languages as Tesseract calls them, such as "eng+deu".
    :return: the same form; empty where it is not installed, or reads none of them.
    """
    return "+".join(one for one in wanted.split("+") if one in _installed_languages())


def open_tesseract(wanted: str, seconds: int, on_page: Callable[[], None] = lambda: None) -> Tesseract | None:
    """What reads the pictures of a document.

    :param wanted: the languages to read, as Tesseract calls them.
    :param seconds: how much processor time all pages may take; with 0, none is read.
    :param on_page: called before each page.
    :return: it; None where nothing is to be read, or Tesseract is not installed.
    """
    program, languages = shutil.which(PROGRAM), usable_languages(wanted)
    return Tesseract(program, languages, seconds, on_page) if program and languages and seconds else None


def can_read(wanted: str, seconds: int) -> bool:
    """Whether `open_tesseract` would give what reads pictures."""
    return bool(seconds and usable_languages(wanted))


@cache
def _installed_languages() -> frozenset[str]:
    program = shutil.which(PROGRAM)
    if not program:
        return frozenset()
    try:
        told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(told.stdout.splitlines()[1:])
