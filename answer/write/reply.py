"""A model's reply as it comes, cut into sentences with the numbers of the sources that each names.

Knows how models write: markers before or after the full stop, lists, emphasis. Judges nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from text.sentences import sentence_spans

_MARKER = re.compile(
    r"\s*[\[【]\s*(?:sources?\s*)?(\d{1,9}(?:\s*(?:,|;|and|&)\s*(?:source\s*)?\d{1,9})*)\s*[\]】]", re.IGNORECASE
)
_AFTER_STOP = re.compile(rf"([.!?]+[\"”’'»)]*)((?:{_MARKER.pattern})+)", re.IGNORECASE)
_MAY_END = re.compile(rf"[.!?][\"”’'»)*_]*(?:(?:{_MARKER.pattern})+\s*|\s+)[^\s\[【]|\n", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)]|#+)\s+")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_`](?=\S)|(?<=\S)[*_`](?!\w)")


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as it was written, the same without markers and layout, and the numbers of its markers."""

    raw: str
    text: str
    numbers: tuple[int, ...]


def written_sentences(pieces: Iterable[str]) -> Iterator[Written]:
    """Cut a reply into sentences, each given as soon as it is known to have ended.

    :param pieces: the reply in pieces; when they break off with an error, that error comes through after the last
        whole sentence.
    :return: the sentences in order.
    """
    return _cut(pieces)


def _cut(pieces: Iterable[str]) -> Iterator[Written]:
    waiting = ""
    for piece in pieces:
        waiting += piece
        while (end := _end_of_first(waiting)) is not None:
            yield from _written(waiting[:end])
            waiting = waiting[end:]
    yield from _all_written(waiting)


def _end_of_first(text: str) -> int | None:
    """Where the first sentence ends, markers included, if something follows it that is no marker."""
    lead = len(text) - len(text.lstrip())
    line_end = text.find("\n", lead)
    if line_end >= 0 and not text[:line_end].strip():
        return line_end + 1
    line = text if line_end < 0 else text[:line_end]
    if line_end < 0 and not _MAY_END.search(text, lead):
        return None
    ends = _ends(line)
    is_ended = line_end >= 0 or (len(ends) > 1 and line[ends[0] :].lstrip()[:1] not in ("", "[", "【"))
    return ends[0] if ends and is_ended else None


def _ends(line: str) -> list[int]:
    """Where the sentences of a line end; those of one quotation belong together, and markers to what they follow."""
    # Blanks in place of markers leave all offsets as they are.
    blank = _AFTER_STOP.sub(lambda match: match[1] + " " * (match.end() - match.end(1)), line)
    spans = sentence_spans(blank)
    starts = [span.start for span in spans[1:]]
    ends = [start for start in starts if _is_closed(line[:start])]
    ends = [_before_marker(line, end) for end in ends]
    return sorted({*ends, len(line)}) if spans else []


def _before_marker(line: str, start: int) -> int:
    """A marker that stands at a cut belongs to the sentence before it."""
    match = _MARKER.match(line, start)
    while match and line[:start].rstrip()[-1:] in '.!?"”':
        start = match.end()
        match = _MARKER.match(line, start)
    return start


def _is_closed(text: str) -> bool:
    """Whether every quotation mark that was opened is closed."""
    return text.count("“") <= text.count("”") and text.count('"') % 2 == 0


def _all_written(text: str) -> Iterator[Written]:
    for line in text.splitlines():
        begin = 0
        for end in _ends(line):
            yield from _written(line[begin:end])
            begin = end


def _written(raw: str) -> Iterator[Written]:
    raw = _printable(raw).strip()
    numbers = tuple(int(number) for match in _MARKER.finditer(raw) for number in re.findall(r"\d+", match[1]))
    text = _EMPHASIS.sub("", _BULLET.sub("", _MARKER.sub("", raw))).strip()
    if raw:
        yield Written(raw, text, numbers)


def _printable(text: str) -> str:
    """A text without what could move, hide or turn round words where they are shown."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in text)
