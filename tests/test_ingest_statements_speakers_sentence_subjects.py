"""What "it", "the firm" and "the agency" mean: what the sentences before are about."""

import pytest

from ingest.statements.speakers import sentence_subjects
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
    ("text", "sentence", "name"),
    [
        ("Noldus sold it.", "Noldus sold it.", "Noldus"),
        ("Georgetown's CSET sold it.", "Georgetown's CSET sold it.", "CSET"),
        ("The Dutch government sold it.", "The Dutch government sold it.", "Dutch government"),
        ("They sold Noldus.", "They sold Noldus.", None),
        ("Noldus: we sold it.", "Noldus: we sold it.", None),
        ("Noldus sold it, Thales said.", "Noldus sold it, Thales said.", None),
    ],
)
def test_the_subject_of_a_sentence_is_the_name_that_begins_it(text, sentence, name):
    assert sentence_subjects.subject(*last(text, sentence)) == name


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        ("CDT sold it. Then it fell, it said.", "it", "CDT"),
        ("Noldus denied it. It said no.", "It", "Noldus"),
        ("Noldus is old. It said no.", "It", None),
        ("Noldus is old. The firm said no.", "The firm", "Noldus"),
        ("Noldus is old. The new firm said no.", "The new firm", None),
        ("Noldus is old. NRC reported it. The newspaper said no.", "The newspaper", "NRC"),
        ("CDT sold it. The agency said no.", "The agency", "CDT"),
        ("CDT sold it. The mayor said no.", "The mayor", None),
    ],
)
def test_it_and_the_firm_are_what_the_sentences_before_are_about(text, speaker, name):
    assert sentence_subjects.meant(*last(text, speaker)) == name
