"""Tests of who tells that somebody said something."""

import pytest

from index.records import Document, Statement, document_id
from ingest.statements.find import find_statements
from ingest.statements.via import with_tellers
from text.spans import Span

_SOLD = "the cameras were sold to the police"


def told(text):
    """Who says what by whom: (speaker's words, words, who tells of it) of each statement with a teller."""
    found = find_statements(Document(document_id(text), text, "", language="en"))
    return [
        (
            text[one.speaker.start : one.speaker.end],
            text[one.contents[0].start : one.contents[-1].end],
            text[one.via.start : one.via.end],
        )
        for one in found
        if one.speaker and one.via
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words", "via"),
    [
        (f"Reuters reported that Ann Kolb said {_SOLD}.", "Ann Kolb", _SOLD, "Reuters"),
        (f"According to the Guardian, Ann Kolb said {_SOLD}.", "Ann Kolb", _SOLD, "the Guardian"),
        (f"Ann Kolb said {_SOLD}, Reuters reported on Monday.", "Ann Kolb", _SOLD, "Reuters"),
        (f"Ann Kolb said {_SOLD}, according to Reuters.", "Ann Kolb", _SOLD, "Reuters"),
        ("“We sold nine,” Ann Kolb said, according to Reuters.", "Ann Kolb", "We sold nine,", "Reuters"),
        (f"The mayor told the Times that Ann Kolb had said that {_SOLD}.", "Ann Kolb", f"that {_SOLD}", "The mayor"),
        (f"Amnesty wrote that Idemia had told it that {_SOLD}.", "Idemia", f"that {_SOLD}", "Amnesty"),
        (f"The aide said that the minister had denied that {_SOLD}.", "the minister", f"that {_SOLD}", "The aide"),
        (f"Reuters and AP reported that Ann Kolb denied that {_SOLD}.", "Ann Kolb", f"that {_SOLD}", "Reuters and AP"),
        (f"“Tom Falk told me that {_SOLD},” said Ann Kolb.", "Tom Falk", f"that {_SOLD}", "Ann Kolb"),
        (f"Ann Kolb was quoted by the Times as saying that {_SOLD}.", "Ann Kolb", f"that {_SOLD}", "the Times"),
        (f"The Times quoted Ann Kolb as saying that {_SOLD}.", "Ann Kolb", f"that {_SOLD}", "The Times"),
    ],
)
def test_who_reports_another_s_words_is_kept_with_them(text, speaker, words, via):
    assert told(text) == [(speaker, words, via)]


@pytest.mark.parametrize(
    "text",
    [
        f"Ann Kolb told Reuters that {_SOLD}.",
        f"Ann Kolb said in the Times that {_SOLD}.",
        f"Ann Kolb said that {_SOLD} and that she had told the police.",
        f"Ann Kolb said that {_SOLD}. Tom Falk said that they were not.",
        f"{_SOLD.capitalize()}, Reuters reported, citing Ann Kolb.",
        f"Ann Kolb denied that Tom Falk had said that {_SOLD}.",
        f"Ann Kolb was quoted as saying that {_SOLD}.",
    ],
)
def test_who_is_told_or_cited_tells_nothing(text):
    assert told(text) == []


def statement(id, start, end, speaker=None, name=None, **more):
    place = Span(*speaker) if speaker else None
    return Statement(id, "d", (Span(start, end),), False, place, name, **more)


def test_of_several_levels_the_nearest_tells():
    outer, middle = statement(1, 20, 90, (0, 5), "A"), statement(2, 40, 90, (25, 30), "B")
    inner = statement(3, 60, 90, (45, 50), "C")
    assert [(one.id, one.via_name) for one in with_tellers([inner, outer, middle])] == [(3, "B"), (1, None), (2, "A")]


def test_nobody_tells_of_their_own_words_nor_of_what_lies_partly_elsewhere():
    outer = statement(1, 20, 90, (0, 5), "A")
    same, partly = statement(2, 40, 90, (25, 30), "A"), statement(3, 40, 95, (25, 30), "C")
    nobody = statement(4, 40, 90)
    assert [one.via for one in with_tellers([outer, same, partly])] == [None, None, None]
    assert [one.via for one in with_tellers([statement(1, 20, 90), statement(2, 40, 90, (25, 30), "C")])] == [None] * 2
    assert with_tellers([outer, nobody])[1] == nobody


def test_who_is_known_to_tell_stays():
    known = statement(2, 40, 90, (25, 30), "C", via=Span(91, 95), via_name="Reuters")
    assert with_tellers([statement(1, 20, 90, (0, 5), "A"), known])[1] == known
