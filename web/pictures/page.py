"""A page of a PDF or picture file as a picture; beside ingest/extract/pdf/pictures.py all that knows pypdfium2."""

import io
from collections.abc import Callable, Iterator, Sequence

import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageOps

from index.settings import NONE
from ingest.extract.pdf.pictures import PICTURE_DAMAGE
from ingest.formats import suffix_of_picture
from web.pictures.marks import Box, Glyph, Words, find_boxes
from web.pictures.picture import Mark, Picture
from web.pictures.scans import glyphs_of_scan

_Read = Callable[[tuple[int, int]], tuple[Mark, ...]]
"""Reads a page that is a picture, and gives the marks on one of that size."""
_WIDTH, _MOST_HEIGHT = 1400, 2800
"""In pixels: sharp enough to be read, also on a screen with small ones."""
_MOST_GLYPHS = 50_000
"""More than the densest page of a newspaper has."""


def draw(content: bytes, number: int, words: Words | None, languages: str = NONE) -> Picture | None:
    """Draw a page.

    :param content: the PDF or picture file.
    :param number: the page, counted from 1.
    :param words: what is to be marked on it.
    :param languages: those in which a page without text is read, to find the words; "none" reads none.
    :return: its picture; None where the file cannot be read, or has no such page.
    """

    def read(size: tuple[int, int]) -> tuple[Mark, ...]:
        return _on_scan(glyphs_of_scan(content, number, languages, size), words, size) if words else ()

    if suffix_of_picture(content):
        return _of_picture_file(content, number, read)
    try:
        with pypdfium2.PdfDocument(content) as file:
            file.init_forms()
            return _of_page(file[number - 1], words, read) if 1 <= number <= len(file) else None
    except pypdfium2.PdfiumError:
        return None


def _of_picture_file(content: bytes, number: int, read: _Read) -> Picture | None:
    try:
        with Image.open(io.BytesIO(content)) as file:
            file.seek(number - 1)
            picture = ImageOps.exif_transpose(file.convert("RGB"))
    except PICTURE_DAMAGE:
        return None
    picture.thumbnail((_WIDTH, _MOST_HEIGHT))
    return _written(picture, read(picture.size))


def _of_page(page: pypdfium2.PdfPage, words: Words | None, read: _Read) -> Picture:
    glyphs = list(glyphs_of(page)) if words else []
    width, height = page.get_size()
    bitmap = page.render(scale=min(_WIDTH / width, _MOST_HEIGHT / height), may_draw_forms=True)
    picture, position = bitmap.to_pil().convert("RGB"), bitmap.get_posconv(page)
    if not any(glyph.sign.isalnum() for glyph in glyphs):
        return _written(picture, read(picture.size))
    boxes = find_boxes(glyphs, words) if words else []
    marks = tuple(_mark([position.to_bitmap(x, y) for x in box.across for y in box.down]) for box in boxes)
    return _written(picture, marks)


def _on_scan(glyphs: Sequence[Glyph], words: Words, size: tuple[int, int]) -> tuple[Mark, ...]:
    """The marks of words on a picture, of which the glyphs have the units, but from the bottom."""
    return tuple(
        _mark([(round(x), size[1] - round(y)) for x in box.across for y in box.down])
        for box in find_boxes(glyphs, words)
    )


def _written(picture: Image.Image, marks: tuple[Mark, ...]) -> Picture:
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=3)
    return Picture(written.getvalue(), picture.width, picture.height, marks)


def glyphs_of(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """The characters of a page with their boxes, as high as their lines."""
    text = page.get_textpage()
    for place in range(min(text.count_chars(), _MOST_GLYPHS)):
        left, bottom, right, top = text.get_charbox(place, loose=True)
        yield Glyph(chr(pypdfium2.raw.FPDFText_GetUnicode(text, place)), Box(left, bottom, right, top))


def _mark(corners: Sequence[tuple[int, int]]) -> Mark:
    across, down = zip(*corners, strict=True)
    return Mark(min(across), min(down), max(across) - min(across), max(down) - min(down))
