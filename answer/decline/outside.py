"""What a limit of a question leaves out: quotations that name years, and none of those asked for."""

from collections.abc import Sequence

from answer.phrases import phrase
from answer.quote.choose import Quote
from answer.records import Period
from answer.understand.layout import asked_period, years_in


def divide(period: Period | None, quotes: Sequence[Quote]) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
    """Part quotations by the years asked for.

    :param period: the years; None asks for none.
    :param quotes: the quotations, best first.
    :return: those that are of the years or name none, and those that name others alone.
    """
    out = [quote for quote in quotes if period and not _is_of(period, quote)]
    return tuple(quote for quote in quotes if quote not in out), tuple(out)


def outside_note(period: Period, quotes: Sequence[Quote]) -> str:
    """Says of which years quotations are that name none of those asked for."""
    years = sorted({year for quote in quotes for year in _years(quote)})
    return phrase("outside_period", asked=period_words(period), found=", ".join(map(str, years)))


def period_words(period: Period) -> str:
    """The years asked for, in words."""
    limits = {"since": period.since, "until": period.until}
    if period.since and period.until:
        return phrase("period_year" if period.since == period.until else "period_between", **limits)
    return phrase("period_since" if period.since else "period_until", **limits)


def _is_of(period: Period, quote: Quote) -> bool:
    """Whether a quotation is of the years asked for: it names one of them, none at all, or years that go on into them.

    Where it names none itself, those before it in its paragraph hold on: "The report covers 2022. Exports were …".
    """
    text, core = quote.document.text, quote.core
    words = text[core.start : core.end]
    if (named := asked_period(words)) and period.overlaps(named):
        return True
    years = _years(quote)
    before = [] if years_in(words) else years_in(text[text.rfind("\n", 0, core.start) + 1 : core.start])
    return not years or any(map(period.holds, [*years, *before]))


def _years(quote: Quote) -> list[int]:
    """The years that the sentence itself names, else those around it."""
    document = quote.document
    named = (years_in(document.text[span.start : span.end]) for span in (quote.core, quote.span))
    return next(filter(None, named), [])


def shown_words(quote: Quote) -> str:
    """The words of a quotation."""
    return quote.document.text[quote.span.start : quote.span.end]
