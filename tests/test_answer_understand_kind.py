"""What a question asks for, and whether a text offers it."""

import pytest

from answer.understand.kind import AnswerType, asked_kind, offers, places_in


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who is the chief executive of Axis?", AnswerType.PERSON),
        ("When was the sale?", AnswerType.DATE),
        ("In which year did Idemia get its name?", AnswerType.DATE),
        ("How many cameras are there?", AnswerType.NUMBER),
        ("Where is Axis based?", AnswerType.PLACE),
        ("Why did Amnesty criticise it?", AnswerType.REASON),
        ("What did Idemia say?", AnswerType.OTHER),
    ],
)
def test_the_asked_kind_is_read_off_the_question(question, kind):
    assert asked_kind(question) == kind


@pytest.mark.parametrize(
    ("kind", "question", "text", "expected"),
    [
        (AnswerType.PERSON, "Who leads Noldus?", "Noldus is led by Lucas Noldus.", True),
        (AnswerType.PERSON, "Who leads Axis?", "It is led by a chief executive.", False),
        (AnswerType.PERSON, "Who leads Axis?", "The firm is Axis.", False),
        (AnswerType.PARTY, "Who uses the camera?", "It is used by the local police.", True),
        (AnswerType.PARTY, "Who bought it for the police?", "It is used by the police.", False),
        (AnswerType.DATE, "When was it?", "It was sold on 3 May 2015.", True),
        (AnswerType.DATE, "What happened after 2015, and when?", "It was sold after 2015.", False),
        (AnswerType.NUMBER, "How many?", "There were twenty of them.", True),
        (AnswerType.NUMBER, "How many?", "There were seventeen of them.", True),
        (AnswerType.NUMBER, "How many?", "There were some.", False),
        (AnswerType.DATE, "When was it?", "They marched 5 miles.", False),
        (AnswerType.REASON, "Why?", "It stopped because of the law.", True),
        (AnswerType.OTHER, "What?", "Anything.", True),
    ],
)
def test_a_text_offers_what_the_question_does_not_say_itself(kind, question, text, expected):
    assert offers(kind, question, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No one was charged.", False),
        ("One of them was charged.", False),
        ("On the one hand, it denied it.", False),
        ("They blame one another.", False),
        ("One must ask.", False),
        ("One reads that often.", False),
        ("Each one knew; anyone could.", False),
        ("The first one went.", False),
        ("One day, it stopped.", False),
        ("No evidence was found.", False),
        ("It is no longer sold.", False),
        ("The third company sold it in the third quarter.", False),
        ("Noldus sold one camera.", True),
        ("One company was named.", True),
        ("One million were held.", True),
        ("No cameras were sold.", True),
        ("None of them was sold.", True),
        ("A third of the cameras were.", True),
        ("Three quarters of it were.", True),
        ("Two of them were charged.", True),
    ],
)
def test_only_what_counts_is_a_number(text, expected):
    assert offers(AnswerType.NUMBER, "How many?", text) is expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Lucas Noldus founded Axis.", []),
        ("Idemia answered Amnesty.", []),
        ("It was sold to Idemia.", []),
        ("Merel Koning of Amnesty said no.", []),
        ("It has a stake in Idemia, in the hands of Safran.", []),
        ("In Amnesty's report, Axis is named.", []),
        ("In May, Noldus said no.", []),
        ("It was read in the European Parliament.", []),
        ("It was printed in NRC.", []),
        ("Axis is based in Lund, in southern Sweden.", ["Lund", "Sweden"]),
        ("The cameras hang in the southern Chinese city of Guilin.", ["Guilin"]),
        ("It was delivered to Shanghai in 2015.", ["Shanghai"]),
        ("In Libya, Amesys sold it.", ["Libya"]),
        ("It was used in the United States and in the EU.", ["United States", "EU"]),
        ("The Paris-based group sold it.", ["Paris"]),
        ("He works in Saudi Arabia.", ["Saudi Arabia"]),
        ("It was sold in Łódź.", ["Łódź"]),
        ("The Šibenik-based firm sold it.", ["Šibenik"]),
        ("It stands in China's west.", ["China"]),
    ],
)
def test_a_place_is_where_something_is_and_no_name_of_somebody(text, places):
    assert places_in(text) == places
    assert offers(AnswerType.PLACE, "Where?", text) is bool(places)


def test_only_one_of_a_thing_is_a_number():
    assert offers(AnswerType.NUMBER, "How many?", "Only one camera was sold.")


@pytest.mark.parametrize(
    ("text", "is_count"),
    [
        ("Another survey has 15.28 cameras per 100 people in the US and 14.36 in China.", False),
        ("For 2018 it said yes: one camera for every 4.1 people, against one for every 4.6 in the US.", False),
        ("There were 3.5 million cameras, one for every four people.", True),
    ],
)
def test_a_rate_is_no_count_unless_a_rate_is_asked_for(text: str, is_count: bool) -> None:
    assert offers(AnswerType.NUMBER, "How many cameras are there in China?", text) is is_count
    assert offers(AnswerType.NUMBER, "How many cameras are there per head?", text)
