"""Drop caps: the large letter that opens a text, joined to the rest of its word.

Owns where the line stands that such a letter belongs to, and whether the letter is a word of its own: "A ministry".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.pdf.lines import Line
from text.spelling import is_english

_CAP = re.compile(r"[\"'“„«‘¿¡]?\s?[^\W\d_]{1,2}")
_SMALLEST = 1.7
"""How much larger a drop cap is than its text, at least: two lines high."""
_HEIGHT = 0.8
"""How high a capital is, in parts of the size of its font."""
_WIDEST = 1.3
"""How far from where a drop cap begins the text beside it may begin, for each letter, in parts of the size."""
_WORDS = frozenset("A I O Y E À Á É È".split())
"""Capitals that may be words of their own, in English and in Romance languages."""
_WORD = re.compile(r"[^\W\d_]+")


def join_drop_caps(lines: Sequence[Line]) -> list[Line]:
    """Put each drop cap of a page before the line that begins with the rest of its word.

    :param lines: the lines of the page, in whatever order they were drawn.
    :return: the lines, with no line of its own for a drop cap.
    """
    joined = list(lines)
    known = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    for cap in (line for line in lines if _CAP.fullmatch(line.text)):
        beside = [line for line in joined if _stands_beside(line, cap)]
        if beside:
            first = max(beside, key=lambda line: line.y)
            opened = {id(line): _widened(line, cap) for line in beside}
            opened[id(first)] = _widened(_opened(first, cap, known), cap)
            joined = [opened.get(id(line), line) for line in joined if line is not cap]
    return joined


def _stands_beside(line: Line, cap: Line) -> bool:
    """Whether a line stands right of a drop cap, between its foot and its head."""
    if line.angle != cap.angle or cap.size < _SMALLEST * line.size or not line.text[:1].isalpha():
        return False
    low, high = cap.y - 0.3 * line.size, cap.y + _HEIGHT * cap.size
    return low <= line.y <= high and cap.x < line.x <= cap.x + _WIDEST * cap.size * len(cap.text)


def _opened(line: Line, cap: Line, known: set[str]) -> Line:
    gap = " " if _is_word(cap.text, line.text, known) else ""
    return replace(line, text=cap.text + gap + line.text)


def _widened(line: Line, cap: Line) -> Line:
    """A line as wide as it is with the room that the drop cap takes: it is as full as those below."""
    return replace(line, x=cap.x, reach=cap.x, tail=0, starts=(), room=line.x - cap.x)


def _is_word(cap: str, text: str, known: set[str]) -> bool:
    """Whether a capital is a word of its own: what follows is one, and both together are none.

    So says English, or else what stands elsewhere on the page.
    """
    letter = cap.lstrip("\"'“„«‘¿¡ ")
    found = _WORD.match(text)
    if letter not in _WORDS or found is None:
        return False
    rest, whole = found.group().lower(), letter.lower() + found.group().lower()
    if is_english(rest) != is_english(whole):
        return is_english(rest)
    return rest in known and whole not in known
