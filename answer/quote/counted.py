"""Where the quotes of an answer give different numbers, each is labelled with whose it is and of which years."""

from collections.abc import Sequence
from dataclasses import replace

from answer.phrases import phrase
from answer.quote.choose import Quote
from answer.speakers.aliases import shown_name
from answer.understand.kind import AnswerType, asked_kind
from answer.understand.layout import years_in
from text.figures import FigureKind, figures_in

_COUNTED = frozenset((AnswerType.NUMBER, AnswerType.MONEY))


def with_labels(question: str, quotes: Sequence[Quote]) -> tuple[list[Quote], list[str]]:
    """Put each of several numbers under a label of its own.

    :param question: the standalone question.
    :param quotes: what is shown, best first.
    :return: the quotes, labelled where they give different numbers and the labels tell them apart; and a sentence that
        says so.
    """
    amounts = {_amounts(quote) for quote in quotes}
    labels = [_label(quote, question) for quote in quotes]
    is_told_apart = len(set(labels)) == len(quotes) and all(labels)
    if asked_kind(question) not in _COUNTED or len(amounts - {()}) < 2 or not is_told_apart:
        return list(quotes), []
    labelled = [replace(quote, heading=label) for quote, label in zip(quotes, labels, strict=True)]
    return labelled, [phrase("different_numbers")]


def _amounts(quote: Quote) -> tuple[object, ...]:
    return tuple(one.value for one in figures_in(_core(quote)) if one.kind is FigureKind.AMOUNT)


def _label(quote: Quote, question: str) -> str:
    asked = years_in(question)
    years = [str(year) for year in dict.fromkeys(years_in(_core(quote))) if year not in asked]
    speaker = quote.statement.speaker_name if quote.statement else None
    return ", ".join([*([shown_name(speaker)] if speaker else []), *years])


def _core(quote: Quote) -> str:
    return quote.document.text[quote.core.start : quote.core.end]
