"""Pictures of pages made for tests, what reads them without a program, and the one program where it is installed."""

import io
import os
import shutil
from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.picture_reader import Picture, ReadLine, ReadWord

DPI = 150
WORDS = "The port of Leer has ninety cameras."


def picture_of(*lines: str, size: tuple[int, int] = (1000, 600)) -> Image.Image:
    """A page with these lines, as black as ink on white."""
    image = Image.new("L", size, 255)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(30)
    for number, line in enumerate(lines):
        pen.text((80, 80 + 45 * number), line, fill=0, font=font)
    return image


def saved(*pages: Image.Image, kind: str = "PNG") -> bytes:
    """Pages as a file: of PNG and JPEG the first, of TIFF and PDF all."""
    written, first = io.BytesIO(), pages[0].copy()
    several = {"save_all": True, "append_images": [page.copy() for page in pages[1:]]}
    resolution = {"resolution": DPI} if kind == "PDF" else {"dpi": (DPI, DPI)}
    first.save(written, kind, **resolution, **(several if kind in ("PDF", "TIFF") else {}))
    return written.getvalue()


def read_line(words: str, *, baseline: float = 100, size: float = 30, unsure: Sequence[str] = ()) -> ReadLine:
    """A line as it is read: each word twenty dots wide a letter, and as sure as can be unless it is said otherwise."""
    made, left = [], 80.0
    for word in words.split():
        made.append(ReadWord(word, 50 if word in unsure else 96, left))
        left += 20 * (len(word) + 1)
    return ReadLine(tuple(made), baseline, size)


class TypedReader:
    """Reads of each picture what it was told beforehand; an error is raised."""

    def __init__(self, *pages: Sequence[ReadLine] | Exception) -> None:
        self.pages = list(pages)
        self.met: list[Picture] = []

    def read(self, picture: Picture) -> Sequence[ReadLine]:
        self.met.append(picture)
        page = self.pages.pop(0)
        if isinstance(page, Exception):
            raise page
        return page


def need_tesseract() -> None:
    """Skip what cannot be tried without Tesseract; CI has it."""
    if not shutil.which("tesseract"):
        assert not os.environ.get("CI"), "CI must run the tests of OCR, and there is no Tesseract."
        pytest.skip("There is no Tesseract on this machine, so no picture was read.")
