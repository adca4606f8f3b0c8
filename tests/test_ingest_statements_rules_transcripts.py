"""Turns of transcripts: whose words they are, and what is no transcript."""

import pytest

from index.records import Document, document_id
from ingest.statements.find import find_statements
from ingest.statements.rules.transcripts import find_turns

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


DIALOGUES = {
    "quoted": "Kolb: “When did you learn of the raid?” Orsic: “On the evening before.” Kolb: “And you did nothing?” "
    "Orsic: “I had no power to stop it.”",
    "dashes": "Kolb — “When did you learn of the raid?” Orsic — “On the evening before.” Kolb — “And you did nothing?” "
    "Orsic — “I had no power to stop it.”",
    "without marks": "Kolb: When did you learn of the raid? Orsic: On the evening before. Kolb: And you did nothing? "
    "Orsic: I had no power to stop it.",
    "capitals": "KOLB: When did you learn of the raid? ORSIC: On the evening before. KOLB: And you did nothing? "
    "ORSIC: I had no power to stop it.",
    "straight marks": 'Kolb: "When did you learn of the raid?" Orsic: "On the evening before." '
    'Kolb: "And you did nothing?" Orsic: "I had no power to stop it."',
    "lines": "Kolb: “When did you learn of the raid?”\nOrsic: “On the evening before.”\n"
    "Kolb: “And you did nothing?”\nOrsic: “I had no power to stop it.”",
    "led in": "The commission met in May.\n\nKolb: “When did you learn of the raid?” Orsic: “On the evening before.” "
    "Kolb: “And you did nothing?” Orsic: “I had no power to stop it.” Nobody spoke.",
}


def test_in_what_was_recorded_a_label_is_who_speaks_known_or_not():
    text = "Xu Qo: The port has ninety.\n\nZz: Did it know?\n\nXu Qo: No."
    assert find_turns(text, lambda _: False) == []
    drafts = find_turns(text, lambda _: False, is_recorded=True)
    spans = [(one.voice.speaker, one.contents[0]) for one in drafts]
    said = [tuple(text[span.start : span.end] for span in pair) for pair in spans]
    assert said == [("Xu Qo", "The port has ninety."), ("Zz", "Did it know?"), ("Xu Qo", "No.")]
    assert find_turns("Xu Qo: One.\n\nTwo.", lambda _: False, is_recorded=True) == []


def spoken(text, tagger=None):
    """Who says what, by the words of the speaker."""
    found = find_statements(Document(document_id(text), text, ""), tagger)
    return [
        (
            text[one.speaker.start : one.speaker.end].title() if one.speaker else None,
            [text[span.start : span.end] for span in one.contents],
        )
        for one in found
    ]


@pytest.mark.parametrize("text", DIALOGUES.values(), ids=DIALOGUES)
@pytest.mark.parametrize("way", ["rules", "tagger"])
def test_each_turn_of_a_dialogue_is_of_who_is_named_before_it(text, way, tagger):
    assert spoken(text, tagger if way == "tagger" else None) == [
        ("Kolb", ["When did you learn of the raid?"]),
        ("Orsic", ["On the evening before."]),
        ("Kolb", ["And you did nothing?"]),
        ("Orsic", ["I had no power to stop it."]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Irena Kolb: “When did you learn of it?” Pavel Orsic: “On the evening before.”",
            [("Irena Kolb", ["When did you learn of it?"]), ("Pavel Orsic", ["On the evening before."])],
        ),
        (
            "Reporter: “Did you sell it?” Orsic: “We did not sell it to anybody.”",
            [("Reporter", ["Did you sell it?"]), ("Orsic", ["We did not sell it to anybody."])],
        ),
        (
            "Q: “When did you learn of it?” A: “On the evening before the raid.”",
            [(None, ["When did you learn of it?"]), (None, ["On the evening before the raid."])],
        ),
        (
            "“When did you know?” Kolb asked. Orsic: “On the evening before.” “And you did nothing?”",
            [("Kolb", ["When did you know?"]), ("Orsic", ["On the evening before."]), (None, ["And you did nothing?"])],
        ),
        (
            "Kolb: “And you did nothing at all to stop the raid?” “I had no power to stop it.”",
            [("Kolb", ["And you did nothing at all to stop the raid?"]), (None, ["I had no power to stop it."])],
        ),
        (
            "— Why did they go? — Because of the rain in the hills, said Orsic.",
            [("Orsic", ["Because of the rain in the hills"])],
        ),
    ],
)
def test_a_question_s_answer_is_not_the_asker_s(text, expected):
    assert spoken(text) == expected


def test_the_tagger_gives_no_answer_to_who_asked(tagger):
    text = "Kolb: “And you did nothing at all to stop the raid?” “I had no power to stop it.”"
    assert spoken(text, tagger)[1] == (None, ["I had no power to stop it."])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Why did we go?” Kolb asked. “Because of the rain.”",
            [("Kolb", ["Why did we go?", "Because of the rain."])],
        ),
        ("Kolb said: “We go.” “We stay,” said Falk.", [("Kolb", ["We go."]), ("Falk", ["We stay,"])]),
        ("The verdict was clear: “We go home now.”", [(None, ["We go home now."])]),
        ("Background: The cells were old. Methods: We counted them. Results: All of them died.", []),
        ("Pros: It is cheap. Cons: It breaks. Pros: It is light. Cons: It is loud.", []),
    ],
)
def test_what_is_no_dialogue_stays_as_it_was(text, expected):
    assert [one for one in spoken(text) if one[0] or expected] == expected
