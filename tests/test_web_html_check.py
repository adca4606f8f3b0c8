"""A checked quotation as HTML: what differs is marked, and nothing of a document or a person becomes markup."""

from web_examples import NASTY, make_citation, make_document

from answer.check.places import Change
from answer.check.records import Check, Verdict
from web.html.check import checks_html

DOCUMENT = make_document(f"Before. {NASTY} After.")
CITATION = make_citation(DOCUMENT, NASTY)


def test_differences_are_marked_as_deleted_and_inserted():
    changes = (Change("was", "was", True), Change("able", "unable", False))
    html = checks_html((Check("text", "words", None, Verdict.ALTERED, (CITATION,), changes),))
    assert '<p class="compared">was <del>able</del> <ins>unable</ins></p>' in html
    assert '<section class="check altered">' in html


def test_nothing_becomes_markup():
    changes = (Change(NASTY, NASTY, False),)
    html = checks_html((Check(NASTY, NASTY, NASTY, Verdict.VERBATIM, (CITATION,), changes),))
    assert "<script" not in html
    assert "<img" not in html


def test_words_that_may_be_somebody_else_s_are_not_marked_as_verbatim():
    html = checks_html((Check("text", "words", "Smith", Verdict.VERBATIM, (CITATION,), unclear=True),))
    assert '<section class="check unclear">' in html


def test_each_of_several_quotations_stands_over_its_verdict():
    cut, absent = Check("text", NASTY, None, Verdict.CUT), Check("text", "others", None, Verdict.ABSENT)
    html = checks_html((cut, absent))
    assert [html.count(one) for one in ("<section", "<blockquote>", "<script")] == [2, 2, 0]
    assert html.index("others") > html.index('class="check cut"')
    assert "<blockquote" not in checks_html((absent,))
