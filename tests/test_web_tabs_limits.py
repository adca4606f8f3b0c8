"""Limits on the page: fields with counts, and chips that take one away."""

import gradio as gr
import pytest
from tab_page import handlers, page_with
from web_examples import ingest_file, open_index

from answer.within import ALL, DocumentFilter
from web.tabs.limits import NAMES, choices, filled_in, limit_chips, limit_fields, wanted


@pytest.fixture
def page() -> gr.Blocks:
    return page_with(lambda *_: limit_fields(limit_chips()))


def test_fields_are_read_in_their_order():
    assert NAMES == ("publisher", "language", "since", "until", "document")
    assert wanted([" The Post ", "en", "2020", None, ""]) == DocumentFilter("The Post", "en", "2020")
    assert wanted([None] * 5) == ALL
    assert filled_in(DocumentFilter("The Post", since="2020")) == ["The Post", "", "2020", "", ""]
    assert filled_in(ALL) == [""] * 5


def test_a_chip_is_seen_while_its_limit_is_set_and_takes_it_away(page):
    [changed] = handlers(page, "limit-since", "change")
    chip = changed.fn("2020")
    assert (chip.value, chip.visible) == ("Published since: 2020 ✕", True)
    assert not changed.fn(" ").visible
    [clicked] = [each for each in page.fns.values() if each.outputs == [changed.inputs[0]]]
    assert clicked.fn() == ""


def test_choices_have_their_counts(index):
    ingest_file(index, "a.md", "---\npublisher: The Post\nlanguage: en\n---\n\n# A\n\nThe police export cameras.\n")
    publishers, languages = choices(index)
    assert publishers.choices == [("all", ""), ("The Post (1)", "The Post")]
    assert languages.choices == [("all", ""), ("en (1)", "en")]


def test_without_documents_there_is_nothing_to_choose(tmp_path, word_embedder):
    empty = open_index(tmp_path / "none", word_embedder)
    assert [each.choices for each in choices(empty)] == [[("all", "")]] * 2
