"""Statements as HTML: who said how much, when, and a page of the words, each linked to its place and its speaker."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode

from answer.phrases import phrase
from answer.statements import ListedStatement, Order, StatementFilter, count_speakers, count_years, in_order, whole_name
from web.html.pages import pages_of, part
from web.html.render import line, render

LONGEST_TABLE = 200
"""More rows make a page slow; the others are on the pages behind it."""
_MOST_SPEAKERS = 10
"""As many bars as fit beside the table's beginning; the rest are counted."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the statements that were found is shown: in which order, and which page."""

    order: Order = field(default_factory=Order)
    page: int = 1


BEGINNING = View()


def statements_html(found: Sequence[ListedStatement], wanted: StatementFilter, view: View = BEGINNING) -> str:
    """A page of what was found, with counts by speaker and by year, and where to download all of it.

    :param found: the statements, by date.
    :param wanted: what was asked for: it is pressed among the bars, and the downloads have it.
    :param view: the order and the page; one behind the last is the last.
    :return: the HTML.
    :raises QuestionError: when there is no such order.
    """
    if not found:
        return line("note", phrase("no_statement"), role="status")
    pages = pages_of(len(found), LONGEST_TABLE, view.page)
    speakers = count_speakers(found)
    return render(
        "statements",
        found=found,
        rows=part(in_order(found, view.order), pages),
        pages=pages,
        order=view.order,
        unnamed=sum(not said.resolved for said in found),
        speakers=[(name, count, wanted.speaker == whole_name(name)) for name, count in speakers],
        most_speakers=_MOST_SPEAKERS,
        years=[(year, count, wanted.since == wanted.until == year) for year, count in count_years(found)],
        query=_query(wanted, view.order),
    )


def _query(wanted: StatementFilter, order: Order) -> str:
    asked = {name: value for name, value in asdict(wanted).items() if value}
    ordered = asdict(order) if order != Order() else {}
    return f"?{urlencode(asked | ordered)}" if asked or ordered else ""
