"""Blocks become canonical text: what is set apart by a blank line, what by a line end, and where headings stand."""

import pytest

from index.errors import NoText
from index.records import Heading
from ingest.extract.blocks import Block, compose, make_document
from ingest.extract.metadata import Metadata


def test_paragraphs_stand_apart_and_lines_together() -> None:
    blocks = [Block("Alpha."), Block("- one", "line"), Block("- two", "line"), Block("Omega.")]
    assert compose(blocks) == ("Alpha.\n\n- one\n- two\n\nOmega.", ())


def test_the_first_line_of_a_stanza_stands_apart() -> None:
    blocks = [Block("one", "line"), Block("two", "line", apart=True), Block("three", "line")]
    assert compose(blocks)[0] == "one\n\ntwo\nthree"


def test_headings_are_placed_in_the_text() -> None:
    text, headings = compose([Block("Ports", "heading", 2), Block("Alpha.")])
    assert (text, headings) == ("Ports\n\nAlpha.", (Heading(0, 5, 2),))


def test_a_heading_that_repeats_the_title_is_left_out() -> None:
    assert compose([Block("The Port!", "heading", 1), Block("Alpha.")], "the port") == ("Alpha.", ())


def test_line_ends_inside_a_block_are_blanks_and_empty_blocks_vanish() -> None:
    assert compose([Block("a\nb\u00a0 c"), Block(" \n")])[0] == "a b c"


def test_a_document_without_a_word_is_refused() -> None:
    with pytest.raises(NoText, match=r"^a\.txt holds no text; check"):
        make_document([Block(" ")], Metadata(title="A"), "a.txt")


def test_a_document_has_what_is_known_about_it() -> None:
    document = make_document([Block("Alpha.")], Metadata("A", "Ledger", ("Ann",), "2026-11-24"), "a.txt")
    assert (document.title, document.publisher, document.authors) == ("A", "Ledger", ("Ann",))
    assert (document.text, document.published, document.path) == ("Alpha.", "2026-11-24", "a.txt")
