"""Whether places of a document may bear a sentence out at all, beyond that their words do.

Signs, "before" and quotations must stand there, no orders to a model, and "it" must refer to what was just said.
Knows no alignment and no judge.
"""

from collections.abc import Sequence

from answer.phrases import phrase
from answer.speakers.naming import ANAPHOR
from answer.verify.attribution import attribution
from answer.verify.orders import is_instruction
from answer.verify.quotations import are_verbatim, foreign_signs
from index.records import Document, Statement
from text.sentence_words import turning_words
from text.spans import Span


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
    if signs := foreign_signs(text, there):
        return phrase("withheld_content", words=" ".join(signs))
    if turning := [word for word in turning_words(text) if word not in turning_words(there)]:
        return phrase("withheld_content", words=", ".join(dict.fromkeys(turning)))
    if any(is_instruction(_paragraph(document, one)) for one in stretches):
        return phrase("withheld_instruction")
    if not are_verbatim(text, document, statements, stretches):
        return phrase("withheld_quotation")
    said = attribution(text)
    if ANAPHOR.match(said.who if said else text) and not _follows(document, stretches[0], before):
        return phrase("withheld_anaphor")
    return None


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
