"""What the limits of a question leave of what was found: the years it asks for, and whose words.

Where they leave nothing, that is said, with what lies outside.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from answer.decline.outside import divide, outside_note, shown_words
from answer.evidence.weights import EVIDENCE
from answer.phrases import phrase
from answer.quote.arrange import Arranged
from answer.quote.choose import Quote
from answer.records import Query
from answer.understand.kind import ROLE, AnswerType, asked_kind

_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_ROLE = re.compile(rf"\b{ROLE}s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declined:
    """What is left of the quotations; where nothing is, why, and the quotations that were left out."""

    arranged: Arranged
    notes: tuple[str, ...] = ()
    outside: tuple[Quote, ...] = ()


def decline(query: Query, arranged: Arranged, probability: float, is_known: Callable[[str], bool]) -> Declined:
    """Leave nothing where nothing is of what a question asks for.

    :param query: the question.
    :param arranged: the quotations found for it.
    :param probability: how probably they answer.
    :param is_known: whether the documents have a name.
    :return: what is left, and why when nothing is.
    """
    kept, outside = divide(query.period, arranged.quotes)
    if query.period and outside and not kept:
        return Declined(Arranged(()), (outside_note(query.period, outside),), outside)
    if query.speaker and phrase("not_quoted", speaker=query.speaker) in arranged.notes:
        return _about(query.speaker, arranged, probability, is_known)
    if lacks_role(query.text, [shown_words(quote) for quote in arranged.quotes]):
        return Declined(Arranged(()))
    return Declined(arranged)


def _about(speaker: str, arranged: Arranged, probability: float, is_known: Callable[[str], bool]) -> Declined:
    """What names somebody who is quoted nowhere in an answer; what others say of other matters is left out.

    What answers all the same does so in other words than the question: "Beijing" where the documents have China. If no
    document has the name, nothing answers.
    """
    name = _ARTICLE.sub("", speaker)
    kept = tuple(quote for quote in arranged.quotes if name.casefold() in shown_words(quote).casefold())
    if kept:
        return Declined(replace(arranged, quotes=kept))
    if probability >= EVIDENCE["despite_unquoted"] and is_known(name):
        return Declined(arranged)
    return Declined(Arranged(()), (phrase("unquoted", speaker=speaker),))


def lacks_role(question: str, shown: Sequence[str]) -> bool:
    """Whether it is asked who has a role, and nothing that is shown names anybody's role.

    :param question: the standalone question.
    :param shown: the words of the quotations.
    :return: False when nothing is shown.
    """
    is_asked = asked_kind(question) is AnswerType.PERSON and _ROLE.search(question) is not None
    return is_asked and bool(shown) and not any(map(_ROLE.search, shown))
