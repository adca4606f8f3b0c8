"""Follow-ups become standalone questions, and the speaker asked for is found."""

import pytest

from answer.forms import Form, Period
from answer.records import Query, Turn
from answer.understand import understand

IDEMIA = "What did Idemia say about real-time use?"


def history(*texts: str) -> list[Turn]:
    return [Turn("user" if at % 2 == 0 else "assistant", text) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("question", "turns", "expected"),
    [
        (IDEMIA, (), IDEMIA),
        ("  What   did\nIdemia say? ", (), "What did Idemia say?"),
        ("and Axis?", (IDEMIA, "It was …"), "What did Axis say about real-time use?"),
        ("and Noldus?", (IDEMIA, "…", "and Axis?", "…"), "What did Noldus say about real-time use?"),
        ("What about the Swedish company?", (IDEMIA, "…"), "What did the Swedish company say about real-time use?"),
        ("And in 2021?", (IDEMIA, "…"), "What did Idemia say about real-time use in 2021?"),
        ("and in 2019?", ("How many were refused in 2022?", "…"), "How many were refused in 2019?"),
        ("when was that?", (IDEMIA, "…"), f"when was that: {IDEMIA}"),
        ("why?", (IDEMIA, "…"), f"why: {IDEMIA}"),
        (
            "Did it find evidence of use in Xinjiang?",
            ("What did Amnesty report?", "…"),
            "Did Amnesty find evidence of use in Xinjiang?",
        ),
        (
            "How large is its annual turnover?",
            ("Which French company did Amnesty name?", "Second, Amnesty named the French company Idemia."),
            "How large is Idemia’s annual turnover?",
        ),
        ("Tell me about the Entity List.", (IDEMIA, "…"), "Tell me about the Entity List."),
        ("I am interested in export law", (IDEMIA, "…"), "I am interested in export law"),
        ("was CloudWalk one of them?", ("Who was listed?", "…"), "was CloudWalk one of them: Who was listed?"),
        (
            "what about the firms on it?",
            ("Who is on the List?", "…"),
            "what about the firms on it: Who is on the List?",
        ),
        ("How many teams?", (IDEMIA, "…"), f"How many teams: {IDEMIA}"),
        ("What is a gurdwara?", (IDEMIA, "…"), "What is a gurdwara?"),
        ("licence refusals?", (IDEMIA, "…"), f"licence refusals: {IDEMIA}"),
        ("Is it possible to sell software to China?", (IDEMIA, "…"), "Is it possible to sell software to China?"),
        ("Do bees meet other bees, or do they fight?", (IDEMIA, "…"), "Do bees meet other bees, or do they fight?"),
        (
            "Can you explain how they sell software?",
            ("Who sells it?", "Whether it is sold is open. Noldus sold it."),
            "Can you explain how Noldus sell software?",
        ),
        (
            "When did it arrive in Australia?",
            ("Where are cameras used?", "In Australia, says Axis."),
            "When did Axis arrive in Australia?",
        ),
        ("no, Axis", (IDEMIA, "…"), "What did Axis say about real-time use?"),
        ("I meant Noldus", (IDEMIA, "…"), "What did Noldus say about real-time use?"),
        ("No, not Idemia but Axis.", (IDEMIA, "…"), "What did Axis say about real-time use?"),
        ("no, the Swedish one", (IDEMIA, "…"), "What did the Swedish company say about real-time use?"),
        (
            "no, the French one",
            ("What does the Swedish firm sell?", "…"),
            "What does the French firm sell?",
        ),
        ("no, in 2019", ("How many were refused in 2022?", "…"), "How many were refused in 2019?"),
        ("Sorry, I meant how many cameras were sold?", (IDEMIA, "…"), "How many cameras were sold?"),
        ("No", (IDEMIA, "…"), "No"),
        ("What does the AI Act forbid at work?", (IDEMIA, "…"), "What does the AI Act forbid at work?"),
    ],
)
def test_a_question_is_completed_from_the_conversation(question, turns, expected):
    assert understand(question, history(*turns)).text == expected


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        (IDEMIA, "Idemia"),
        ("how did idemia respond", "idemia"),
        ("According to Human Rights Watch, how many were detained?", "Human Rights Watch"),
        ("What was Noldus's response to Amnesty?", "Noldus"),
        ("Has Axis ever admitted misuse?", "Axis"),
        ("Who criticised Axis?", None),
        ("When did the act enter into force?", None),
        ("What did they say?", None),
    ],
)
def test_the_asked_speaker_is_named_in_the_question(question, speaker):
    query = understand(question)
    assert (query.text, query.speaker) == (question, speaker)


@pytest.mark.parametrize(
    ("question", "act"),
    [("Who criticised Axis?", "criticised"), ("who has denied it", "denied"), ("Who is the chief of Axis?", None)],
)
def test_the_asked_verb_of_saying_is_read_off_the_question(question, act):
    assert understand(question).act == act


def test_a_query_has_its_form_parties_and_period():
    query = understand("What did Axis and Noldus each say before 2021?")
    assert (query.form, query.parties, query.period) == (Form.SIDES, ("Axis", "Noldus"), Period(None, 2020))
    assert understand("When was it sold?") == Query("When was it sold?")


def test_the_same_conversation_is_always_understood_the_same_way():
    turns = history(IDEMIA, "Idemia said it was a crime solving system.")
    assert understand("and Axis?", turns) == understand("and Axis?", turns)
