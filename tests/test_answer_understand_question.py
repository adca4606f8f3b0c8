"""Follow-ups become standalone questions, and the speaker asked for is found."""

import pytest

from answer.records import Layout, Period, Query, Turn
from answer.understand.question import understand

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
            "When did she sell the cameras?",
            ("Did Željka Šimić leave Oculon?", "…"),
            "When did Željka Šimić sell the cameras?",
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
            "When did it arrive in Australia: Where are cameras used?",
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
    [
        ("Who criticised Axis?", "criticised"),
        ("who has denied it", "denied"),
        ("Who claims that it is safe?", "claims"),
        ("Who opposes the sale?", "opposes"),
        ("Who says so?", None),
        ("Who is the chief of Axis?", None),
    ],
)
def test_the_asked_verb_of_saying_is_read_off_the_question(question, act):
    assert understand(question).act == act


def test_a_query_has_its_form_parties_and_period():
    query = understand("What did Axis and Noldus each say before 2021?")
    assert (query.layout, query.parties, query.period) == (Layout.SIDES, ("Axis", "Noldus"), Period(None, 2020))
    assert understand("When was it sold?") == Query("When was it sold?")


def test_the_same_conversation_is_always_understood_the_same_way():
    turns = history(IDEMIA, "Idemia said it was a crime solving system.")
    assert understand("and Axis?", turns) == understand("and Axis?", turns)


REFUSED = "The corpus does not answer this."
SEARCHED = f"{REFUSED} Searched 118 passages of 15 documents for “x”."
SAID = "Idemia said this equipment was unable to be used for real-time surveillance."


def understood(question: str, *turns: str) -> str:
    return understand(question, history(*turns)).text


@pytest.mark.parametrize(
    "talk",
    "Thanks|thanks!|THANKS|Thank you so much|hello|Hello|HELLO|Hi there|Good morning|ok|Ok.|OK|great|Great|Merci|"
    "merci beaucoup|Danke schön!|Gracias|Tschüss|bye|Bye bye|cool|Nice|Perfect|I see|got it|that's helpful|"
    "ok great thanks|super, thanks|Thanks a lot for your help!|hm|lol|sorry|wait|Yes|no|how are you?|are you a robot?|"
    "who are you?|what can you do?|what is this corpus about".split("|"),
)
def test_small_talk_is_no_follow_up_and_names_nobody(talk):
    query = understand(talk, history(IDEMIA, SAID))
    assert (query.text, query.speaker, query.layout) == (talk, None, Layout.PLAIN)


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        (("hello", REFUSED), "what is this corpus about", "what is this corpus about"),
        (("hello", REFUSED, "what is this corpus about", REFUSED), "thanks", "thanks"),
        (("What is the price of gold?", REFUSED), "why?", "why?"),
        (("What is the price of gold?", SEARCHED), "when was that?", "when was that?"),
        (("What is the price of gold?", f"\n> **{REFUSED}**"), "How many teams?", "How many teams?"),
        ((IDEMIA, SAID, "Thanks!", REFUSED), "when was that?", f"when was that: {IDEMIA}"),
        ((IDEMIA, SAID, "Thanks!", REFUSED), "and Axis?", "What did Axis say about real-time use?"),
        ((IDEMIA, SAID, "ok", "…", "great", "…"), "why?", f"why: {IDEMIA}"),
        ((IDEMIA, SAID, "What is the price of gold?", REFUSED), "when was that?", f"when was that: {IDEMIA}"),
        ((IDEMIA, SAID, "when was that?", "In 2015."), "why?", f"why: {IDEMIA}"),
        ((IDEMIA, SAID, "when was that?", "In 2015.", "why?", "…"), "by whom?", f"by whom: {IDEMIA}"),
        (
            (IDEMIA, SAID, "why?", "…"),
            "no, I meant Axis",
            "why: What did Axis say about real-time use?",
        ),
        (
            (IDEMIA, SAID, "why?", "…", "no, I meant Axis", "…"),
            "when?",
            "when: What did Axis say about real-time use?",
        ),
        (("How many were refused in 2022?", REFUSED), "no, in 2019", "How many were refused in 2019?"),
        ((IDEMIA, SAID), "Thanks. And Axis?", "What did Axis say about real-time use?"),
        ((IDEMIA, SAID), "ok, and in 2021?", "What did Idemia say about real-time use in 2021?"),
        ((), "Good morning, what did Noldus say? Thanks!", "what did Noldus say?"),
        ((IDEMIA, SAID), "and?", "and?"),
    ],
)
def test_only_what_was_answered_is_carried_on_and_never_a_chain(turns, question, expected):
    assert understood(question, *turns) == expected


def test_a_history_of_questions_alone_is_carried_on():
    turns = [Turn("user", IDEMIA), Turn("user", "Thanks"), Turn("user", "and Axis?")]
    assert understand("why?", turns).text == "why: What did Axis say about real-time use?"


@pytest.mark.parametrize(
    ("question", "turns", "expected", "speaker"),
    [
        ("Who denied it?", (IDEMIA, SAID), f"Who denied it: {IDEMIA}", None),
        ("Did all companies deny it?", (IDEMIA, SAID), f"Did all companies deny it: {IDEMIA}", None),
        (
            "Did the other two makers confirm it?",
            (IDEMIA, SAID),
            f"Did the other two makers confirm it: {IDEMIA}",
            None,
        ),
        ("who said that?", (IDEMIA, SAID), f"who said that: {IDEMIA}", None),
        ("and who else?", (IDEMIA, SAID), f"and who else: {IDEMIA}", None),
        ("Which company said so?", (IDEMIA, SAID), f"Which company said so: {IDEMIA}", None),
        ("Is that legal?", (IDEMIA, SAID), f"Is that legal: {IDEMIA}", None),
        ("why?", (IDEMIA, SAID), f"why: {IDEMIA}", "Idemia"),
        ("when was that?", (IDEMIA, SAID), f"when was that: {IDEMIA}", "Idemia"),
        ("Did it deny that?", (IDEMIA, SAID), "Did Idemia deny that: " + IDEMIA, "Idemia"),
        (
            "What did it say about exports?",
            ("What is the EU?", "The UN Guiding Principles are older. The EU is a union of states."),
            "What did it say about exports: What is the EU?",
            None,
        ),
        (
            "what did it say about exports?",
            ("What does the AI Act forbid?", "The AI Act forbids it since August."),
            "what did it say about exports: What does the AI Act forbid?",
            None,
        ),
        (
            "What did it say?",
            ("Which rules does the European Union have?", "The Union has rules, Morpho said."),
            "What did it say: Which rules does the European Union have?",
            None,
        ),
        (
            "What did it say about Shanghai?",
            (IDEMIA, "Morpho sold it in 2015."),
            "What did Idemia say about Shanghai?",
            "Idemia",
        ),
        (
            "What did it say about Shanghai?",
            ("What is Idemia?", "Idemia said that it makes cameras."),
            "What did Idemia say about Shanghai?",
            "Idemia",
        ),
        (
            "what did they say about Shanghai?",
            ("Who criticised Axis?", "DER SPIEGEL and Amnesty wrote of it."),
            "what did they say about Shanghai: Who criticised Axis?",
            None,
        ),
        (
            "What did he say about Shanghai?",
            ("Who runs Axis?", "Ny Teknik wrote that it has a chief."),
            "What did he say about Shanghai: Who runs Axis?",
            None,
        ),
        (
            "What did he say about Shanghai?",
            ("Who runs Axis?", "The director Jon Berg runs it."),
            "What did Jon Berg say about Shanghai?",
            "Jon Berg",
        ),
        (
            "What did she say about Shanghai?",
            ("Who is Merel Koning?", "…"),
            "What did Merel Koning say about Shanghai?",
            "Merel Koning",
        ),
        (
            "When was it published in print?",
            ("What did Merel Koning say?", "…"),
            "When was it published in print: What did Merel Koning say?",
            None,
        ),
        (
            "What did it say about Shanghai?",
            ("Which French company did Amnesty name?", "Unlike the French firm, Axis kept its name."),
            "What did it say about Shanghai: Which French company did Amnesty name?",
            None,
        ),
        (
            "What does the organisation say about it?",
            ("Who published “Emotional Entanglement”?", "Privacy First, an organisation for free speech, did."),
            "What does Privacy First say about it?",
            "Privacy First",
        ),
        (
            "did it reply in May?",
            ("What did Amnesty tell it in April?", "…"),
            "did it reply in May: What did Amnesty tell it in April?",
            None,
        ),
        (
            "Can you tell me about her private life?",
            ("What are some of the ways Oprah has influenced the world?", "…"),
            "Can you tell me about Oprah’s private life?",
            None,
        ),
        ("who made them?", ("List all estimates", "Geneva heard of some."), "who made them: List all estimates", None),
        (
            "does it cover exports?",
            ("What does the AI Act forbid?", "In August the EU forbade it."),
            "does AI Act cover exports?",
            None,
        ),
    ],
)
def test_nobody_is_named_who_is_not_meant(question, turns, expected, speaker):
    query = understand(question, history(*turns))
    assert (query.text, query.speaker) == (expected, speaker)


@pytest.mark.parametrize(
    ("question", "turns", "expected"),
    [
        ("what about licences?", (IDEMIA, SAID), f"licences: {IDEMIA}"),
        ("and the difference?", (IDEMIA, SAID), f"the difference: {IDEMIA}"),
        ("No one?", (IDEMIA, SAID), f"No one: {IDEMIA}"),
        ("Everyone?", (IDEMIA, SAID), f"Everyone: {IDEMIA}"),
        ("the second one", (IDEMIA, SAID), f"the second one: {IDEMIA}"),
        ("no, the other one", (IDEMIA, SAID), f"the other one: {IDEMIA}"),
        ("and Shanghai?", (IDEMIA, "It was used in Shanghai."), f"Shanghai: {IDEMIA}"),
        ("and about China?", (IDEMIA, SAID), "What did Idemia say about real-time use about China?"),
        (
            "and about exports?",
            ("What did Idemia say about China?", SAID),
            "What did Idemia say about China about exports?",
        ),
        ("and about Libya?", ("What did Idemia say about China?", SAID), "What did Idemia say about Libya?"),
        ("and in Egypt?", ("What happened in Libya?", "…"), "What happened in Egypt?"),
        ("and Egypt?", ("What happened in Libya?", "In Egypt there was more."), "What happened in Egypt?"),
        (
            "and Noldus?",
            ("What is the difference between Idemia and Axis?", "…"),
            "Noldus: What is the difference between Idemia and Axis?",
        ),
        ("and Amnesty's?", ("What was Idemia’s response?", "…"), "What was Amnesty’s response?"),
        ("Axis?", (IDEMIA, SAID), "What did Axis say about real-time use?"),
        ("Value", (IDEMIA, SAID), f"Value: {IDEMIA}"),
        ("and in July 2021?", ("How many were listed in October 2019?", "…"), "How many were listed in July 2021?"),
        (
            "no, I mean the French one",
            ("What did the company criticised by Amnesty say?", "…"),
            "What did the French company criticised by Amnesty say?",
        ),
    ],
)
def test_a_piece_takes_the_place_only_of_its_like(question, turns, expected):
    assert understood(question, *turns) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Did all companies deny it?",
        "Did anyone confirm it?",
        "What did both say about China?",
        "What did others say?",
        "What did Amnesty and Noldus say?",
        "What did no one say?",
        "How did the Italian state punish the firm?",
        "How many were held - what do the different sources say?",
        "What do our documents say about Megvii?",
        "According to the 2024 guidelines, which tools are no concern?",
    ],
)
def test_nobody_in_particular_is_no_speaker(question):
    assert understand(question).speaker is None


def test_a_name_with_an_and_in_it_is_a_speaker():
    assert understand("What did the Ministry of Trade and Industry say?").speaker == "Ministry of Trade and Industry"
