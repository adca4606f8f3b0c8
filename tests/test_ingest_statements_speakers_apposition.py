"""What stands beside a speaker: the name before "who", a name or a role behind a comma."""

import pytest

from ingest.statements.speakers import apposition
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
    ("text", "pronoun", "name"),
    [
        ("Ann Lee, who said no, left.", "who", "Ann Lee"),
        ("Ann Lee from Axis, who said no, left.", "who", "Ann Lee"),
        ("The Dutch government, which said no, fell.", "which", "Dutch government"),
        ("The old mayor, who said no, left.", "who", None),
        ("Ann Lee left. She said no.", "She", None),
    ],
)
def test_a_relative_pronoun_means_the_name_right_before_it(text, pronoun, name):
    assert apposition.meant(*last(text, pronoun)) == name


def test_a_relative_pronoun_means_the_speaker_right_before_it():
    context, span = last("An old man, who said no, left.", "who")
    context.speakers.add(Span(0, 10), "Ann Lee")
    assert apposition.meant(context, span) == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "speaker", "whole", "words"),
    [
        ("According to the ombudsman, Irena Kolb, 40 fell.", "the ombudsman", "the ombudsman, Irena Kolb", "40 fell"),
        ("According to Irena Kolb, the ombudsman, 40 fell.", "Irena Kolb", "Irena Kolb, the ombudsman", "40 fell"),
        ("According to Irena Kolb, 40 fell.", "Irena Kolb", "Irena Kolb", "40 fell"),
        ("According to Irena Kolb, the firm, a maker, fell.", "Irena Kolb", "Irena Kolb", "the firm, a maker, fell"),
    ],
)
def test_what_is_said_begins_behind_an_apposition(text, speaker, whole, words):
    context, span = last(text, speaker)
    said = Span(text.index(", ", span.end) + 2, len(text) - 1)
    speaker, said = apposition.apposed(context, span, said)
    assert (text[speaker.start : speaker.end], text[said.start : said.end]) == (whole, words)
