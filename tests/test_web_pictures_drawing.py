"""Drawing in another process: what comes of good files, of bad ones, and of those that take too much."""

import pytest
from pdf_files import pdf_file

from ingest.records import Limits
from web.pictures.drawing import draw_page
from web.pictures.marks import Words

pytestmark = pytest.mark.slow
LIMITS = Limits(memory_mb=1000, seconds=30, text_mb=1)
FILE = pdf_file("The police export.")


def test_a_page_is_drawn_with_its_marks():
    picture = draw_page(LIMITS, FILE, 1, Words("police", "The ", " export"))
    assert picture.png.startswith(b"\x89PNG")
    assert len(picture.marks) == 1


@pytest.mark.parametrize(("content", "number"), [(b"no PDF", 1), (b"", 1), (FILE, 7), (FILE[: len(FILE) // 2], 1)])
def test_what_cannot_be_drawn_is_none(content, number):
    assert draw_page(LIMITS, content, number, None) is None


def test_what_takes_too_much_memory_is_none():
    assert draw_page(Limits(memory_mb=60, seconds=30, text_mb=1), FILE, 1, None) is None


def test_what_takes_too_long_is_none(monkeypatch):
    monkeypatch.setattr("web.pictures.drawing._PATIENCE", 0.001)
    assert draw_page(LIMITS, FILE, 1, None) is None
