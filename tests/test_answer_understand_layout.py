"""What form of answer a question asks for."""

import pytest

from answer.records import Layout, Period
from answer.understand.layout import asked_layout, asked_parties, asked_period, asked_topic, years_in


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("What did Idemia say about real-time use?", Layout.PLAIN),
        ("Did Noldus deny it at all?", Layout.PLAIN),
        ("Which companies does Amnesty name?", Layout.PLAIN),
        ("List the companies named by Amnesty", Layout.ALL),
        ("every company that Amnesty names", Layout.ALL),
        ("What are all the names of Idemia?", Layout.ALL),
        ("What do both sides say about FaceReader?", Layout.SIDES),
        ("How do Axis and Idemia compare?", Layout.SIDES),
        ("What do Amnesty and Noldus each say?", Layout.SIDES),
        ("Who is quoted on real-time use?", Layout.VOICES),
        ("quotes about Idemia by others", Layout.VOICES),
        ("What is the latest date of application?", Layout.LATEST),
        ("Who currently owns Idemia?", Layout.LATEST),
        ("What difference did the ban make?", Layout.PLAIN),
        ("What makes the difference between a ban and a licence?", Layout.PLAIN),
        ("What difference did Amnesty make to Idemia?", Layout.PLAIN),
        ("How much higher was it compared with 2019?", Layout.PLAIN),
        ("What is the difference between Idemia and Axis?", Layout.SIDES),
        ("How do the accounts of Amnesty International and Axis differ?", Layout.SIDES),
        ("Do Amnesty and Idemia disagree?", Layout.SIDES),
        ("Compare Axis with Idemia", Layout.SIDES),
        ("Did the two parties sign?", Layout.PLAIN),
        ("When did both sides meet?", Layout.PLAIN),
        ("What do the two sides say?", Layout.SIDES),
        ("Did all companies deny it?", Layout.PLAIN),
        ("Does every camera need a licence?", Layout.PLAIN),
        ("Do all sources agree?", Layout.PLAIN),
        ("Why did all exporters refuse?", Layout.PLAIN),
        ("How did all of them react?", Layout.PLAIN),
        ("In which cases did all members agree?", Layout.PLAIN),
        ("All in all, what did it change?", Layout.PLAIN),
        ("all of it?", Layout.PLAIN),
        ("every one of them?", Layout.PLAIN),
        ("Can you list all companies?", Layout.ALL),
        ("Do you have all estimates of detainees?", Layout.ALL),
        ("all estimates of the number of detainees", Layout.ALL),
        ("every company that was listed", Layout.ALL),
        ("every company?", Layout.ALL),
        ("How many were held in Xinjiang - what do the different sources say?", Layout.ALL),
        ("What do the reports say about Megvii?", Layout.ALL),
        ("What does the report say about Megvii?", Layout.PLAIN),
        ("Give me every quote by Idemia", Layout.ALL),
        ("Give me a list of the firms", Layout.ALL),
        ("Who are all the members?", Layout.ALL),
        ("Who is on the Entity List?", Layout.PLAIN),
    ],
)
def test_the_form_is_read_off_the_question(question, form):
    assert asked_layout(question) is form


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("What do Amnesty and Noldus each say about mass surveillance?", ("Amnesty", "Noldus")),
        ("Compare Axis with Idemia", ("Axis", "Idemia")),
        (
            "What is the difference between the Human Rights Council and Amnesty on this?",
            ("Human Rights Council", "Amnesty"),
        ),
        ("What do the two sides say about FaceReader?", ()),
        ("what do both sides say", ()),
    ],
)
def test_two_parties_are_named_or_none(question, parties):
    assert asked_parties(question) == parties


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("What was sold before 2015?", Period(None, 2014)),
        ("What was sold until 2015?", Period(None, 2015)),
        ("What was sold after 2015?", Period(2016, None)),
        ("What was sold since 2015?", Period(2015, None)),
        ("Since 2015, what was sold?", Period(2015, None)),
        ("What was sold between 2015 and 2018?", Period(2015, 2018)),
        ("What was sold from 2015 to 2018?", Period(2015, 2018)),
        ("What was sold in the 1990s?", Period(1990, 1999)),
        ("What was sold in the 1995s?", None),
        ("What was printed before 1600?", Period(None, 1599)),
        ("What was sold in 2015?", Period(2015, 2015)),
        ("From what date does Regulation 2021/821 apply?", None),
    ],
)
def test_a_period_is_read_off_the_question(question, period):
    assert asked_period(question) == period


def test_periods_overlap_where_a_year_lies_in_both():
    assert Period(2023, None).overlaps(Period(2022, None))
    assert Period(2015, 2018).overlaps(Period(None, 2015))
    assert not Period(2015, 2018).overlaps(Period(2019, 2020))


def test_a_period_holds_its_first_and_last_year():
    assert [Period(2015, 2018).holds(year) for year in (2014, 2015, 2018, 2019)] == [False, True, True, False]
    assert Period(None, 2014).holds(1066)
    assert Period(2016).holds(2100)


def test_years_are_numbers_of_four_digits_that_can_be_years():
    assert years_in("In 1996 and the 1990s, 12345 of 3000 cameras, 2021/821") == [1996, 1990, 2021]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("list all camera counts", "camera counts"),
        ("Please list every place where Idemia speaks about real-time use", "Idemia speaks about real-time use"),
        ("list everything the documents say about FinFisher", "FinFisher"),
        ("quotations about Noldus", "Noldus"),
        ("What do both sides say about Axis?", "Axis?"),
        ("who said what about the catch-all clause?", "the catch-all clause?"),
        ("compare Amnesty and Noldus", "compare Amnesty and Noldus"),
        ("list all", "all"),
        ("How many were held? What do the different sources say?", "How many were held?"),
        ("How many were held - what do your documents say?", "How many were held?"),
        ("What do the reports say about Megvii?", "Megvii?"),
    ],
)
def test_what_a_list_or_both_sides_are_asked_about_is_told_from_the_words_that_ask(question, topic):
    assert asked_topic(question) == topic
