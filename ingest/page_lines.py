"""The lines of a page: what a PDF drew where, put into lines of clean characters.

Owns how fragments make lines and which characters of a line stay. Knows neither pypdf nor what a paragraph is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.characters import canonical_characters

SOFT_HYPHEN = "\u00ad"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_LIGATURE = re.compile("[" + "".join(LIGATURES) + "]")
# A ligature whose width the font does not state leaves a gap that is taken for a space. Words that end in
# "fi" or "fl" are rare, those that end in "ff" are not.
_SPLIT_LIGATURE = re.compile(r"(?<!wi)(?<!sci-)(?<!hi-)([ﬁﬂﬃﬄ]) (?=[a-zäöüßàâçéèêëîïôûñáíóú])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters drawn from one place; a line feed in them ends a line.

    `x` runs along the direction of writing and `y` across it, upwards, in points. `angle` is that direction in
    degrees, and `size` the height of the font as it appears on the page.
    """

    text: str
    x: float
    y: float
    size: float
    angle: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on a page. Its text has no blanks around it and no double ones in it."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    angle: int = 0
    bold: bool = False


def make_lines(fragments: Iterable[Fragment]) -> list[Line]:
    """The lines that the fragments of one page make, in the order in which they were drawn."""
    lines = (_make_line(parts) for parts in _split_fragments(fragments))
    return [line for line in lines if line.text]


def clean_line(text: str) -> str:
    """The characters of a line in Unicode NFC: ligatures spelled out, no control characters, single blanks.

    A soft hyphen stays only at the end, where it says that the word goes on in the next line.
    """
    text = _SPLIT_LIGATURE.sub(r"\1", text)
    text = _LIGATURE.sub(lambda match: LIGATURES[match.group()], text)
    ending = SOFT_HYPHEN if text.rstrip().endswith(SOFT_HYPHEN) else ""
    return " ".join(canonical_characters(text).split()) + ending


def _split_fragments(fragments: Iterable[Fragment]) -> Iterator[list[tuple[str, Fragment]]]:
    parts: list[tuple[str, Fragment]] = []
    for fragment in fragments:
        first, *others = fragment.text.split("\n")
        parts.append((first, fragment))
        for other in others:
            yield parts
            parts = [(other, fragment)]
    yield parts


def _make_line(parts: list[tuple[str, Fragment]]) -> Line:
    visible = [(text, fragment) for text, fragment in parts if text.strip()]
    if not visible:
        return Line("")
    sizes: Counter[float] = Counter()
    for text, fragment in visible:
        sizes[round(fragment.size, 1)] += len(text)
    bold = all(fragment.bold for _, fragment in visible)
    text = clean_line("".join(text for text, _ in parts))
    size = sizes.most_common(1)[0][0]
    # A line may begin with a raised footnote mark: its height is that of its main characters.
    main = next(fragment for _, fragment in visible if round(fragment.size, 1) == size)
    return Line(text, visible[0][1].x, main.y, size, main.angle, bold)
