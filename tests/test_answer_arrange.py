"""The layouts of an answer, from candidates whose scores are set by hand."""

from dataclasses import fields, replace

import pytest

from answer.arrange import arrange_quotes
from answer.candidates import WEIGHTS, Candidate, Fit
from answer.forms import Form
from answer.records import Query
from index.records import Document, Hit, Passage, Span, Statement, document_id

NO_FIT = Fit(**{one.name: 0.0 for one in fields(Fit)})


class Documents:
    """What a retriever knows of some documents: their statements."""

    def __init__(self, *statements: Statement) -> None:
        self._statements = statements

    def statements(self, document_id: str) -> list[Statement]:
        return [one for one in self._statements if one.document_id == document_id]


def document(text: str, title: str = "A title", **others: object) -> Document:
    return Document(document_id(text), text, title, **others)


def candidate(held: Document, words: str, score: float) -> Candidate:
    start = held.text.index(words)
    hit = Hit(Passage(1, held.id, 0, len(held.text)), 0.0)
    return Candidate(held, Span(start, start + len(words)), hit, replace(NO_FIT, meaning=score / WEIGHTS.meaning))


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


def test_a_plain_answer_is_the_best_places_and_says_in_how_many_documents_it_stands():
    found = [
        candidate(ONE, "It was red.", 2.0),
        candidate(OTHER, "It was green.", 1.9),
        candidate(THIRD, THIRD.text, 0.5),
    ]
    arranged = arrange_quotes(Documents(), Query("What was it?"), found)
    assert shown(arranged) == [(None, "It was red."), (None, "It was green.")]
    assert arranged.notes == ("2 documents say so independently of each other; copied words count once.",)


def test_a_copy_counts_with_what_it_copies():
    copy = document("It was red.", "Copy")
    arranged = arrange_quotes(
        Documents(), Query("What was it?"), [candidate(ONE, "It was red.", 2.0), candidate(copy, "It was red.", 2.0)]
    )
    assert (len(arranged.quotes), arranged.notes) == (2, ())


def test_every_place_is_listed_document_by_document_with_the_total():
    found = [
        candidate(ONE, "It was red.", 2.0),
        candidate(OTHER, "It was green.", 1.9),
        candidate(ONE, "It was blue.", 1.8),
        candidate(THIRD, THIRD.text, 1.3),
    ]
    arranged = arrange_quotes(Documents(), Query("List all.", form=Form.ALL), found)
    assert shown(arranged) == [("One", "It was red."), ("One", "It was blue."), ("Other", "It was green.")]
    assert arranged.notes[0].startswith("3 places in 2 documents")


def test_the_newest_comes_first_and_the_older_stays_marked():
    found = [
        candidate(ONE, "It was red.", 2.0),
        candidate(OTHER, "It was green.", 1.9),
        candidate(THIRD, THIRD.text, 1.8),
    ]
    arranged = arrange_quotes(Documents(), Query("What is it now?", form=Form.LATEST), found)
    assert shown(arranged) == [
        ("The newest, 2024-05-06", "It was green."),
        ("Older, 2020-01-02: may be superseded", "It was red."),
        (None, "It was grey and old and far away."),
    ]


def test_a_much_worse_place_does_not_come_first_for_being_new():
    found = [candidate(ONE, "It was red.", 2.0), candidate(OTHER, "It was green.", 1.4)]
    arranged = arrange_quotes(Documents(), Query("What is it now?", form=Form.LATEST), found)
    assert shown(arranged) == [(None, "It was red."), (None, "It was green.")]


SIDES = document('Amnesty said: "It harms."\nBetween them lies a gap.\nNoldus answered: "It helps."')
BOTH = Documents(said(SIDES, "Amnesty", "It harms."), said(SIDES, "Noldus", "It helps."))
HEARD = [candidate(SIDES, 'Noldus answered: "It helps."', 2.0), candidate(SIDES, 'Amnesty said: "It harms."', 1.9)]


@pytest.mark.parametrize("parties", [("Amnesty", "Noldus"), ()])
def test_two_parties_stand_side_by_side_named_or_not(parties):
    arranged = arrange_quotes(BOTH, Query("What do both sides say?", form=Form.SIDES, parties=parties), HEARD)
    words = {"Amnesty": 'Amnesty said: "It harms."', "Noldus": 'Noldus answered: "It helps."'}
    assert sorted(shown(arranged)) == sorted(words.items())


def test_a_place_that_both_parties_share_is_shown_once():
    shared = document('Amnesty said: "It harms," and Noldus: "It helps."')
    both = Documents(said(shared, "Amnesty", "It harms,"), said(shared, "Noldus", "It helps."))
    query = Query("What do both sides say?", form=Form.SIDES, parties=("Amnesty", "Noldus"))
    assert shown(arrange_quotes(both, query, [candidate(shared, shared.text, 2.0)])) == [(None, shared.text)]


def test_a_party_whose_words_are_about_something_else_leaves_a_plain_answer():
    query = Query("What do both sides say?", form=Form.SIDES, parties=("Amnesty", "Noldus"))
    far = replace(HEARD[1], fit=replace(NO_FIT, meaning=0.7 / WEIGHTS.meaning))
    assert {heading for heading, _ in shown(arrange_quotes(BOTH, query, [HEARD[0], far]))} == {None}


def test_a_party_that_nothing_is_heard_of_leaves_a_plain_answer():
    query = Query("Compare Amnesty and Idemia", form=Form.SIDES, parties=("Amnesty", "Idemia"))
    assert {heading for heading, _ in shown(arrange_quotes(BOTH, query, HEARD))} == {None}


def test_voices_stand_speaker_by_speaker_without_words_of_nobody():
    found = [*HEARD, candidate(ONE, "It was red.", 1.9)]
    arranged = arrange_quotes(BOTH, Query("Who is quoted on it?", form=Form.VOICES), found)
    assert [heading for heading, _ in shown(arranged)] == ["Noldus", "Amnesty International"]
    others = arrange_quotes(BOTH, Query("quotes about Noldus by others", form=Form.VOICES), found)
    assert [heading for heading, _ in shown(others)] == ["Amnesty International"]


def test_whoever_is_asked_for_and_not_quoted_is_named():
    found = [candidate(ONE, "It was red.", 2.0)]
    assert arrange_quotes(Documents(), Query("What did Axis say?", "Axis"), found).notes == (
        "Axis is not quoted on this. What others say:",
    )
    assert arrange_quotes(BOTH, Query("What did Noldus say?", "Noldus"), HEARD[:1]).notes == ()
    own = document("It was mauve.", publisher="Axis Communications")
    assert arrange_quotes(Documents(), Query("What did Axis say?", "Axis"), [candidate(own, own.text, 2.0)]).notes == ()
