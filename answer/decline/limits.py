"""What the limits of a question leave of what was found: the years it asks for, and whose words.

Where they leave nothing, that is said, with what lies outside.
"""

from dataclasses import dataclass, replace

from answer.decline.outside import divide, outside_note
from answer.quote.arrange import Arranged
from answer.quote.choose import Quote
from answer.records import Query
from index.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Declined:
    """What is left of the quotations; where nothing is, why, and the quotations that were left out."""

    arranged: Arranged
    notes: tuple[str, ...] = ()
    outside: tuple[Quote, ...] = ()


def decline(corpus: Corpus, query: Query, arranged: Arranged) -> Declined:
    """Leave out what a question does not ask for.

    :param corpus: what was searched.
    :param query: the question.
    :param arranged: the quotations found for it.
    :return: what is left, and why when nothing is.
    """
    kept, outside = divide(query.period, arranged.quotes)
    if query.period is None or not outside:
        return Declined(arranged)
    if kept:
        return Declined(replace(arranged, quotes=kept))
    return Declined(Arranged(()), (outside_note(query.period, outside),), outside)
