"""What reads the words of a picture, and what it gives: lines of words with how sure each is.

Knows no program that reads; `tesseract.py` does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in shades of grey, a byte each, row by row from the top, with so many dots per inch.

    `is_blank` is whether it shows nothing, but perhaps specks. It was turned by so many degrees to be read.
    """

    width: int
    height: int
    dpi: int
    dots: bytes
    is_blank: bool = False
    degrees: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as it was read, and how sure that is, from 0 to 100; its edges, in dots from the left and the top."""

    text: str
    confidence: int
    left: float
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of words. Its letters stand `baseline` dots below the picture's edge, and are `size` dots high."""

    words: tuple[ReadWord, ...]
    baseline: float
    size: float


class PictureReader(Protocol):
    """Reads pictures of pages, one after the other."""

    def read(self, picture: Picture) -> Sequence[ReadLine]:
        """Read the lines of a picture, in the order in which they are to be read.

        :param picture: the picture.
        :return: its lines; none where there are no words. A TimeoutError says that it takes too long.
        """
