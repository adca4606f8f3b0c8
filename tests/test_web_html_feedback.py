"""What can be said of an answer as people see it, and the list of what was said."""

import re
from dataclasses import replace

import pytest
from web_examples import NASTY, make_answer, make_citation, make_document, make_refusal

from index.kept import Feedback, KeptTurn
from web.conversation import Disclosed, Exchange
from web.feedback import FeedbackVerdict, Offered
from web.html.answer import conversation_html
from web.html.feedback import FeedbackList, feedback_html, feedback_page
from web.html.pages import pages_of

DOCUMENT = make_document("The police export. The army imports.")
QUOTED = make_citation(DOCUMENT, "The police export.")
EXCHANGE = Exchange("Who exports?", answer=make_answer("Who exports?", QUOTED), shown=1, id="t1", number=1)
TURN = KeptTurn("t1", "c1", 1, "2026-11-30T08:05:00+00:00", "Who exports?", "{}")
ALL = Offered("t1", tuple(FeedbackVerdict), (1, 2), None, is_disclosed=False)
WRONG = Feedback("t1", "ann", "2026-11-30T08:05:00+00:00", "wrong-quotation", 2, "Of 2010.")


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def buttons(html: str) -> dict[str, str]:
    """The verdicts that buttons send, by what they say."""
    return {name: value for value, name in re.findall(r'<button name="verdict" value="([^"]*)">([^<]*)</button>', html)}


def test_one_button_says_each_thing():
    html = feedback_html(ALL, "Who exports?")
    assert buttons(html) == {
        "Right": "right",
        "Wrong quotation": "wrong-quotation",
        "Should have declined": "should-have-declined",
        "Something is missing": "missing",
    }
    assert 'aria-label="Feedback on the answer to Who exports?"' in html
    assert 'action="/answers/t1/feedback"' in html
    assert "Editors" not in html


def test_who_will_see_it_is_told_before_it_is_said():
    told = "Editors see what you say here, with this question and its answer."
    assert told in feedback_html(replace(ALL, is_disclosed=True), "Q")


def test_what_was_said_is_thanked_for_and_can_be_taken_back_or_said_better():
    html = feedback_html(replace(ALL, given=WRONG), "Q")
    assert text(html).startswith(
        "Thank you. You said: Wrong quotation 2: “Of 2010.” Take back Say more Which quotation?"
    )
    assert buttons(html) == {"Take back": "", "Save": "wrong-quotation"}
    assert "<option selected>2</option>" in html
    assert 'name="line" value="Of 2010." maxlength="300"' in html
    assert "<details open>" not in html
    assert "<details open>" in feedback_html(replace(ALL, given=replace(WRONG, line="")), "Q")


@pytest.mark.parametrize(
    "offered", [replace(ALL, given=replace(WRONG, verdict="missing")), replace(ALL, numbers=(1,), given=WRONG)]
)
def test_a_quotation_is_chosen_only_where_several_can_be_meant(offered):
    assert "<select" not in feedback_html(offered, "Q")


def test_it_stands_under_the_answers_that_it_is_offered_for():
    other = replace(EXCHANGE, id="t2")
    html = conversation_html((EXCHANGE, other), {"t2": replace(ALL, turn="t2")})
    assert re.findall(r'id="feedback-(\w+)"', html) == ["t2"]
    assert html.index("Permalink: ") < html.index("feedback-t2")
    assert "feedback" not in conversation_html((EXCHANGE,))


def listed(*found: Disclosed, **fields) -> str:
    values = {
        "counts": {"right": 3, "wrong-quotation": 1},
        "verdict": "",
        "pages": pages_of(4, 50, 1),
        "is_of_all": True,
        "may_disclose": True,
        **fields,
    }
    return feedback_page(FeedbackList(found, **values))


def test_what_was_said_is_listed_with_its_question_and_answer():
    page = listed(Disclosed(WRONG, TURN, EXCHANGE, may_open=True))
    assert "Who exports? Wrong quotation 2 Of 2010. by ann · 30 November 2026, 08:05 UTC" in text(page)
    assert '<a href="/answers/t1" aria-label=' in page
    assert "The police export." in page
    assert "whoever gave the feedback shares them with editors" in page


def test_what_may_not_be_seen_is_not_there():
    page = listed(Disclosed(WRONG))
    assert "Whose conversation it is does not share it any more" in page
    assert "Of 2010." in page
    assert not any(words in page for words in ("Who exports", "The police", "/answers/"))
    assert '/answers/t1"' not in listed(Disclosed(WRONG, TURN, EXCHANGE))


def test_verdicts_are_chosen_by_how_many_there_are():
    page = listed(Disclosed(WRONG, TURN, EXCHANGE), verdict="wrong-quotation")
    links = re.findall(r'<a href="/feedback\?verdict=([\w-]*)"( aria-current="page")?>([^<]*)<', page)
    assert links == [
        ("", "", "All (4)"),
        ("right", "", "Right (3)"),
        ("wrong-quotation", ' aria-current="page"', "Wrong quotation (1)"),
        ("should-have-declined", "", "Should have declined (0)"),
        ("missing", "", "Something is missing (0)"),
    ]


@pytest.mark.parametrize(
    ("page", "there"), [(1, ["page=2"]), (2, ["page=1", "page=3"]), (3, ["page=2"])], ids=["first", "mid", "last"]
)
def test_pages_lead_to_each_other(page, there):
    html = listed(pages=pages_of(3, 1, page), verdict="right")
    assert re.findall(r'"/feedback\?verdict=right&(?:amp;)?(page=\d)"', html) == there
    assert f"Page {page} of 3" in html


def test_of_oneself_less_is_told():
    own = listed(Disclosed(WRONG, TURN, EXCHANGE), is_of_all=False)
    assert "What you said of answers" in own
    assert "by ann" not in own
    alone = listed(counts={}, may_disclose=False)
    assert "No feedback was given yet." in alone
    assert "feedback.jsonl" not in alone
    assert "editors" not in alone.lower()


def test_nothing_that_a_person_typed_is_run():
    said, turn = replace(WRONG, line=NASTY, giver=NASTY), replace(TURN, question=NASTY)
    exchange = Exchange(NASTY, answer=make_refusal(NASTY, QUOTED), shown=2)
    for html in (feedback_html(replace(ALL, given=said), NASTY), listed(Disclosed(said, turn, exchange))):
        assert not any(sign in html for sign in ("<script", "<img"))
        assert "alert(1)" in html
