"""Where words stand on a page that is a picture: it is read anew, as it was when its document was taken in.

Where each word stood then would be as much as the text itself to keep, and people look at few of the pages.
"""

from collections.abc import Iterator
from itertools import islice

from index.errors import UnreadableSource
from ingest.extract.ocr.tesseract import PAGE_SECONDS, open_tesseract
from ingest.extract.pdf.pictures import draw_pages, pages_of_picture
from ingest.extract.pdf.straighten import before_turning
from ingest.formats import suffix_of_picture
from ingest.picture_reader import Picture, ReadLine, ReadWord
from web.pictures.marks import Box, Glyph


def glyphs_of_scan(content: bytes, number: int, languages: str, size: tuple[int, int]) -> list[Glyph]:
    """Read the characters of a page that is a picture.

    :param content: the PDF or picture file.
    :param number: the page, counted from 1.
    :param languages: those that are read, as Tesseract calls them.
    :param size: the width and height of the picture that is shown.
    :return: the characters, with boxes in the units of that, counted from its bottom; none where nothing can be read.
    """
    reader, page = open_tesseract(languages, PAGE_SECONDS), _page(content, number)
    if reader is None or page is None or page.is_blank:
        return []
    try:
        lines = reader.read(page)
    except TimeoutError:
        return []
    return [glyph for line in lines for word in line.words for glyph in _glyphs(word, line, page, size)]


def _page(content: bytes, number: int) -> Picture | None:
    if not suffix_of_picture(content):
        return next((picture for _, picture in draw_pages(content, [number - 1], to_read=True)), None)
    try:
        with pages_of_picture(content, "") as (_, pages):
            return next(islice(pages, number - 1, None), None)
    except UnreadableSource:
        return None


def _glyphs(word: ReadWord, line: ReadLine, page: Picture, size: tuple[int, int]) -> Iterator[Glyph]:
    """The characters of a word, each with the box of the word, as high as their line: smaller ones are not known."""
    top = min(one.top for one in line.words)
    bottom = max(one.bottom for one in line.words)
    box = _shown([(x, y) for x in (word.left, word.right) for y in (top, bottom)], page, size)
    yield from (Glyph(sign, box) for sign in word.text)


def _shown(corners: list[tuple[float, float]], page: Picture, size: tuple[int, int]) -> Box:
    """The box of some corners in the picture that is shown, which was neither turned nor as fine."""
    whole = page.width, page.height
    places = [before_turning(x, y, whole, page.degrees) for x, y in corners]
    across = [x * size[0] / page.width for x, _ in places]
    up = [size[1] - y * size[1] / page.height for _, y in places]
    return Box(min(across), min(up), max(across), max(up))
