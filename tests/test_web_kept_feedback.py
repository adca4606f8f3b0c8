"""Feedback is of whoever gives it, on an answer that they may read; editors see what was disclosed by it, no more."""

from dataclasses import replace

import pytest
from web_examples import add_file, make_answer, make_citation, make_refusal, open_index

from index.errors import NotAllowed, QuestionError
from web.access.acting import ACTING, Actor, Role
from web.conversation import Exchange
from web.feedback import FeedbackVerdict, Offered
from web.kept.answers import keep
from web.kept.feedback import disclosed, give, offered, require_feedback, told

TEXT = "The police export. The army imports."


@pytest.fixture
def acting_as():
    """Say who acts."""
    tokens = []
    yield lambda name, role=Role.READER: tokens.append(ACTING.set(Actor(name, role)))
    for token in reversed(tokens):
        ACTING.reset(token)


@pytest.fixture
def quoted(index) -> Exchange:
    """An answer with two quotations, not kept yet."""
    id = add_file(index, "police.txt", TEXT)
    document = index.snapshot().document(id)
    citations = (make_citation(document, words, number) for number, words in enumerate(TEXT.split(". "), start=1))
    return Exchange("Who exports?", answer=make_answer("Who exports?", *citations), shown=2)


def kept(index, exchange: Exchange):
    """The turn of an exchange, once who acts has asked it."""
    return index.conversations.turn(keep(index, (), exchange).id)


@pytest.mark.parametrize(("name", "is_disclosed"), [("", False), ("ann", True)])
def test_it_is_offered_beside_answers_that_are_kept(index, quoted, acting_as, name, is_disclosed):
    acting_as(name)
    first = keep(index, (), quoted)
    second = keep(index, (first,), Exchange("Q", answer=make_refusal("Q"), shown=2))
    unkept = Exchange("Q", answer=make_refusal("Q"), shown=2)
    gone = Exchange("Q", problem="They went with it.", id="x")
    found = offered(index, (first, second, unkept, gone))
    assert found == {
        first.id: Offered(first.id, tuple(FeedbackVerdict), (1, 2), None, is_disclosed),
        second.id: Offered(second.id, ("right", "missing"), (), None, is_disclosed),
    }
    given = give(index, index.conversations.turn(first.id), "right")
    assert offered(index, (first,))[first.id].given == given


def test_it_is_not_offered_where_nothing_is_kept(index, quoted, word_embedder):
    now = keep(index, (), quoted)
    quiet = open_index(index.settings.index, word_embedder, keep_conversations="no")
    shared = open_index(index.settings.index, word_embedder, open="yes")
    for other in (quiet, shared):
        assert offered(other, (now,)) == {}
        with pytest.raises(NotAllowed, match="is not kept"):
            require_feedback(other)
    require_feedback(index)


def test_a_damaged_file_only_takes_the_choice_away(index, quoted):
    (index.settings.index / "conversations.sqlite").write_bytes(b"no database " * 100)
    assert offered(index, (replace(quoted, id="x"),)) == {}


def test_it_has_one_line_and_means_a_quotation_that_there_is(index, quoted):
    turn = kept(index, quoted)
    given = give(index, turn, "wrong-quotation", 2, " Two\n lines. ")
    assert (given.quotation, given.line) == (2, "Two lines.")
    assert told(given) == {"verdict": "wrong-quotation", "quotation": 2, "line": "Two lines.", "given": given.given}
    assert give(index, turn, "right", line="Half a letter: \ud83d").line == "Half a letter: ?"
    assert give(index, turn, "wrong-quotation").quotation is None  # either may be meant
    assert give(index, turn, "right", 2).quotation is None
    with pytest.raises(QuestionError, match="no quotation 3"):
        give(index, turn, "wrong-quotation", 3)
    with pytest.raises(QuestionError, match="301 characters; please write at most 300"):
        give(index, turn, "right", line="x" * 301)
    with pytest.raises(QuestionError, match="“nonsense” cannot be said of this answer"):
        give(index, turn, "nonsense")
    assert [each.feedback.verdict for each in disclosed(index)] == ["right"]


def test_a_wrong_quotation_is_the_only_one_where_there_is_one(index, quoted):
    one = replace(quoted.answer, citations=quoted.answer.citations[:1])
    assert give(index, kept(index, replace(quoted, answer=one)), "wrong-quotation").quotation == 1


def test_of_a_refusal_less_can_be_said(index):
    add_file(index, "police.txt", TEXT)
    turn = kept(index, Exchange("Q", answer=make_refusal("Q"), shown=2))
    with pytest.raises(QuestionError, match="choose one of: right, missing"):
        give(index, turn, "should-have-declined")


def seen(index) -> list[tuple[str, bool, bool]]:
    """Who gave what is seen, whether its question and answer are, and whether the answer's page may be opened."""
    return [(each.feedback.giver, each.exchange is not None, each.may_open) for each in disclosed(index)]


def test_editors_see_what_was_disclosed_and_others_their_own(index, quoted, acting_as):
    acting_as("ann")
    turn = kept(index, quoted)
    index.conversations.share(turn.conversation, is_shared=True)
    give(index, turn, "right")
    acting_as("ben")
    give(index, turn, "missing", line="The navy.")
    assert seen(index) == [("ben", True, True)]
    acting_as("eve", Role.EDITOR)
    assert seen(index) == [("ben", True, True), ("ann", True, True)]
    index.conversations.share(turn.conversation, is_shared=False)
    # What ann said of her own answer discloses it; what ben said of hers does no more.
    assert seen(index) == [("ben", False, False), ("ann", True, False)]
    [first, second] = disclosed(index)
    assert (first.turn, second.turn.question, second.exchange.answer) == (None, "Who exports?", quoted.answer)
    acting_as("ben")
    assert seen(index) == [("ben", False, False)]
    acting_as("cyd")
    assert seen(index) == []


def test_nothing_is_seen_of_what_went_with_a_document(index, quoted):
    turn = kept(index, quoted)
    give(index, turn, "right", line="Good.")
    index.conversations.forget(lambda *_: True)
    [each] = disclosed(index)
    assert (each.exchange.answer, each.feedback.line) == (None, "Good.")
    assert offered(index, (each.exchange,)) == {}
