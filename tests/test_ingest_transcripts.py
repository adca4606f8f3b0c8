"""Turns of transcripts: whose words they are, and what is no transcript."""

import pytest

from index.records import Document, document_id
from ingest.statements import find_statements
from ingest.transcripts import find_turns

DEBATE = """Senator Tim Kaine met Governor Mike Pence.

CHAIR: Governor, why should people trust you with the office?

PENCE: Well, look, Axis said that it was an episode of a show.

And that is why we are on our way to the White House.

KAINE (interrupting): He said that we go. That is not what I have said.

CHAIR: You have two more minutes, Senator.

PENCE: I have nothing more to say to that.

Q: Is there anything else that you want to say to them?
"""


def told(text):
    """Speaker and words of what is found."""
    found = find_statements(Document(document_id(text), text, ""))
    return [
        (one.speaker_name, one.direct, tuple(text[span.start : span.end] for span in one.contents)) for one in found
    ]


def test_a_turn_is_its_speaker_s_words_and_a_line_without_a_label_nobody_s():
    assert told(DEBATE) == [
        ("CHAIR", True, ("Governor, why should people trust you with the office?",)),
        ("Mike Pence", True, ("Well, look, Axis said that it was an episode of a show.",)),
        ("Axis", False, ("that it was an episode of a show",)),
        ("Tim Kaine", True, ("He said that we go. That is not what I have said.",)),
        ("CHAIR", True, ("You have two more minutes, Senator.",)),
        ("Mike Pence", True, ("I have nothing more to say to that.",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name: Ann Lee\nAge: 34\nName: Tom Ray\nAge: 35\n",
        "Reader: Is this so, in your view of it?\nThe editors: It is not so, as far as we know.\n" * 3,
        "Q: Did it fail in the end, or not?\nA: It did, and more than once or twice.\n" * 3,
        "Seating: Seats are in the rows before the stage.\nTickets: They may be had at the door today.\n" * 3,
        "Ann Lee: from May to June of the year 1774\nTom Ray: from June to July of the year 1775\n" * 3,
        "ANN: I will go there with you today.\nTOM: You will go there alone today.\n",
        "Ann Lee wrote a report on it.\n" * 9 + "ANN: I will go there today.\nTOM: You will go there today.\n" * 2,
        "",
    ],
)
def test_lists_questions_of_nobody_and_single_lines_are_no_turns(text):
    assert find_turns(text, {"Ann Lee"}.__contains__) == []
