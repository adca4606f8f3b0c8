"""The page of one document: what is known about it, its text, and the cited words highlighted; it needs no script."""

from collections.abc import Sequence

from answer.phrases import phrase
from answer.retold import retold
from index.collections import Collection
from index.originals import KeptOriginal
from index.records import Document, Statement
from text.spans import Span
from web.html.document_text import blocks
from web.html.document_voices import voices_in
from web.html.filters import shortened_id
from web.html.render import render

_MOST_DIGITS = 11
"""Of an offset: no text is as long, and longer numbers are slow to read."""


def document_page(
    document: Document,
    quote: Span | None,
    note: str | None = None,
    statements: Sequence[Statement] = (),
    originals: Sequence[KeptOriginal] = (),
    printed: str | None = None,
    *,
    collections: Sequence[Collection] = (),
    others: Sequence[Document] = (),
    is_panel: bool = False,
) -> str:
    """The page of a document as HTML.

    :param document: the document.
    :param quote: the span to highlight, inside the text; None highlights nothing.
    :param note: a sentence for the reader above the text, such as why nothing is highlighted.
    :param statements: those of the document, marked in the text and the margin.
    :param originals: those that are kept of it, to be downloaded.
    :param printed: the address of the page as it was printed, where that can be shown.
    :param collections: those that it is in.
    :param others: the document as its other sources describe it.
    :param is_panel: whether it is shown beside an answer, without what leads elsewhere.
    :return: the whole page.
    """
    text = blocks(document, quote, voices_in(document, statements))
    shown = {
        "title": document.title,
        "document": document,
        "originals": originals,
        "note": note,
        "collections": collections,
        "others": others,
    }
    shown |= {"printed": printed, "is_panel": is_panel}
    return render("document", **shown, blocks=text, quote=quote)


def missing_page(document_id: str) -> str:
    """The page for a document that the index does not hold."""
    return problem_page(phrase("no_such_document"), phrase("document_missing", id=shortened_id(document_id)))


def problem_page(title: str, sentence: str) -> str:
    """A page that says in plain words what went wrong."""
    return render("problem", title=title, sentence=retold(sentence))


def read_span(document: Document, start: str | None, end: str | None) -> tuple[Span | None, str | None]:
    """The span that an address asks to highlight, or None and a sentence that says why there is none."""
    if start is None and end is None:
        return None, None
    span = read_offsets(start or "", end or "")
    return (span, None) if span and span.end <= len(document.text) else (None, phrase("no_such_place"))


def read_offsets(start: str, end: str) -> Span | None:
    """The stretch that two offsets in an address name; None where they are none."""
    is_span = _is_offset(start) and _is_offset(end) and int(start) < int(end)
    return Span(int(start), int(end)) if is_span else None


def _is_offset(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS
