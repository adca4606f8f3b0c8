"""The words of a page with how far they reach, by pypdfium2, which measures each character.

Owns where a word ends. Is asked only about pages that may hold a table: other text is read by pypdf alone.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import process_time

import pypdfium2
import pypdfium2.raw as pdfium

_SECONDS = 6.0
"""How much processor time the words of a file may take; a page of a report takes 0.02."""
_MOST_CHARACTERS = 20_000
"""Characters of a page that is measured: one of a report has 4,000."""
_GAP = 0.25
"""From this part of the size of its letters on, a gap parts two words; a blank is hardly narrower."""
_SAME_SIZE = 0.15
_TOUCHING = 0.1
"""In parts of the size of letters: no blank is as narrow, though one may be taken to stand before a raised mark."""
_NOT_SHOWN = frozenset({0, 0xFFFE, 0xFFFF})
"""What stands for characters that a file does not name."""
_HYPHEN = 0x02
"""What pypdfium2 gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points. `is_glued` where no blank parts it from the one before it, as the mark of a note."""

    text: str
    left: float
    right: float
    y: float
    size: float
    is_glued: bool = False

    @property
    def middle(self) -> float:
        """The place halfway between its ends."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """The height of its middle."""
        return self.y + 0.3 * self.size


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    y: float
    size: float


def read_words(content: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, list[Word]]]:
    """Read the words of pages.

    :param content: a PDF file.
    :param numbers: the pages, counted from 0.
    :yield: each page's number and words, in the order in which they were drawn; pages that cannot be read are left out.
    """
    end = process_time() + _SECONDS
    try:
        file = pypdfium2.PdfDocument(content) if numbers else None
    except pypdfium2.PdfiumError:
        return
    if file is None:
        return
    with file:
        for number in numbers:
            if process_time() > end:
                return
            try:
                page = file[number]
                yield number, list(_words(_glyphs(page.get_textpage())))
            except (pypdfium2.PdfiumError, IndexError):
                continue


def _glyphs(page: pypdfium2.PdfTextPage) -> Iterator[_Glyph | None]:
    """The characters of a page; None for a blank or a line end."""
    count = page.count_chars()
    if count > _MOST_CHARACTERS:
        return
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(page, place)
        if code in _NOT_SHOWN or chr(code).isspace():
            yield None
        elif pdfium.FPDFText_GetLooseCharBox(page, place, box) and pdfium.FPDFText_GetCharOrigin(page, place, x, y):
            yield _Glyph("-" if code == _HYPHEN else chr(code), box.left, box.right, y.value, box.top - box.bottom)


def _words(glyphs: Iterator[_Glyph | None]) -> Iterator[Word]:
    run: list[_Glyph] = []
    last: _Glyph | None = None  # the last character of the word before
    for glyph in glyphs:
        if run and (glyph is None or not _goes_on(run[-1], glyph)):
            yield _word(run, last)
            last, run = run[-1], []
        if glyph is not None:
            run.append(glyph)
    if run:
        yield _word(run, last)


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    is_alike = abs(glyph.size - last.size) <= _SAME_SIZE * last.size and abs(glyph.y - last.y) <= 0.1 * last.size
    return is_alike and _is_beside(last, glyph)


def _is_beside(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a character stands behind another with no gap; those of a ligature stand in one place."""
    size = max(last.size, glyph.size)
    is_behind = glyph.left > last.left - _TOUCHING * size and glyph.left - last.right < _GAP * size
    return is_behind and abs(glyph.y - last.y) < 0.6 * size


def _word(run: Sequence[_Glyph], last: _Glyph | None) -> Word:
    first = run[0]
    is_glued = last is not None and _is_beside(last, first) and first.left - last.right < _TOUCHING * first.size
    return Word("".join(one.text for one in run), first.left, run[-1].right, first.y, first.size, is_glued)
