"""The pages of kept conversations: what they say, and that nothing in them is run."""

import pytest
from web_examples import NASTY, make_answer, make_citation, make_document, make_refusal

from index.kept import KeptTurn, Shelved
from web.conversation import Exchange
from web.html.kept import Difference, again_page, answer_page, conversation_page, difference, shelf_page

DOCUMENT = make_document("The police export. The army imports.")
EXPORT, IMPORT = (make_citation(DOCUMENT, words) for words in ("The police export.", "The army imports."))
KEPT = Shelved("c1", "ann", "Who exports?", "2026-11-30T08:05:00+00:00", False, False, 2)
FORMATS = {"word": "Word", "ris": "RIS"}
TURN = KeptTurn("t1", "c1", 2, "2026-11-30T08:05:00+00:00", "Who exports?", "{}")


def exchange(*citations, **fields) -> Exchange:
    answer = make_answer("Who exports?", *citations, **fields)
    return Exchange("Who exports?", answer=answer, shown=9, number=2, id="t1")


@pytest.mark.parametrize(
    ("before", "now", "gone", "new"),
    [
        ([EXPORT], [EXPORT], (), ()),
        ([EXPORT, IMPORT], [IMPORT], (EXPORT,), ()),
        ([EXPORT], [IMPORT, EXPORT], (), (IMPORT,)),
        ([EXPORT], [make_citation(make_document("The police export."), "The police export.")], (EXPORT,), None),
    ],
)
def test_answers_differ_in_words_and_in_documents(before, now, gone, new):
    found = difference(make_answer("Q", *before), make_answer("Q", *now))
    assert found == Difference(gone, tuple(now) if new is None else new)


def test_a_conversation_is_listed_with_what_can_be_done_with_it():
    page = shelf_page("conversations", [KEPT], "exports", None, may_share=False)
    assert '<a class="name" href="/?conversation=c1">Who exports?</a>' in page
    assert "30 November 2026, 08:05 UTC</time> · 2 questions" in page
    assert 'name="words" type="search" value="exports"' in page
    assert [value in page for value in ('value="rename"', 'value="remove"', 'value="share"')] == [True, True, False]
    assert 'value="share"' in shelf_page("conversations", [KEPT], "", None, may_share=True)


@pytest.mark.parametrize(("words", "told"), [("", "Nothing was asked yet."), ("x", "No conversation has all these")])
def test_an_empty_list_says_why(words, told):
    assert told in shelf_page("conversations", [], words, None, may_share=False)


def test_what_was_deleted_just_now_can_be_brought_back():
    page = shelf_page("conversations", [], "", KEPT, may_share=False)
    assert "“Who exports?” was deleted." in page
    assert 'action="/conversations/c1"' in page
    assert 'value="bring-back"' in page


def test_a_conversation_is_read_as_it_was():
    page = conversation_page(KEPT, (exchange(EXPORT),), is_own=False, formats=FORMATS)
    assert "The police export." in page
    assert "2 questions, last asked on" in page
    assert "Go on with it" not in page
    assert "Go on with it" in conversation_page(KEPT, (), is_own=True, formats=FORMATS)


def shown(found: Exchange, gone=(), *, is_own=True, may_share=True) -> str:
    return answer_page(TURN, found, KEPT, gone, is_own=is_own, may_share=may_share, formats=FORMATS)


def test_an_answer_says_when_it_was_given_and_what_produced_it():
    page = shown(exchange(EXPORT, confidence=0.876), ["A title"])
    assert "As it was answered on <time" in page
    assert "“A title” was changed or removed since" in page
    assert "<dt>Generation of the index</dt><dd>1</dd>" in page
    assert "<dd>88%</dd>" in page
    assert 'action="/answers/t1/again"' in page
    assert '<a href="/answers/t1/export/word" download>Word</a>' in page
    assert 'href="/?conversation=c1#turn-2"' in page
    assert "Only you can read this." in page


def test_who_reads_anothers_answer_is_offered_less():
    page = shown(exchange(EXPORT), is_own=False)
    assert not any(words in page for words in ("conversation=c1", "Only you can read", 'value="share"'))
    assert "Only you can read" not in shown(exchange(EXPORT), may_share=False)


def test_an_answer_whose_words_are_gone_says_so():
    page = shown(Exchange("Who exports?", problem="They went with it.", id="t1"))
    assert "They went with it." in page
    assert "Generation" not in page


def test_an_answer_of_today_says_what_changed():
    before = make_answer("Q", EXPORT)
    assert "The same quotations today." in again_page(TURN, before, exchange(EXPORT))
    page = again_page(TURN, before, exchange(IMPORT))
    assert "Not the same today: 1 more, 1 fewer." in page
    assert "<del>The police export.</del>" in page
    refused = Exchange("Q", answer=make_refusal("Q"), shown=2)
    assert "Not the same today: 0 more, 1 fewer." in again_page(TURN, before, refused)
    assert "today" not in again_page(TURN, None, exchange(IMPORT)).split("<header>")[1].split("</header>")[0]


def test_nothing_that_a_person_typed_is_run():
    nasty = Shelved("c1", "ann", NASTY, "2026", False, False, 1)
    turn = KeptTurn("t1", "c1", 1, "2026", NASTY, None)
    pages = (
        shelf_page("conversations", [nasty], NASTY, nasty, may_share=True),
        conversation_page(nasty, (Exchange(NASTY),), is_own=True, formats=FORMATS),
        answer_page(turn, exchange(EXPORT), nasty, [NASTY], is_own=True, may_share=True, formats=FORMATS),
        again_page(turn, None, exchange(EXPORT)),
    )
    assert not any("<script" in page or "<img" in page for page in pages)
