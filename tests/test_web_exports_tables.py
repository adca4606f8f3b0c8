"""Exports as Markdown, JSON and a table: the words byte for byte, and nothing that a spreadsheet would run."""

import csv
import io
import json
from dataclasses import replace

import pytest

from answer.records import OtherSource
from web.exports.collect import ExportedQuotation, Section, Source
from web.exports.tables import as_json, cell, markdown, table

SOURCE = Source("d1", "A title", ("Ann", "Ben"), "The Post", "2020-09-21", None, "http://v/d1")
WORDS = "=SUM(A1) *said*\nand “more”"
QUOTED = ExportedQuotation(1, WORDS, ("Quoting Alpha:",), SOURCE, 3, 5, 9, "http://v/d1?start=5&end=9", is_exact=True)
ANSWER = Section("Who?", "Who exports?", "Answer of", "2026-11-30", "http://v/answers/t1", ("A note.",), (QUOTED,))


def test_markdown_has_the_words_as_they_are_and_their_sources_below():
    assert markdown([ANSWER]) == (
        "## Who?\n\nAnswer of 2026-11-30: http://v/answers/t1\n\nA note.\n\nQuoting Alpha:\n\n"
        "> =SUM(A1) *said*\n> and “more” [^1]\n\n"
        "[^1]: Ann, Ben, “A title”, The Post, 2020-09-21, page 3, http://v/d1?start=5&end=9.\n"
    )


def test_a_note_stands_below_its_quotation():
    noted = replace(ANSWER, told=(), quotations=(replace(QUOTED, words="Words", said=(), note="Ask Ann"),))
    assert "> Words [^1]\n\nAsk Ann\n\n[^1]: " in markdown([noted])
    [row] = csv.DictReader(io.StringIO(table([noted]).removeprefix("\ufeff")))
    assert row["note"] == "Ask Ann"


def test_json_has_all_of_it():
    [answer] = json.loads(as_json([ANSWER]))
    assert answer["heading"] == "Who?"
    assert answer["quotations"][0]["words"] == WORDS
    assert answer["quotations"][0]["source"]["authors"] == ["Ann", "Ben"]


def test_a_table_has_a_row_for_each_quotation():
    written = table([ANSWER])
    assert written.startswith("\ufeffheading,dated,")
    [row] = csv.DictReader(io.StringIO(written.removeprefix("\ufeff")))
    assert row["words"] == "'" + WORDS
    assert (row["authors"], row["page"], row["start"], row["is_exact"]) == ("Ann; Ben", "3", "5", "True")
    assert row["link"] == "http://v/d1?start=5&end=9"


@pytest.mark.parametrize("value", ["=A1", "+1", "-1", "@sum(1)", "  =A1", "\t=A1", "\n=A1", "＝A1"])
def test_a_formula_is_made_words(value):
    assert cell(value) == f"'{value}"


@pytest.mark.parametrize("value", [3, None, True, "a=1", "", "“=1”"])
def test_what_is_none_stays(value):
    assert cell(value) is value


def test_who_else_published_a_text_stands_with_its_source():
    others = (OtherSource("Skies", None, "2020-09-22", None), OtherSource("A title", "The Times", None, None))
    shared = replace(ANSWER, quotations=(replace(QUOTED, source=replace(SOURCE, same_text=others)),))
    told = "the same text in “Skies”, 2020-09-22; The Times, undated"
    assert markdown([shared]).endswith(f"http://v/d1?start=5&end=9; {told}.\n")
    [row] = csv.DictReader(io.StringIO(table([shared]).removeprefix("\ufeff")))
    assert row["same_text"] == told
