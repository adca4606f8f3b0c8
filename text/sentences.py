"""Where the sentences of a text are. Owns sentencex; knows no document, passage or model.

Sentences never cross a line break: in canonical text a line is a paragraph, heading, list item or table row.
sentencex keeps a quotation of several sentences in one piece; here each of its sentences counts, since any
of them may be the one that answers.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

import sentencex

from text.quotations import QUOTATION_MARKS
from text.spans import Span

_BLANK_QUOTES = str.maketrans({mark: " " for mark in QUOTATION_MARKS})
_CLOSERS = QUOTATION_MARKS + ")]’'"
_WORDS = re.compile(r"\S")
_LONGEST_STRETCH = 5000
"""More characters than nearly all paragraphs have."""
_LONGEST_ENDING = 40
"""Characters before a boundary that may tell that it is none; to look at all would take a long line for ever."""
_CONTINUES = re.compile(r"[a-zà-öø-ÿ]|[(\[]?\d{1,4}[)\]]|[,;:%)\]–—-]")
_UNFINISHED = re.compile(r"(?:\b(?:Nos?|Arts?|pp?|Figs?|Dr|Ms|Sens?|Reps?|Govs?|al|cf|e\.g|i\.e)\.|^\W*\d{1,3}[.)])$")


def sentence_spans(text: str, language: str | None = None, look: Callable[[], None] = lambda: None) -> list[Span]:
    """Find the sentences of a text, in order, without the blanks around them.

    :param text: canonical text.
    :param language: its ISO 639-1 code; English when unknown.
    :param look: called for every few thousand characters; what it raises ends the search.
    :return: one span a sentence; together they hold every character that is not blank.
    """
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        spans.extend(_line_sentences(line.group(), line.start(), language or "en", look))
    return spans


def _line_sentences(line: str, offset: int, language: str, look: Callable[[], None]) -> Iterator[Span]:
    starts = [0, *_sentence_starts(line, language, look)]
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        piece = line[start:end]
        stripped = piece.strip()
        if stripped:
            begin = offset + start + piece.index(stripped)
            yield Span(begin, begin + len(stripped))


def _sentence_starts(line: str, language: str, look: Callable[[], None]) -> Iterator[int]:
    """Offsets at which a second or later sentence begins, opening quotation mark included."""
    previous = 0
    for boundary in islice(_boundaries(line.translate(_BLANK_QUOTES), language, look), 1, None):
        start = _with_marks(line, boundary, previous) if boundary > previous else previous
        if _WORDS.search(line, previous, start) and not _is_one_sentence(line, previous, start):
            yield start
            previous = start


def _boundaries(line: str, language: str, look: Callable[[], None]) -> Iterator[int]:
    """Where sentencex sees sentences begin. A very long line is given to it in stretches, for it looks far back."""
    begin = 0
    while begin < len(line):
        look()
        end = _stretch_end(line, begin)
        for boundary in sentencex.get_sentence_boundaries(language, line[begin:end]):
            yield begin + boundary["start_index"]
        begin = end


def _stretch_end(line: str, begin: int) -> int:
    """Where a stretch ends: with the line, or else behind a full stop, or between words if there is none."""
    limit = begin + _LONGEST_STRETCH
    if len(line) <= limit:
        return len(line)
    ends = (line.rfind(mark, begin + _LONGEST_STRETCH // 2, limit) for mark in (". ", " "))
    return next((end + 1 for end in ends if end >= 0), limit)


def _with_marks(line: str, start: int, previous: int) -> int:
    """Move a boundary so that closing marks stay with the sentence before and opening ones go with the next."""
    while start > previous and (line[start - 1].isspace() or line[start - 1] in QUOTATION_MARKS):
        start -= 1
    while start < len(line) and line[start] in _CLOSERS:
        start += 1
    while start < len(line) and line[start].isspace():
        start += 1
    return start


def _is_one_sentence(line: str, previous: int, start: int) -> bool:
    """Whether a boundary is false: what follows goes on in lower case, or what precedes ends in an abbreviation."""
    before = line[max(previous, start - _LONGEST_ENDING) : start].rstrip()
    return bool(_CONTINUES.match(line, start) or _UNFINISHED.search(before))
