"""Which German sentences report by the mood of their verbs."""

import pytest

from ingest.statements.rules.german.mood import is_reported
from tests.attributed import tokens


@pytest.mark.parametrize(
    "text",
    [
        "Die Lage sei ernst.",
        "Man habe alles versucht.",
        "Deshalb sei es falsch.",
        "Die Struktur reiche aus.",
        "Er gehe davon aus, dass es regnet.",
    ],
)
def test_the_present_subjunctive_reports_wherever_it_stands(text):
    assert is_reported(tokens(text, "de"), is_open=False)


@pytest.mark.parametrize(
    "text",
    ["Die Leute hätten Angst.", "Sie würden bald gehen.", "Drei Menschen sollen verletzt worden sein."],
)
def test_the_past_subjunctive_and_hearsay_report_only_where_a_report_goes_on(text):
    assert is_reported(tokens(text, "de"), is_open=True)
    assert not is_reported(tokens(text, "de"), is_open=False)


@pytest.mark.parametrize(
    "text",
    [
        "Die Lage war ernst.",
        "Das wurde heute beschlossen.",
        "Er tat, als sei er krank.",
        "Ich habe alles versucht.",
        "Sie zahlen, es sei denn, es regnet.",
        "Das gab den Menschen neue Hoffnung.",
        "Viele kamen heute.",
    ],
)
def test_what_is_told_compared_or_set_is_no_report(text):
    assert not is_reported(tokens(text, "de"), is_open=True)
