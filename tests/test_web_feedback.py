"""What can be said of an answer depends on whether it quotes."""

from web_examples import make_answer, make_citation, make_document, make_refusal, make_told

from web.feedback import FeedbackVerdict, verdicts_on

QUOTED = make_citation(make_document("The police export."), "The police export.")


def test_only_of_quotations_can_be_said_that_they_are_wrong_or_should_not_be():
    assert verdicts_on(make_answer("Who exports?", QUOTED)) == tuple(FeedbackVerdict)
    for answer in (make_refusal("Who exports?", QUOTED), make_told("Hello", "Hello.")):
        assert verdicts_on(answer) == ("right", "missing")
