"""The Statements tab: each field filters, and what the fields ask for is listed or told to be a mistake."""

import pytest
from tab_page import handlers, names, page_with
from web_examples import add_file

from answer.phrases import phrase
from web.tabs.statements import statements_tab

FIELDS = [f"wanted-{name}" for name in ("speaker", "words", "document", "since", "until", "direct")]
ANY = {"speaker": "", "words": "", "document": "", "since": "", "until": "", "direct": False}


@pytest.fixture
def page(index):
    return page_with(lambda _, tab: statements_tab(tab, index))


@pytest.fixture
def listed(page):
    """Lists what is asked for by the fields that are named, the others being empty."""
    [opened] = handlers(page, "tab", "select")
    return lambda **wanted: opened.fn(**{**ANY, **wanted})


@pytest.fixture
def document(index):
    return add_file(index, "one.txt", "Cameras\n\n“We sold it all,” Idemia said. Noldus said it sold none.\n")


def test_a_change_of_any_field_and_the_opening_list_by_all_fields(page):
    told = [handlers(page, "tab", "select"), *(handlers(page, name, "change") for name in FIELDS)]
    for [event] in told:
        assert names(event.inputs) == FIELDS
        assert names(event.outputs) == ["statements"]
    assert len({event.fn.__qualname__ for [event] in told}) == 1


def test_only_the_last_of_the_changes_while_one_is_typing_counts(page):
    assert {handlers(page, name, "change")[0].trigger_mode for name in FIELDS} == {"always_last"}


@pytest.mark.usefixtures("document")
def test_each_field_asks_for_what_it_is_named_after(listed):
    assert "2 statements, 0 without a named speaker." in listed()
    only = "1 statement, 0 without a named speaker."
    for wanted in ({"speaker": "noldus"}, {"words": "none"}, {"direct": True}):
        assert only in listed(**wanted), wanted
    assert "2 statements" in listed(document="cameras")
    for wanted in ({"document": "two"}, {"since": "2020"}, {"until": "2020"}):
        assert phrase("no_statement") in listed(**wanted), wanted


@pytest.mark.usefixtures("document")
def test_blanks_around_a_date_are_no_mistake_and_what_is_no_date_is_one(listed):
    assert phrase("no_statement") in listed(since=" 2020 ", until=" 2021 ")
    assert listed(since="soon") == f'<p class="problem" role="alert">{phrase("no_date", date="soon")}</p>'


def test_without_an_index_the_library_is_named(listed):
    assert phrase("nothing_ingested") in listed()
