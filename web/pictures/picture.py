"""The picture of a page, as it is passed between processes and shown."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a picture, in its pixels from the left and the top."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG, its size in pixels, and where the words are."""

    png: bytes
    width: int
    height: int
    marks: tuple[Mark, ...] = ()


def to_message(picture: Picture) -> bytes:
    """A picture as bytes: a line of JSON, and the PNG behind it."""
    facts = {"width": picture.width, "height": picture.height, "marks": [asdict(mark) for mark in picture.marks]}
    return json.dumps(facts).encode() + b"\n" + picture.png


def from_message(message: bytes) -> Picture:
    """The picture that a message holds.

    :param message: what `to_message` made.
    :return: the picture.
    :raises ValueError: when it is no such message.
    """
    line, _, png = message.partition(b"\n")
    facts = json.loads(line)
    return Picture(png, facts["width"], facts["height"], tuple(Mark(**mark) for mark in facts["marks"]))
