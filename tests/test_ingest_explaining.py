"""Tests of showing who says what and what decided it."""

import json
from dataclasses import replace

from index.records import Document, Statement
from ingest.explaining import explained_as_json, explained_as_text
from ingest.statements.choice.choose import Choice
from ingest.statements.find import Found
from ingest.statements.rules.drafts import Voice
from ingest.statements.speakers.resolve import Step
from text.spans import Span

DOCUMENT = Document("d", "It failed, he said.", "Plans")
STATEMENT = Statement(1, "d", (Span(0, 9),), False, Span(11, 13), "Bo Kolb")
CHOICE = Choice(Voice(Span(11, 13)), "Bo Kolb", None, Step.NOBODY, "Bo Kolb", 0.8214, {"leads": 1.0, "sure": 0.5})


def test_a_statement_is_shown_with_what_decided():
    assert explained_as_text(DOCUMENT, [Found(STATEMENT, CHOICE)]) == (
        "Plans\n\n“It failed”\n"
        "  speaker:     Bo Kolb  (written: he)\n"
        "  rules say:   nobody  (nobody)\n"
        "  likeliest:   Bo Kolb  (probability 0.82)\n"
        "  what counts: leads 1, sure 0.5\n"
    )


def test_who_tells_of_a_statement_is_shown():
    told = replace(STATEMENT, via=Span(0, 2), via_name=None)
    assert "\n  told by:     It\n" in explained_as_text(DOCUMENT, [Found(told, CHOICE)])
    named = replace(told, via_name="Reuters")
    assert json.loads(explained_as_json(DOCUMENT, [Found(named, None)]))["statements"][0]["via"] == "Reuters"


def test_several_who_speak_together_have_no_probability():
    found = Found(Statement(1, "d", (Span(0, 9),), False, None, None), None)
    assert explained_as_text(DOCUMENT, [found]) == "Plans\n\n“It failed”\n  speaker:     not known  (written: –)\n"


def test_long_words_are_cut():
    document = Document("d", "a" * 200, "Plans")
    found = Found(Statement(1, "d", (Span(0, 200),), False), None)
    assert f"“{'a' * 99}…”" in explained_as_text(document, [found])


def test_the_same_as_json_is_one_object():
    shown = json.loads(explained_as_json(DOCUMENT, [Found(STATEMENT, CHOICE)]))
    assert (shown["document"], shown["title"]) == ("d", "Plans")
    assert shown["statements"] == [
        {
            "words": "It failed", "speaker": "Bo Kolb", "written": "he", "via": None, "direct": False, "start": 0,
            "ruled": None, "step": "nobody", "likeliest": "Bo Kolb", "probability": 0.8214,
            "signals": {"leads": 1.0, "sure": 0.5},
        }
    ]  # fmt: skip
