"""The layouts of an answer, from candidates whose scores are set by hand, before they are divided by all weights."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from answer.evidence.ranking import Candidate, Fit
from answer.evidence.weights import SIGNALS
from answer.quote.arrange import arrange_quotes
from answer.records import Layout, Query
from index.records import Document, Hit, Passage, Statement, document_id
from text.spans import Span

NO_FIT = Fit(**{one.name: 0.0 for one in fields(Fit)})


class Documents:
    """What a corpus knows of some documents: their statements."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = statements

    def statements(self, document_id: str) -> list[Statement]:
        return [one for one in self._statements if one.document_id == document_id]

    def may_quote(self, _id: str, _span: Span) -> bool:
        return True

    def remember(self, _key: object, make: Callable[[], object]) -> object:
        return make()


def document(text: str, title: str = "A title", **others: object) -> Document:
    return Document(document_id(text), text, title, **others)


def candidate(held: Document, words: str, score: float) -> Candidate:
    start = held.text.index(words)
    hit = Hit(Passage(1, held.id, 0, len(held.text)), 0.0)
    return Candidate(held, Span(start, start + len(words)), hit, replace(NO_FIT, meaning=score / SIGNALS["meaning"]))


def said(held: Document, speaker: str, words: str) -> Statement:
    start = held.text.index(words)
    name = held.text.index(speaker)
    contents = (Span(start, start + len(words)),)
    return Statement(start + 1, held.id, contents, True, Span(name, name + len(speaker)), speaker)


def shown(arranged) -> list[tuple[str | None, str]]:
    return [(one.heading, one.document.text[one.span.start : one.span.end]) for one in arranged.quotes]


ONE = document("It was red.\nFiller stands here.\nIt was blue.", "One", published="2020-01-02")
OTHER = document("It was green.", "Other", published="2024-05-06")
THIRD = document("It was grey and old and far away.", "Third")


def test_a_plain_answer_is_the_best_places_and_near_scores_say_nothing():
    found = [
        candidate(ONE, "It was red.", 2.0),
        candidate(OTHER, "It was green.", 1.9),
        candidate(THIRD, THIRD.text, 0.5),
    ]
    arranged = arrange_quotes(Documents(), Query("What was it?"), found)
    assert shown(arranged) == [(None, "It was red."), (None, "It was green.")]
    assert arranged.notes == ()


MARCH = document("The march through Cardona drew 300,000 people on 4 May 2003.", "March")
COPY = document("On 4 May 2003 the march through Cardona drew 300,000 people. Then it rained.", "Copy")
MORE = document("The march through Cardona drew 1,800,000 people on 4 May 2003.", "More")


def first_sentence(held: Document, score: float) -> Candidate:
    return candidate(held, held.text[: held.text.index(".") + 1], score)


def places(arranged) -> list[list[tuple[str, str]]]:
    return [
        [(other.title, other.text[span.start : span.end]) for other, span in one.also_in] for one in arranged.quotes
    ]


def test_a_statement_of_two_documents_is_shown_once_with_the_other_named():
    found = [first_sentence(MARCH, 2.0), first_sentence(COPY, 1.9), candidate(ONE, "It was red.", 1.8)]
    arranged = arrange_quotes(Documents(), Query("How many?"), found)
    assert shown(arranged) == [(None, MARCH.text), (None, "It was red.")]
    also = [("Copy", "On 4 May 2003 the march through Cardona drew 300,000 people.")]
    assert (places(arranged), arranged.notes) == ([also, []], ())


def test_every_place_that_is_asked_for_is_listed_by_itself():
    found = [first_sentence(MARCH, 2.0), first_sentence(COPY, 1.9)]
    arranged = arrange_quotes(Documents(), Query("List all.", layout=Layout.ALL), found)
    assert [heading for heading, _ in shown(arranged)] == ["March", "Copy"]


def test_sources_that_differ_in_a_number_are_both_shown_and_that_is_said():
    arranged = arrange_quotes(Documents(), Query("How many?"), [first_sentence(MARCH, 2.0), first_sentence(MORE, 1.9)])
    assert shown(arranged) == [(None, MARCH.text), (None, MORE.text)]
    assert arranged.notes == ("The sources differ in a number: 300,000 in [1], 1,800,000 in [2].",)
    assert places(arranged) == [[], []]


def test_what_differs_is_shown_though_there_were_quotes_enough():
    others = [candidate(document(f"It was {colour}.", colour), f"It was {colour}.", 1.9) for colour in COLOURS]
    found = [first_sentence(MARCH, 2.0), *others, first_sentence(MORE, 1.8)]
    arranged = arrange_quotes(Documents(), Query("How many?"), found)
    assert [text for _, text in shown(arranged)][-1] == MORE.text
    assert arranged.notes == ("The sources differ in a number: 300,000 in [1], 1,800,000 in [5].",)


COLOURS = ("red", "green", "blue")


def test_a_contradiction_is_said_to_be_one():
    used = document("The council of Corning tested the water for lead in 2014.", "Used")
    never = document("The council of Corning never tested the water for lead in 2014.", "Never")
    arranged = arrange_quotes(Documents(), Query("Was it?"), [first_sentence(used, 2.0), first_sentence(never, 1.9)])
    assert arranged.notes == ("The sources contradict each other: [1] and [2]; one of them has a “not”.",)


def test_every_place_is_listed_document_by_document_with_the_total():
    found = [
        candidate(ONE, "It was red.", 2.0),
        candidate(OTHER, "It was green.", 1.9),
        candidate(ONE, "It was blue.", 1.8),
        candidate(THIRD, THIRD.text, 1.0),
    ]
    arranged = arrange_quotes(Documents(), Query("List all.", layout=Layout.ALL), found)
    assert shown(arranged) == [("One", "It was red."), ("One", "It was blue."), ("Other", "It was green.")]
    assert arranged.notes[0].startswith("3 places in 2 documents")


def test_the_newest_comes_first_and_the_older_stays_marked():
    found = [
        candidate(ONE, "It was red.", 2.0),
        candidate(OTHER, "It was green.", 1.9),
        candidate(THIRD, THIRD.text, 1.8),
    ]
    arranged = arrange_quotes(Documents(), Query("What is it now?", layout=Layout.LATEST), found)
    assert shown(arranged) == [
        ("The newest, 2024-05-06", "It was green."),
        ("Older, 2020-01-02: may be superseded", "It was red."),
        (None, "It was grey and old and far away."),
    ]


def test_a_much_worse_place_does_not_come_first_for_being_new():
    found = [candidate(ONE, "It was red.", 2.0), candidate(OTHER, "It was green.", 1.4)]
    arranged = arrange_quotes(Documents(), Query("What is it now?", layout=Layout.LATEST), found)
    assert shown(arranged) == [(None, "It was red."), (None, "It was green.")]


SIDES = document('Amnesty said: "It harms."\nBetween them lies a gap.\nNoldus answered: "It helps."')
BOTH = Documents(said(SIDES, "Amnesty", "It harms."), said(SIDES, "Noldus", "It helps."))
HEARD = [candidate(SIDES, 'Noldus answered: "It helps."', 2.0), candidate(SIDES, 'Amnesty said: "It harms."', 1.9)]


@pytest.mark.parametrize("parties", [("Amnesty", "Noldus"), ()])
def test_two_parties_stand_side_by_side_named_or_not(parties):
    arranged = arrange_quotes(BOTH, Query("What do both sides say?", layout=Layout.SIDES, parties=parties), HEARD)
    words = {"Amnesty": 'Amnesty said: "It harms."', "Noldus": 'Noldus answered: "It helps."'}
    assert sorted(shown(arranged)) == sorted(words.items())


def test_a_place_that_both_parties_share_is_shown_once():
    shared = document('Amnesty said: "It harms," and Noldus: "It helps."')
    both = Documents(said(shared, "Amnesty", "It harms,"), said(shared, "Noldus", "It helps."))
    query = Query("What do both sides say?", layout=Layout.SIDES, parties=("Amnesty", "Noldus"))
    assert shown(arrange_quotes(both, query, [candidate(shared, shared.text, 2.0)])) == [(None, shared.text)]


def test_a_party_whose_words_are_about_something_else_leaves_a_plain_answer():
    query = Query("What do both sides say?", layout=Layout.SIDES, parties=("Amnesty", "Noldus"))
    far = replace(HEARD[1], fit=replace(NO_FIT, meaning=0.2 / SIGNALS["meaning"]))
    assert {heading for heading, _ in shown(arrange_quotes(BOTH, query, [HEARD[0], far]))} == {None}


def test_a_party_that_nothing_is_heard_of_leaves_a_plain_answer():
    query = Query("Compare Amnesty and Idemia", layout=Layout.SIDES, parties=("Amnesty", "Idemia"))
    assert {heading for heading, _ in shown(arrange_quotes(BOTH, query, HEARD))} == {None}


def test_voices_stand_speaker_by_speaker_without_words_of_nobody():
    found = [*HEARD, candidate(ONE, "It was red.", 1.9)]
    arranged = arrange_quotes(BOTH, Query("Who is quoted on it?", layout=Layout.VOICES), found)
    assert [heading for heading, _ in shown(arranged)] == ["Noldus", "Amnesty International"]
    others = arrange_quotes(BOTH, Query("quotes about Noldus by others", layout=Layout.VOICES), found)
    assert [heading for heading, _ in shown(others)] == ["Amnesty International"]


def test_whoever_is_asked_for_and_not_quoted_is_named():
    found = [candidate(ONE, "It was red.", 2.0)]
    assert arrange_quotes(Documents(), Query("What did Axis say?", "Axis"), found).notes == (
        "Axis is not quoted on this. What others say:",
    )
    assert arrange_quotes(BOTH, Query("What did Noldus say?", "Noldus"), HEARD[:1]).notes == ()
    own = document("It was mauve.", publisher="Axis Communications")
    assert arrange_quotes(Documents(), Query("What did Axis say?", "Axis"), [candidate(own, own.text, 2.0)]).notes == ()
