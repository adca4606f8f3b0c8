"""Whether what a written sentence quotes stands at its place in the source, letter by letter where that matters.

Knows quotation marks and pieces of words; rules on nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from answer.check.places import document_pieces
from answer.speakers.lookup import statements_in
from answer.verify.attribution import attribution
from index.records import Document, Statement
from text.folded import Pieces, occurrences, pieces_of
from text.quotations import quoted_words
from text.spans import Span

_MARKS = re.compile(r"[“”„\"«»]")


def foreign_signs(text: str, there: str) -> list[str]:
    """Signs that are no words and may yet say something, such as "≠", and that the source does not have."""
    return sorted({sign for sign in text if unicodedata.category(sign).startswith("S") and sign not in there})


def are_verbatim(text: str, document: Document, statements: Sequence[Statement], stretches: Sequence[Span]) -> bool:
    """Whether what a sentence has in quotation marks stands at one of some stretches; what is said, in such marks."""
    quoted = quoted_words(text)
    if len(_MARKS.findall(text)) != 2 * len(quoted):
        return False
    is_said = attribution(text) is not None
    return all(
        any(
            any(place.overlaps(one) for one in stretches) and (not is_said or _is_direct(document, statements, place))
            for place in _places(pieces_of(words), document_pieces(document))
        )
        for words in quoted
    )


def _is_direct(document: Document, statements: Sequence[Statement], place: Span) -> bool:
    if any(one.direct for one in statements_in(statements, place)):
        return True
    line = document.text.rfind("\n", 0, place.start) + 1
    return len(_MARKS.findall(document.text[line : place.start])) % 2 == 1


def stands_at(text: str, document: Document, stretch: Span) -> bool:
    """Whether a sentence stands at a place of a document as it is."""
    return any(place.overlaps(stretch) for place in _places(pieces_of(text), document_pieces(document)))


def _places(part: Pieces, whole: Pieces) -> Iterator[Span]:
    for found in occurrences(part, whole):
        yield Span(whole.pieces[found.start].span.start, whole.pieces[found.stop - 1].span.end)
