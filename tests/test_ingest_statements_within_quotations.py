"""Tests of what others say within what is quoted."""

import pytest

from index.records import Document, document_id
from ingest.statements.find import find_statements

_OLD = "that the cameras were old"


def within(said):
    """Who says what inside the words that Ann Kolb is quoted with."""
    text = f"“{said}” said Ann Kolb, the mayor."
    found = find_statements(Document(document_id(text), text, "", language="en"))
    return [
        (text[one.speaker.start : one.speaker.end], text[one.contents[0].start : one.contents[-1].end], one.via_name)
        for one in found
        if not one.direct and one.speaker
    ]


@pytest.mark.parametrize("speaker", ["Tom Falk", "The defence", "The police chief"])
def test_what_somebody_told_is_theirs_via_who_is_quoted(speaker):
    assert within(f"We waited. {speaker} said {_OLD}. I never saw one,") == [(speaker, _OLD, "Ann Kolb")]


@pytest.mark.parametrize(
    "said",
    [
        f"He said {_OLD},",
        f"I told them {_OLD},",
        f"My doctor told me {_OLD},",
        f"If the police say {_OLD}, I will go,",
        f"Nobody said {_OLD},",
        f"Some say {_OLD},",
        f"Today the Court says {_OLD},",
        f"The scientists believed {_OLD},",
        "We sold nine cameras to the police,",
    ],
)
def test_what_nobody_could_be_named_for_is_none(said):
    assert within(said) == []


def test_who_is_quoted_stays_who_spoke_last():
    text = f"“Tom Falk said {_OLD},” said Ann Kolb. “We sold nine,” she said."
    found = find_statements(Document(document_id(text), text, "", language="en"))
    assert [one.speaker_name for one in found] == ["Tom Falk", "Ann Kolb", "Ann Kolb"]
