"""Statements as HTML: who said how much, when, and a table of the words, each linked to its place."""

from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlencode

from answer.phrases import phrase
from answer.statements import ListedStatement, StatementFilter, count_speakers, count_years
from web.html.render import line, render

LONGEST_TABLE = 200
"""More rows make a page slow; all can be downloaded."""
_MOST_SPEAKERS = 10
"""As many bars as fit beside the table's beginning; the rest are counted."""


def statements_html(found: Sequence[ListedStatement], wanted: StatementFilter) -> str:
    """What was found: its size, counts by speaker and by year, the table, and where to download all of it."""
    if not found:
        return line("note", phrase("no_statement"), role="status")
    asked = urlencode({name: value for name, value in asdict(wanted).items() if value})
    return render(
        "statements",
        found=found,
        limit=LONGEST_TABLE,
        unnamed=sum(not said.resolved for said in found),
        speakers=count_speakers(found),
        most_speakers=_MOST_SPEAKERS,
        years=count_years(found),
        query=f"?{asked}" if asked else "",
    )
