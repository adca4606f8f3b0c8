"""Whom "he", "she" and "it" mean."""

import pytest

from ingest.statements.speakers import pronouns
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
        ("The lawyer Ann Lee left. She said no.", "She", "Ann Lee"),
        ("The lawyer Ann Lee left. He said no.", "He", None),
        ("Mr. Smith left. He said no.", "He", "Mr. Smith"),
        ("The lawyer Ann Lee met the expert Jane Roe. She said no.", "She", None),
        ("The lawyer Ann Lee met Merkel. She said no.", "She", None),
        ("It rained on the lawyer Ann Lee. She said no.", "She", None),
        ("They left. They said no.", "They", None),
    ],
)
def test_a_personal_pronoun_means_the_only_person_of_its_sex(text, pronoun, name):
    assert pronouns.meant(*last(text, pronoun)) == name


def test_who_spoke_comes_before_who_is_named():
    context, span = last("The lawyer Ann Lee met the expert Jane Roe. She said no.", "She")
    context.speakers.add(Span(0, 18), "Ann Lee")
    assert pronouns.meant(context, span) == "Ann Lee"


def test_an_unknown_speaker_who_may_be_meant_names_nobody():
    context, span = last("The lawyer Ann Lee left. An official said no. She said yes.", "She")
    context.speakers.add(Span(25, 36), None)
    assert pronouns.meant(context, span) is None


def test_it_means_the_only_organisation_of_its_line_or_takes_up_its_description():
    assert pronouns.meant(*last("Amnesty International left. It said no.", "It")) == "Amnesty International"
    assert pronouns.meant(*last("It rained on Amnesty International. It said no.", "It")) is None
    assert pronouns.meant(*last("The firm sold it. It said no.", "It")) == Span(0, 8)
