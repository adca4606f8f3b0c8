"""The Statements tab: each field filters, and what the fields ask for is listed or told to be a mistake."""

from types import SimpleNamespace

import gradio as gr
import pytest
from tab_page import handlers, names, page_with
from web_examples import add_file

from answer.phrases import phrase
from answer.statements import Order
from web.html.statements import BEGINNING, View
from web.tabs.statements import statements_tab

FIELDS = [f"wanted-{name}" for name in ("speaker", "words", "document", "since", "until", "direct")]
ANY = {"speaker": "", "said": "", "document": "", "since": "", "until": "", "direct": False}


@pytest.fixture
def page(index):
    return page_with(lambda _, tab: statements_tab(tab, index))


@pytest.fixture
def listed(page):
    """Lists what is asked for by the fields that are named, the others being empty."""
    [opened] = handlers(page, "tab", "select")
    return lambda **wanted: opened.fn(BEGINNING, **{**ANY, **wanted})[0]


@pytest.fixture
def click(page):
    """What a click on a button does to the list, the view, the speaker and the dates."""
    [clicked] = handlers(page, "statements", "click")

    def done(view: View, *fields: str, **button: object) -> list:
        values = dict(zip(("speaker", "since", "until"), fields, strict=False))
        return clicked.fn(SimpleNamespace(_data=button), view, **{**ANY, **values})

    return done


@pytest.fixture
def document(index):
    return add_file(index, "one.txt", "Cameras\n\n“We sold it all,” Idemia said. Noldus said it sold none.\n")


def test_a_change_of_any_field_and_the_opening_list_by_all_fields(page):
    told = [handlers(page, "tab", "select"), *(handlers(page, name, "change") for name in FIELDS)]
    for [event] in told:
        assert names(event.inputs) == [None, *FIELDS]
        assert names(event.outputs) == ["statements", None]
    assert len({event.fn.__qualname__ for [event] in told}) == 1


def test_only_the_last_of_the_changes_while_one_is_typing_counts(page):
    assert {handlers(page, name, "change")[0].trigger_mode for name in FIELDS} == {"always_last"}


@pytest.mark.usefixtures("document")
def test_each_field_asks_for_what_it_is_named_after(listed):
    assert "2 statements, 0 without a named speaker." in listed()
    only = "1 statement, 0 without a named speaker."
    for wanted in ({"speaker": "noldus"}, {"said": "none"}, {"direct": True}):
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


def test_a_bar_asks_for_what_it_counts_and_once_more_for_all(click):
    assert click(BEGINNING, speaker="Idemia")[1:] == [BEGINNING, '"Idemia"', "", ""]
    assert click(BEGINNING, '"Idemia"', "2019", speaker="Idemia")[1:] == [BEGINNING, "", "2019", ""]
    assert click(BEGINNING, "x", "2018", "", year="2019")[1:] == [BEGINNING, "x", "2019", "2019"]
    assert click(BEGINNING, "x", "2019", "2019", year="2019")[1:] == [BEGINNING, "x", "", ""]
    assert click(BEGINNING, speaker="a" * 2000)[2] == f'"{"a" * 1000}"'


@pytest.mark.usefixtures("document")
def test_a_header_sorts_and_turns_the_order_round(click):
    html, view, *fields = click(View(page=3), sort="speaker")
    assert (view, fields) == (View(Order("speaker")), ["", "", ""])
    assert html.index(">Idemia<") < html.index(">Noldus<")
    html, view, *_ = click(view, sort="speaker")
    assert view == View(Order("speaker", descending=True))
    table = html[html.index("<tbody>") :]
    assert table.index(">Noldus<") < table.index(">Idemia<")
    assert click(view, sort="speaker")[1] == View(Order("speaker"))
    assert click(view, sort="colour")[1] == view


@pytest.mark.usefixtures("document")
def test_a_page_is_turned_and_a_filter_begins_at_the_first(click, page):
    assert click(BEGINNING, page="2", turn="next_page")[1] == View(page=2)
    assert click(BEGINNING, page="x", turn="next_page")[1] == View(page=1)
    [changed] = handlers(page, "wanted-words", "change")
    assert changed.fn(View(Order("document"), 7), **ANY)[1] == View(Order("document"), 1)


def test_a_click_changes_the_fields_that_are_listed_then(page):
    [clicked] = handlers(page, "statements", "click")
    assert names(clicked.inputs) == [None, *FIELDS]
    assert names(clicked.outputs) == ["statements", None, "wanted-speaker", "wanted-since", "wanted-until"]
    assert isinstance(clicked.inputs[0], gr.State)
