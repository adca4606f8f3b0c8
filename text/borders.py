"""Where words that are taken out of a text begin and end: at whole words, and outside brackets that stay open.

A word here is what a reader would not cut: "8,000", "€1.5", "12%", "U.S.", "well-known", "9/11".
"""

import re
from collections.abc import Iterator

from text.spans import Span

_INNER = r"[&/‐‑-]|(?<=\d)[.,:](?=\d)|\.(?=[a-z0-9])"
_INITIALS = r"(?:[^\W\d_a-z]\.){2,}"
_PLAIN = re.compile(rf"{_INITIALS}|[$€£¥]?\w+(?:(?:{_INNER})\w+)*%?")
_WITH_APOSTROPHES = re.compile(rf"{_INITIALS}|[$€£¥]?\w+(?:(?:{_INNER}|['’])\w+)*%?")
_LONGEST = 40
"""How far from a border its word is looked for, so that a text without blanks takes no longer."""
_WORD = re.compile(r"\w+")
_NOTE = re.compile(r"\s*(?:[\[(]\s*\d[\d\s,;–-]*[\])]|[⁰¹²³⁴-⁹]+|[*†‡])\s*\Z")
_CLOSING = re.compile(r"[^\w\n([]{0,2}[)\]]")
_STOP_WITHIN = re.compile(r"\.(?=\s*[\[(,;])")
"""A stop that ends no sentence, but an abbreviation."""
_CLOSES = {")": "(", "]": "["}


def word_start(text: str, place: int, *, apostrophes: bool) -> int:
    """Where the word begins that a place lies within; the place itself where it lies in none.

    :param text: the text.
    :param place: the place.
    :param apostrophes: whether "he's" is one word, or two.
    :return: the place to begin at.
    """
    return next((word.start for word in _around(text, place, apostrophes=apostrophes)), place)


def word_end(text: str, place: int, *, apostrophes: bool) -> int:
    """Where the word ends that a place lies within; the place itself where it lies in none.

    :param text: the text.
    :param place: the place.
    :param apostrophes: whether "he's" is one word, or two.
    :return: the place to end at.
    """
    return next((word.end for word in _around(text, place, apostrophes=apostrophes)), place)


def voice_words(text: str, span: Span) -> Span | None:
    """Who speaks, or the verb of it, from the first word to the last: no bracket left open and no note mark.

    :param text: the text.
    :param span: where the words are said to stand.
    :return: where they stand; None when there is no word among them.
    """
    start, end = _outside_brackets(text, span)
    first = _WORD.search(text, start, end)
    if first is None or not any(map(str.isalpha, text[start:end])):
        return None
    # The stop before what was cut off ends an abbreviation: "Grillet et al. [13:".
    kept = ".)]" if end < span.end else ")]"
    end = _last_end(text, first.start(), end, kept)
    return Span(first.start(), end + bool(_STOP_WITHIN.match(text, end)))


def _last_end(text: str, start: int, end: int, kept: str) -> int:
    """Where the last word ends, or one of some marks behind it, before any note marks."""
    while True:
        last = text[end - 1]
        if note := _NOTE.search(text, max(start, end - _LONGEST), end):
            end, kept = note.start(), ".)]"
        elif last.isalnum() or (last == "." and "." in kept) or (last in _CLOSES and _CLOSES[last] in text[start:end]):
            return end
        else:
            end -= 1


def _around(text: str, place: int, *, apostrophes: bool) -> Iterator[Span]:
    """The word that a place lies within, if any."""
    words = _WITH_APOSTROPHES if apostrophes else _PLAIN
    begin = max(0, place - _LONGEST)
    for word in words.finditer(text, begin, place + _LONGEST):
        if word.start() < place < word.end():
            yield Span(word.start(), word.end())


def _outside_brackets(text: str, span: Span) -> tuple[int, int]:
    """A span without what stands in a bracket that it does not close, or closes without opening it."""
    start, opened = span.start, list[int]()
    for place in range(span.start, span.end):
        if text[place] in "([":
            opened.append(place)
        elif text[place] in _CLOSES and not opened:
            start = place + 1
        elif text[place] in _CLOSES:
            opened.pop()
    if not opened:
        return start, span.end
    if len(opened) == 1 and (closing := _CLOSING.match(text, span.end)):
        return start, closing.end()
    return start, span.start + len(text[span.start : opened[0]].rstrip(" ,;:\n\u00a0"))
