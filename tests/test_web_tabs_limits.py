"""Limits on the page: fields with counts, and chips that take one away."""

from types import SimpleNamespace

import gradio as gr
import pytest
from tab_page import handlers, page_with
from web_examples import ingest_file, open_index

from answer.within import ALL, DocumentFilter
from web.tabs.limits import CHOSEN, NAMES, at_address, choices, filled_in, limit_chips, limit_fields, wanted


@pytest.fixture
def page() -> gr.Blocks:
    return page_with(lambda *_: limit_fields(limit_chips()))


def test_fields_are_read_in_their_order():
    assert NAMES == ("collection", "publisher", "speaker", "language", "since", "until", "document")
    assert NAMES[: len(CHOSEN)] == CHOSEN
    given = ["", " The Post ", None, "en", "2020", None, ""]
    assert wanted(given) == DocumentFilter(publisher="The Post", language="en", since="2020")
    assert wanted([None] * 7) == ALL
    limits = DocumentFilter(publisher="The Post", since="2020")
    assert filled_in(limits) == ["", "The Post", "", "", "2020", "", ""]
    assert filled_in(ALL) == [""] * 7


def test_a_chip_is_seen_while_its_limit_is_set_and_takes_it_away(page):
    [changed] = handlers(page, "limit-since", "change")
    chip = changed.fn("2020")
    assert (chip.value, chip.visible) == ("Published since: 2020 ✕", True)
    assert not changed.fn(" ").visible
    [clicked] = [each for each in page.fns.values() if each.outputs == [changed.inputs[0]]]
    assert clicked.fn() == ""


def test_choices_have_their_counts(index):
    text = "---\npublisher: The Post\nlanguage: en\n---\n\n# A\n\n“The police export cameras,” said Alpha Beta.\n"
    collections = index.library(create=True).store.collections
    collections.assign(collections.ensure("Borders").id, [ingest_file(index, "a.md", text)])
    chosen = ["Borders", "The Post", "Alpha Beta", "en"]
    assert [each.choices for each in choices(index)] == [[("all", ""), (f"{one} (1)", one)] for one in chosen]


def test_without_documents_there_is_nothing_to_choose(tmp_path, word_embedder):
    empty = open_index(tmp_path / "none", word_embedder)
    assert [each.choices for each in choices(empty)] == [[("all", "")]] * 4


def test_the_address_of_the_page_sets_fields():
    request = SimpleNamespace(query_params={"collection": "Borders", "until": "2020", "other": "x"})
    assert wanted(at_address(request)) == DocumentFilter(collection="Borders", until="2020")
