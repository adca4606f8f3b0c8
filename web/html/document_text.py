"""A document's text as HTML: its lines as paragraphs and headings, page marks, and one span highlighted.

The text is shown character for character; only markup is put between. Knows nothing of metadata or addresses.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from index.records import Document
from text.spans import Span
from web.html.document_voices import Voice, Voices
from web.html.elements import tag, text


def document_body(document: Document, quote: Span | None, voices: Voices | None = None) -> str:
    """The text as HTML, words that somebody is said to have said underlined and named in the margin.

    :param document: the document.
    :param quote: the span to highlight, if any; its first part has the id "quote". Page n has the id "page-n".
    :param voices: who speaks in the document; None marks nobody.
    :return: blocks, one a line of text.
    """
    voices = voices or Voices()
    levels = {heading.start: min(heading.level + 1, 6) for heading in document.headings}
    blocks: list[str] = []
    after_blank = True
    for line in _lines(document.text):
        if line.start == line.end:
            after_blank = True
            continue
        name = f"h{levels[line.start]}" if line.start in levels else "p"
        tight = None if after_blank else "tight"
        blocks.append(tag(name, voices.margin(line) + _line_html(document, line, quote, voices), {"class": tight}))
        after_blank = False
    return "\n".join(blocks)


def highlighted(content: str, span: Span) -> str:
    """A stretch of text as HTML with the span inside it marked."""
    before, inside, after = content[: span.start], content[span.start : span.end], content[span.end :]
    return text(before) + tag("mark", text(inside)) + text(after)


def _lines(content: str) -> Iterator[Span]:
    start = 0
    for line in content.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _line_html(document: Document, line: Span, quote: Span | None, voices: Voices) -> str:
    """One line, cut where a page starts and where the quote and attributed words start and end."""
    pages = _pages_within(document, line)
    marks = [edge for edge in (quote.start, quote.end) if line.start < edge < line.end] if quote else []
    edges = sorted({line.start, line.end, *pages, *marks, *voices.edges(line)})
    pieces = []
    for start, end in pairwise(edges):
        pieces += [_page_mark(page) for page in pages.get(start, ())]
        piece = _piece(document.text, Span(start, end), quote)
        pieces.append(_said(piece, voices.at(start)))
    return "".join(pieces)


def _said(piece: str, voice: Voice | None) -> str:
    """A piece, marked with whose words it is where it is not the document's own."""
    if voice is None:
        return piece
    return tag("span", piece, {"class": "said own" if voice.direct else "said", "title": voice.heard})


def _pages_within(document: Document, line: Span) -> Mapping[int, Sequence[int]]:
    """The pages that start in a line or in the blank before it, by the offset where their mark goes."""
    starts = document.page_starts
    first = bisect_left(starts, line.start)
    while first > 0 and not document.text[starts[first - 1] : line.start].strip():
        first -= 1
    pages: dict[int, list[int]] = defaultdict(list)
    for index in range(first, bisect_left(starts, line.end)):
        pages[max(starts[index], line.start)].append(index + 1)
    return pages


def _page_mark(page: int) -> str:
    # The number is drawn by the style sheet, so that copied text holds the document's words only.
    return tag(
        "span",
        "",
        {
            "class": "page",
            "id": f"page-{page}",
            "data-page": page,
            "role": "doc-pagebreak",
            "aria-label": f"page {page}",
        },
    )


def _piece(content: str, span: Span, quote: Span | None) -> str:
    piece = text(content[span.start : span.end])
    if quote is None or not quote.overlaps(span):
        return piece
    first = not content[quote.start : span.start].strip()
    return tag("mark", piece, {"id": "quote" if first else None})
