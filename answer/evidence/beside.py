"""What never answers, whatever is asked: what only announces, asks, labels, or speaks of the text itself.

Decided by the structure of a document and the grammar of a sentence. Knows documents; scores nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from index.records import Document
from text.endings import ends_sentence
from text.figures import FigureKind, figures_in
from text.names import names_in
from text.self_description import is_about_itself, is_caption
from text.spans import Span
from text.speech import HELPING_VERB
from text.tables import head_of, is_head, is_row, line_at

_CLOSING = "\"'”’“»)] "
_HELPING = re.compile(rf"\b{HELPING_VERB}\b", re.IGNORECASE)
_NEW = re.compile(r"\W*an?\b", re.IGNORECASE)
_WORDS_OF_A_LABEL = 4
"""Words of a line without a verb, a figure, a colon or a full stop: it names something, and says nothing of it."""
_WORDS_OF_A_BYLINE = 8
_NEAR = 4
"""Sentences that are looked back through: a note on the text, or a caption, is not longer."""
_CELLS_OF_A_PAIR = 2


def is_heading(document: Document, span: Span) -> bool:
    """Whether a stretch stands in a heading, which only announces."""
    last = bisect_right(document.headings, span.start, key=lambda heading: heading.start) - 1
    return last >= 0 and span.start < document.headings[last].end


def is_beside_the_point(document: Document, sentences: Sequence[Span], span: Span) -> bool:
    """Whether a sentence answers nothing by itself.

    :param document: the document.
    :param sentences: all of its sentences, in order.
    :param span: the sentence.
    :return: True for headings, questions, labels, captions, and rows of a table that has no head.
    """
    words = document.text[span.start : span.end]
    if words.rstrip(_CLOSING).endswith("?") or is_heading(document, span):
        return True
    if is_row(document.text, span) or not ends_sentence(words):
        return _is_torn(document.text, span)
    return is_caption(words) or (not _HELPING.search(words) and _follows(document, sentences, span, is_caption))


def is_of_itself(document: Document, sentences: Sequence[Span], span: Span) -> bool:
    """Whether a sentence speaks of its document as a thing that somebody made, or goes on doing so.

    :param document: the document.
    :param sentences: all of its sentences, in order.
    :param span: the sentence.
    :return: also True for a byline, and behind such a sentence for those that name nothing: "We set out who said what".
    """
    words = document.text[span.start : span.end]
    if is_about_itself(words) or _is_byline(document, sentences, span):
        return True
    return _names_nothing(words) and _follows(document, sentences, span, is_about_itself)


def table_head(document: Document, span: Span) -> Span | None:
    """The row that says what the cells of a row are; None for what is no row, or stands in a table without."""
    is_cells = is_row(document.text, span) or not ends_sentence(document.text[span.start : span.end])
    head = head_of(document.text, span) if is_cells else None
    return None if head is None or is_heading(document, head) else head


def _is_torn(text: str, span: Span) -> bool:
    """Whether a line that ends no sentence says nothing without what stands around it."""
    words, line = text[span.start : span.end], line_at(text, span.start)
    if is_head(text, span) or words.endswith(":"):
        return True
    if is_row(text, span):
        is_pair = text[line.start : line.end].count("|") + 1 == _CELLS_OF_A_PAIR
        return not is_pair and head_of(text, span) is None
    is_whole = words == text[line.start : line.end].strip()
    return is_whole and head_of(text, span) is None and _is_label(words)


def _is_label(words: str) -> bool:
    is_short = len(words.split()) <= _WORDS_OF_A_LABEL and ":" not in words
    return is_short and not any(map(str.isdigit, words)) and not _HELPING.search(words)


def _is_byline(document: Document, sentences: Sequence[Span], span: Span) -> bool:
    """Whether a line names who wrote or when, before anything is told: "The editors, 24 November 2026"."""
    number = bisect_right(sentences, span.start, key=lambda sentence: sentence.start)
    if number > _NEAR:
        return False
    lines = [document.text[one.start : one.end] for one in sentences[:number]]
    is_short = len(lines[-1].split()) <= _WORDS_OF_A_BYLINE if lines else False
    return is_short and not any(map(ends_sentence, lines)) and _is_dated(lines[-1])


def _is_dated(words: str) -> bool:
    return any(figure.kind is FigureKind.DATE and None not in figure.value for figure in figures_in(words))


def _names_nothing(words: str) -> bool:
    """Whether a sentence has no name and no figure, and brings in nothing new, as "a" does."""
    return not names_in(words) and not any(map(str.isdigit, words)) and not _NEW.match(words)


def _follows(document: Document, sentences: Sequence[Span], span: Span, opens: Callable[[str], bool]) -> bool:
    """Whether a sentence stands in one paragraph behind one of a kind, with nothing between that names anything."""
    number = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    for before in reversed(sentences[max(0, number - _NEAR) : max(0, number)]):
        words = document.text[before.start : before.end]
        if "\n" in document.text[before.end : span.start]:
            return False
        if opens(words):
            return True
        if opens is is_about_itself and not _names_nothing(words):
            return False
    return False
