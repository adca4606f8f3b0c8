"""Whom a description means."""

import pytest

from ingest.statements.speakers import descriptions
from ingest.statements.speakers.context import Context
from ingest.statements.speakers.entities import Names
from text.quotations import find_quotations
from text.sentences import sentence_spans
from text.spans import Span


def last(text, words):
    """A text's context and where some words stand in it for the last time."""
    start = text.rindex(words)
    return Context(text, Names(text, find_quotations(text)), sentence_spans(text)), Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("The Swedish company Axis sold it. The company said no.", "The company", "Axis"),
        ("The Swedish company Axis sold it. The Dutch company said no.", "The Dutch company", None),
        ("The company Axis met the company Idemia. The company said no.", "The company", None),
        ("Spirit Airlines closed. The airline said no.", "The airline", "Spirit Airlines"),
        ("Amnesty International left. The organization said no.", "The organization", "Amnesty International"),
        ("Ann Lee, the mayor of Arlen, left. The mayor said no.", "The mayor", "Ann Lee"),
        ("Ann Lee, the mayor of Arlen, left. In Lenz, the mayor said no.", "the mayor", None),
        ("The former mayor Ann Lee left. The mayor said no.", "The mayor", None),
        ("A report by Amnesty International came. The report said no.", "The report", "Amnesty International"),
        ("A report on China came. The report said no.", "The report", None),
    ],
)
def test_a_description_means_the_only_one_whom_the_text_describes_so(text, speaker, name):
    assert descriptions.meant(*last(text, speaker)) == name
