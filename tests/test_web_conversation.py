"""What of a conversation is history, and which words surround a quote."""

from dataclasses import replace

from web_examples import make_answer, make_citation, make_document, make_refusal

from answer.records import Turn
from index.records import Passage
from web.conversation import Excerpt, Exchange, earlier_in, excerpt, history

DOCUMENT = make_document("Alpha one. Beta two. Gamma three.\n\nDelta four.")
CITATION = make_citation(DOCUMENT, "Beta two.")


def passage(start: int, end: int) -> Passage:
    return Passage(start, DOCUMENT.id, start, end)


def test_history_is_what_was_asked_and_what_was_shown():
    answer = make_answer("Which?", CITATION, replace(CITATION, quote="Gamma three.", number=2))
    conversation = (
        Exchange("Which?", answer=answer, shown=2),
        Exchange("Broken?", problem="The index is damaged."),
        Exchange("Why?", answer=make_refusal("Why?"), shown=2),
        Exchange("Stopped?", stopped=True),
    )
    assert history(conversation) == (
        Turn("user", "Which?"),
        Turn("assistant", "Beta two. Gamma three."),
        Turn("user", "Why?"),
        Turn("assistant", "No answer."),
    )


def test_an_exchange_is_finished_when_nothing_more_will_come():
    answer = make_answer("Which?", CITATION)
    assert not Exchange("Which?").is_finished
    assert not Exchange("Which?", answer=answer).is_finished
    assert Exchange("Which?", answer=answer, shown=1).is_finished
    assert Exchange("Which?", problem="No.").is_finished
    assert Exchange("Which?", stopped=True).is_finished


def test_a_long_conversation_opens_with_its_last_turns():
    turns = tuple(Exchange("Why?", number=number) for number in range(1, 61))
    assert [earlier_in(turns[:count]) for count in (0, 10, 19, 20, 29, 30, 50, 59, 60)] == [
        0,
        0,
        0,
        10,
        10,
        20,
        40,
        40,
        50,
    ]
    asked = (*turns[:29], Exchange("How?"))
    assert earlier_in(asked) == 20


def test_turns_that_are_not_kept_are_shown_at_once():
    turns = tuple(Exchange("Why?", number=number) for number in range(1, 31))
    assert earlier_in((*turns[:4], replace(turns[4], number=0), *turns[5:])) == 0


def test_the_passage_around_a_quote():
    passages = [passage(0, 33), passage(35, 46)]
    assert excerpt(CITATION, DOCUMENT, passages) == Excerpt(CITATION, "Alpha one. ", " Gamma three.")


def test_of_overlapping_passages_the_one_that_holds_the_whole_quote():
    passages = [passage(0, 15), passage(11, 33)]
    assert excerpt(CITATION, DOCUMENT, passages) == Excerpt(CITATION, "", " Gamma three.")


def test_a_quote_over_two_passages_has_both_around_it():
    citation = make_citation(DOCUMENT, "Gamma three.\n\nDelta four.")
    found = excerpt(citation, DOCUMENT, [passage(11, 33), passage(35, 46)])
    assert (found.before, found.after) == ("Beta two. ", "")


def test_a_quote_stands_alone_when_its_document_is_gone_or_has_no_passages():
    assert excerpt(CITATION, None, []) == Excerpt(CITATION, "", "")
    assert excerpt(CITATION, DOCUMENT, []) == Excerpt(CITATION, "", "")
