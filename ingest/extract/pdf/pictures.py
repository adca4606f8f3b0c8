"""Pages as pictures that can be read: those of a PDF file, by pypdfium2, and those of a picture file, by Pillow."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import process_time

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from index.errors import UnreadableSource
from ingest.extract.pdf.straighten import skew_of, turned
from ingest.picture_reader import Picture

_DPI = 300
"""As finely as letters are best read; more dots only take longer."""
_MOST_SIDE = 4500
"""In dots: a page of A3. Larger ones, such as posters, are drawn less finely."""
_POINTS = 72
_PAPER = 11.7
"""In inches, the long side of A4, which a picture is taken to be that does not say how fine it is."""
_PLAUSIBLE = range(100, 700)
"""Dots per inch that a scanner writes; 72 or 96 are what a program writes that does not know."""
_MOST_PAGES = 1000
_DARKER = 60
"""How much darker than the paper ink is, of 255 shades."""
_INKED = 0.0001
"""What share of a page has ink, if it shows anything: that of three letters."""
_SPECK_DPI = 75
"""Drawn so coarsely, letters are still seen, and specks are not."""
_LOOK_SECONDS = 10.0
"""How much processor time it may take to see which pages show something, where they are not read."""

PICTURE_DAMAGE = (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError)
"""What Pillow raises on what is no picture, a damaged or a far too large one."""


def draw_pages(content: bytes, numbers: Sequence[int], *, to_read: bool) -> Iterator[tuple[int, Picture | None]]:
    """Draw pages of a PDF file.

    :param content: the file.
    :param numbers: the pages, counted from 0.
    :param to_read: whether they are read; else it only matters whether they show something.
    :yield: each with its number; None where it cannot be drawn, or it takes too long to see whether it shows something.
    """
    if not numbers:
        return
    try:
        file = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        yield from ((number, None) for number in numbers)
        return
    end = process_time() + _LOOK_SECONDS
    with file:
        for number in numbers:
            is_late = not to_read and process_time() > end
            yield number, None if is_late else _drawn(file, number, to_read=to_read)


def _drawn(file: pypdfium2.PdfDocument, number: int, *, to_read: bool) -> Picture | None:
    try:
        page = file[number]
        wanted = _DPI if to_read else _SPECK_DPI
        dpi = max(1, min(wanted, int(_MOST_SIDE * _POINTS / max(page.get_size()))))
        return to_picture(page.render(scale=dpi / _POINTS, grayscale=True).to_pil(), dpi, to_read=to_read)
    except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError):
        return None


@contextmanager
def pages_of_picture(content: bytes, path: str) -> Iterator[tuple[int, Iterator[Picture]]]:
    """Open a picture file, which a TIFF file may have several pages of.

    :param content: the file.
    :param path: where it came from, as users see it.
    :yield: how many pages it has, and the pages, one after the other.
    :raises UnreadableSource: when it is no picture, or damaged.
    """
    try:
        with Image.open(io.BytesIO(content)) as image:
            count = min(getattr(image, "n_frames", 1), _MOST_PAGES)
            yield count, _pages(image, count)
    except PICTURE_DAMAGE as error:
        raise UnreadableSource(f"{path} is damaged, or no picture; save it again as PNG or TIFF.") from error


def _pages(image: Image.Image, count: int) -> Iterator[Picture]:
    for number in range(count):
        image.seek(number)
        yield to_picture(ImageOps.exif_transpose(_on_white(image)), _dpi_of(image))


def _on_white(image: Image.Image) -> Image.Image:
    """A picture without what shines through it."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.copy()
    coloured = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), coloured)


def _dpi_of(image: Image.Image) -> int:
    stated = round(float(image.info.get("dpi", (0, 0))[0]))
    return stated if stated in _PLAUSIBLE else max(70, round(max(image.size) / _PAPER))


def to_picture(image: Image.Image, dpi: int, *, to_read: bool = True) -> Picture:
    """A picture as it is read: in shades of grey, with its lines level, and no larger than can be read.

    :param image: the page.
    :param dpi: its dots per inch.
    :param to_read: whether it is read; else its lines may be as they are.
    :return: the picture.
    """
    longest = max(image.size)
    if longest > _MOST_SIDE:
        image.thumbnail((_MOST_SIDE, _MOST_SIDE))
        dpi = max(1, round(dpi * _MOST_SIDE / longest))
    grey = image.convert("L")
    is_blank = _is_blank(grey, dpi)
    degrees = skew_of(grey) if to_read and not is_blank else 0.0
    return Picture(grey.width, grey.height, dpi, turned(grey, degrees).tobytes(), is_blank, degrees)


def _is_blank(grey: Image.Image, dpi: int) -> bool:
    shades = grey.reduce(max(1, round(dpi / _SPECK_DPI))).histogram()
    count = sum(shades)
    paper = next(shade for shade in range(256) if sum(shades[: shade + 1]) * 2 >= count)
    others = sum(shades[: max(0, paper - _DARKER)]) + sum(shades[paper + _DARKER :])
    return others < _INKED * count
