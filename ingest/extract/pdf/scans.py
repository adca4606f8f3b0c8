"""The pages of a document that are pictures: which they are, their lines as they stand, and what may be misread there.

Owns the way from what was read in a picture to lines of a page, and to the stretches of a document's text.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from statistics import median

from index.records import Document
from ingest.extract.pdf.lines import Line, clean_line
from ingest.picture_reader import Picture, PictureReader, ReadLine, ReadWord
from text.spans import Span

DOUBTFUL = 93
"""Words of which the reader is less sure may be misread. On bad scans in German and French three in five of the misread
words are among them, and one in eighteen of the others; at 92, one in three."""
_ALIKE = 0.15
"""Lines whose heights differ less are of one size: a picture does not tell them apart."""
_POINTS = 72

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Scans:
    """What pictures of pages gave: by the number of the page, from 0, its lines and words; and which gave none.

    `is_tried` is whether there was anything to read them with.
    """

    lines: Mapping[int, list[Line]] = field(default_factory=dict)
    words: Mapping[int, list[ReadWord]] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    is_tried: bool = False


def read_scans(pictures: Iterable[tuple[int, Picture | None]], reader: PictureReader | None, path: str) -> Scans:
    """Read pages that are pictures.

    :param pictures: the pages without text, each with its number from 0, and None where it cannot be drawn; one that
        shows nothing is left out.
    :param reader: reads pictures; None where nothing does.
    :param path: where the document came from, as users see it.
    :return: what was read.
    """
    lines: dict[int, list[Line]] = {}
    words: dict[int, list[ReadWord]] = {}
    unread: list[int] = []
    for number, picture in pictures:
        if picture and picture.is_blank:
            continue
        read = _read(reader, picture, f"{path}: page {number + 1}") if reader and picture else ()
        if picture and read:
            lines[number] = [_placed(line, picture) for line in read]
            words[number] = [word for line in read for word in line.words]
        else:
            unread.append(number)
    return Scans(_of_like_sizes(lines), words, tuple(unread), reader is not None)


def mark_scans(document: Document, scans: Scans) -> Document:
    """A document with which of its text was read from pictures, and what in that may be misread.

    :param document: a document that has pages.
    :param scans: what was read.
    :return: the document.
    """
    ends = [*document.page_starts[1:], len(document.text)]
    pages = {number: Span(document.page_starts[number], ends[number]) for number in sorted(scans.words)}
    doubtful = [span for number, page in pages.items() for span in _doubtful(document.text, page, scans.words[number])]
    unread = tuple(number + 1 for number in scans.unread)
    return replace(document, scanned=_joined(pages.values()), doubtful=tuple(doubtful), unread=unread)


def _read(reader: PictureReader, picture: Picture, page: str) -> Sequence[ReadLine]:
    try:
        return reader.read(picture)
    except TimeoutError as error:
        _logger.warning("%s cannot be read (%s).", page, error)
        return ()


def _placed(line: ReadLine, picture: Picture) -> Line:
    """A line in points, from the bottom of its page."""
    scale = _POINTS / picture.dpi
    text = clean_line(" ".join(word.text for word in line.words))
    first, last = line.words[0], line.words[-1]
    tail = len(last.text) if len(line.words) > 1 and text.endswith(last.text) else 0
    y = (picture.height - line.baseline) * scale
    return Line(text, first.left * scale, y, line.size * scale, reach=last.left * scale, tail=tail)


def _of_like_sizes(pages: Mapping[int, list[Line]]) -> dict[int, list[Line]]:
    """Lines of about the usual height are of one size, and the others of whole points."""
    sizes = [line.size for page in pages.values() for line in page for _ in line.text]
    usual = float(round(median(sizes))) if sizes else 0.0

    def sized(line: Line) -> Line:
        is_usual = abs(line.size - usual) <= _ALIKE * usual
        return replace(line, size=usual if is_usual else float(round(line.size)))

    return {number: [sized(line) for line in page if line.text] for number, page in pages.items()}


def _doubtful(text: str, page: Span, words: Sequence[ReadWord]) -> Iterator[Span]:
    """Where words of which the reader is not sure came to stand: the text's words are compared with those read.

    Words that line ends broke are one in the text, and what stood around it is left out.
    """
    stored = list(_words(text, page))
    read, kept = [word.text for word in words], [text[span.start : span.end] for span in stored]
    for kind, first, last, start, end in SequenceMatcher(None, read, kept, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (stored[start + step] for step in range(last - first) if _is_doubtful(words[first + step]))
        elif any(_is_doubtful(word) for word in words[first:last]):
            yield from stored[start:end]


def _is_doubtful(word: ReadWord) -> bool:
    return word.confidence < DOUBTFUL and any(map(str.isalnum, word.text))


def _words(text: str, page: Span) -> Iterator[Span]:
    start = page.start
    for word in text[page.start : page.end].split():
        start = text.index(word, start)
        yield Span(start, start + len(word))
        start += len(word)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Stretches in their order; those that touch are one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end >= span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        elif span.start < span.end:
            joined.append(span)
    return tuple(joined)
