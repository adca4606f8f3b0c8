"""Quotations that name years other than those asked for."""

import pytest

from answer.decline.outside import divide, outside_note, period_words, shown_words
from answer.quote.choose import Quote
from answer.records import Period
from index.records import Document
from text.spans import Span

TEXT = "Falk sold it in 2015. It rained in 2020. It was red."
DOCUMENT = Document("d", TEXT, "Report", published="2026-01-02")
SOLD, RAINED, RED = Span(0, 21), Span(22, 40), Span(41, 52)


def quote(core: Span, span: Span | None = None) -> Quote:
    return Quote(DOCUMENT, span or core, core, 0.5, None)


def test_quotations_are_parted_by_the_years_that_they_name():
    quotes = [quote(SOLD), quote(RAINED), quote(RED)]
    assert divide(Period(2019, None), quotes) == ((quotes[1], quotes[2]), (quotes[0],))
    assert divide(None, quotes) == (tuple(quotes), ())


def test_the_years_of_the_sentence_itself_count_first():
    assert divide(Period(2019, None), [quote(SOLD, Span(0, 52))])[1] == (quote(SOLD, Span(0, 52)),)
    assert divide(Period(2019, None), [quote(RED, Span(22, 52))])[1] == ()


def test_years_before_a_sentence_hold_on_in_its_paragraph_and_leave_nothing_out():
    text = "In 1999 it snowed.\nThe report is of 2022. Exports grew. A year earlier, in 2021, they fell."
    document = Document("d", text, "Report")
    grew = Span(text.index("Exports"), text.index(" A year"))
    shown = Quote(document, Span(grew.start, len(text)), grew, 0.5, None)
    alone = Quote(document, grew, grew, 0.5, None)
    assert divide(Period(2022, 2022), [shown])[1] == ()
    assert divide(Period(1999, 1999), [shown])[1] == (shown,)
    assert divide(Period(1999, 1999), [alone])[1] == ()


def test_years_that_go_on_into_those_asked_for_are_of_them():
    text = "What happened since 2022 is not known. From 2010 to 2012 it rained."
    document = Document("d", text, "Report")
    since, rained = (Quote(document, one, one, 0.5, None) for one in (Span(0, 38), Span(39, len(text))))
    assert divide(Period(2023, None), [since, rained]) == ((since,), (rained,))
    assert divide(Period(2011, 2011), [since, rained]) == ((rained,), (since,))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(2022, None), "the years since 2022"),
        (Period(None, 2004), "the years until 2004"),
        (Period(2004, 2006), "the years from 2004 to 2006"),
        (Period(2011, 2011), "2011"),
    ],
)
def test_the_years_asked_for_are_said_in_words(period, words):
    assert period_words(period) == words


def test_it_is_said_of_which_years_the_others_are():
    found = outside_note(Period(2022, None), [quote(RAINED), quote(SOLD)])
    assert found == "What was found is not of the years since 2022, but of 2015, 2020."
    assert shown_words(quote(RED)) == "It was red."
