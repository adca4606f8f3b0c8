"""Whether a paste that has quotations is itself a copy of a place of the source, which must be right as a whole.

Knows no speakers and no verdicts.
"""

from collections.abc import Sequence

from answer.check.places import agreeing, nearest_place
from answer.check.words import TELLING
from index.records import Document
from text.quotations import quoted_places
from text.sentence_words import WordClass, counted_words
from text.spans import Span

# A sentence of the source with one word changed agrees with it in at least so much of what it has outside quotation
# marks; words of that many kinds that are no attribution must stand there, or the paste only attributes.
_COPIED = 0.75
_OTHER_WORDS = 3
_OTHER_KINDS = frozenset((WordClass.CONTENT, WordClass.NUMBER, WordClass.NEGATION, WordClass.HEDGE))
_COMPARED = 5


def is_copied(text: str, documents: Sequence[Document], *, is_single: bool) -> bool:
    """Whether a text copies a place of the source, marks and all, so that what stands beside them is quoted, too.

    :param text: the text, which has quotations.
    :param documents: those that share most with it, best first.
    :param is_single: whether it has one quotation; of several each is judged by itself.
    :return: whether to compare the whole; it may tell less than the source beside its quotation, but drop no "not".
    """
    marked = [Span(*one) for one in quoted_places(text)]
    bounds = [0, *(one.end for one in marked)], [*(one.start for one in marked), len(text)]
    outside = [Span(start, end) for start, end in zip(*bounds, strict=True)]
    beside = " ".join(text[one.start : one.end] for one in outside)
    if sum(word.kind in _OTHER_KINDS for word in counted_words(beside)) <= _OTHER_WORDS:
        return False
    share = max((agreeing(text, outside, one) for one in documents[:_COMPARED]), default=0.0)
    if _COPIED <= share < 1:
        return True
    found = nearest_place(text, documents) if share == 1 else None
    changes = [one for one in found.changes if not one.same] if found else []
    dropped = [word.kind for one in changes if not one.quoted for word in counted_words(one.real)]
    return (is_single and any(one.quoted for one in changes)) or not TELLING.isdisjoint(dropped)
