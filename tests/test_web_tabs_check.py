"""The Check tab: what its button and the Enter key ask, and what comes of it."""

import pytest
from tab_page import after, handlers, names, page_with

from answer.phrases import phrase
from web.tabs.check import checking_tab


@pytest.fixture
def page(index):
    return page_with(lambda *_: checking_tab(index))


@pytest.fixture
def check(page):
    [asked] = handlers(page, "check-send", "click")
    return asked.fn


def test_the_button_and_the_enter_key_ask_the_same_of_both_fields(page):
    [clicked], [entered] = handlers(page, "check-send", "click"), handlers(page, "said-by", "submit")
    assert clicked.fn is entered.fn
    for asked in (clicked, entered):
        assert names(asked.inputs) == ["quotation", "said-by"]
        assert names(asked.outputs) == ["outcome"]


@pytest.mark.usefixtures("document")
def test_words_of_a_document_are_verbatim_and_others_are_not_there(check):
    assert '<section class="check verbatim">' in check("the police export", "")
    assert '<section class="check absent">' in check("nobody exports anything at all", "")


@pytest.mark.usefixtures("document")
def test_a_name_of_blanks_is_no_name(check):
    assert check("the police export", "  ") == check("the police export", "")
    assert "that Smith said them is not confirmed" in check("the police export", " Smith ")
    assert check("the police export", " Smith ") == check("the police export", "Smith")


@pytest.mark.usefixtures("document")
def test_words_that_cannot_be_checked_are_told_as_a_problem(check):
    assert check("police", "") == '<p class="problem" role="alert">Please give at least 3 words to look for.</p>'


def test_without_an_index_the_library_is_named(check):
    assert phrase("nothing_ingested") in check("the police export", "")


def test_a_fault_takes_the_place_of_the_outcome(page):
    [asked] = handlers(page, "check-send", "click")
    told = after(page, asked)
    assert names(told.outputs) == ["outcome"]
    assert phrase("fault_checking") in told.fn()


def test_no_event_is_an_interface_for_programs(page):
    assert {each.api_visibility for each in page.fns.values()} == {"private"}
