"""Whether places of a document may bear a sentence out at all, beyond that their words do.

Signs, "before" and quotations must stand there, no orders to a model, and "it" must refer to what was just said.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from answer.check.places import document_pieces
from answer.phrases import phrase
from answer.speakers.lookup import statements_in
from answer.speakers.naming import ANAPHOR
from answer.verify.attribution import attribution
from answer.verify.orders import is_instruction
from index.records import Document, Statement
from text.folded import occurrences, pieces_of
from text.quotations import quoted_words
from text.sentence_words import turning_words
from text.spans import Span

_MARKS = re.compile(r"[“”„\"«»]")


def objection(
    text: str,
    document: Document,
    statements: Sequence[Statement],
    stretches: Sequence[Span],
    there: str,
    before: Span | None,
) -> str | None:
    """Why places do not bear a sentence out.

    :param text: the sentence.
    :param document: the document.
    :param statements: those of the document.
    :param stretches: the places, in order.
    :param there: what may be read there: their text, and what they refer back to or are titled.
    :param before: where in this document the sentence before rests, if it does.
    :return: the reason; None when they may.
    """
    said = attribution(text)
    if signs := sorted({sign for sign in text if unicodedata.category(sign).startswith("S") and sign not in there}):
        return phrase("withheld_content", words=" ".join(signs))
    if turning := [word for word in turning_words(text) if word not in turning_words(there)]:
        return phrase("withheld_content", words=", ".join(dict.fromkeys(turning)))
    if any(is_instruction(_paragraph(document, one)) for one in stretches):
        return phrase("withheld_instruction")
    if not _are_verbatim(text, document, statements, stretches, is_said=said is not None):
        return phrase("withheld_quotation")
    if ANAPHOR.match(said.who if said else text) and not _follows(document, stretches[0], before):
        return phrase("withheld_anaphor")
    return None


def stands_at(text: str, document: Document, stretch: Span) -> bool:
    """Whether a sentence stands at a place of a document as it is."""
    return any(place.overlaps(stretch) for place in _places(text, document))


def _are_verbatim(
    text: str, document: Document, statements: Sequence[Statement], stretches: Sequence[Span], *, is_said: bool
) -> bool:
    """Whether what a sentence has in quotation marks stands at one of some stretches; what is said, in such marks."""
    quoted = quoted_words(text)
    if len(_MARKS.findall(text)) != 2 * len(quoted):
        return False
    return all(
        any(
            any(place.overlaps(one) for one in stretches) and (not is_said or _is_direct(document, statements, place))
            for place in _places(words, document)
        )
        for words in quoted
    )


def _is_direct(document: Document, statements: Sequence[Statement], place: Span) -> bool:
    if any(one.direct for one in statements_in(statements, place)):
        return True
    line = document.text.rfind("\n", 0, place.start) + 1
    return len(_MARKS.findall(document.text[line : place.start])) % 2 == 1


def _places(words: str, document: Document) -> Iterator[Span]:
    """Where a document has words as they are."""
    whole = document_pieces(document)
    for found in occurrences(pieces_of(words), whole):
        yield Span(whole.pieces[found.start].span.start, whole.pieces[found.stop - 1].span.end)


def _follows(document: Document, stretch: Span, before: Span | None) -> bool:
    """Whether the sentence before rests on the same place, or the one that it follows on."""
    if before is None:
        return False
    between = document.text[before.end : stretch.start]
    return before.overlaps(stretch) or (before.end <= stretch.start and not between.strip(" "))


def _paragraph(document: Document, span: Span) -> str:
    text = document.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]
