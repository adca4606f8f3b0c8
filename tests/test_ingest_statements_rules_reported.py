"""Whose the sentences of a German report are that have no verb of saying."""

import pytest

from ingest.statements.rules.drafts import find_drafts
from ingest.statements.rules.reported import carried_on
from tests.attributed import document
from text.quotations import find_quotations
from text.sentences import sentence_spans


def heard(text):
    """Speaker and contents of each statement."""
    sentences = sentence_spans(text, "de")
    drafts = carried_on(text, sentences, find_drafts(document(text, "de"), find_quotations(text), sentences))
    spans = [(one.voice.speaker, *one.contents) for one in drafts]
    return [tuple(span and text[span.start : span.end] for span in each) for each in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kolb sagte, er gehe bald. Die Lage sei ernst. Es hätten alle Angst.",
            [("Kolb", "er gehe bald"), ("Kolb", "Die Lage sei ernst"), ("Kolb", "Es hätten alle Angst")],
        ),
        (
            "Kolb sagte, er gehe bald. Die Kosten stiegen. Nun müsse der Bund helfen.",
            [("Kolb", "er gehe bald"), ("Kolb", "Nun müsse der Bund helfen")],
        ),
        (
            "Kolb sagte, er gehe bald.\n\nDie Lage sei ernst.",
            [("Kolb", "er gehe bald"), ("Kolb", "Die Lage sei ernst")],
        ),
        (
            "Kolb sagte, er gehe bald. Die Kosten stiegen.\n\nDie Lage sei ernst.",
            [("Kolb", "er gehe bald")],
        ),
        (
            "Kolb sagte, er gehe bald. Der Anwalt kam nicht. Das Verfahren werde eingestellt.",
            [("Kolb", "er gehe bald")],
        ),
        (
            "Anna Kolb begründete ihren Rücktritt. Die Lage sei ernst.",
            [("Anna Kolb", "Die Lage sei ernst")],
        ),
        ("Die Lage sei ernst.", []),
        ("Sie fügte hinzu. „Wir gehen jetzt alle.“", [("Sie", "Wir gehen jetzt alle.")]),
        (
            "Kolb sagte, er gehe bald. Er könne sich denken, „dass alle gehen werden.“",
            [("Kolb", "er gehe bald"), ("Kolb", "dass alle gehen werden.")],
        ),
        (
            "Kolb sagte, Falk habe erklärt, dass er gehe. Die Lage sei ernst.",
            [
                ("Kolb", "Falk habe erklärt, dass er gehe"),
                ("Falk", "dass er gehe"),
                ("Kolb", "Die Lage sei ernst"),
            ],
        ),
    ],
)
def test_a_report_goes_on_in_the_subjunctive(text, expected):
    assert heard(text) == expected
