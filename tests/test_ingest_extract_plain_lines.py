"""What a line end means in a plain text: hard-wrapped lines are joined, lines that are meant stay."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.plain.lines import blocks_of_lines, blocks_of_text, mark_headings, split_groups, unwrap

WRAPPED = """The harbour authority bought ninety cameras in the
spring, and nobody asked what they would count. A clerk
found the contract in a drawer two years later."""
LONG = "The harbour authority bought ninety cameras in the spring, and nobody asked what they would count."


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [(block.text, block.kind) for block in unwrap(WRAPPED)] == [(" ".join(WRAPPED.split("\n")), "paragraph")]


def test_a_word_that_wrapping_broke_is_mended() -> None:
    text = WRAPPED.replace("the\nspring", "win-\nter").replace("A clerk", "A winter clerk")
    assert "in winter, and" in unwrap(text)[0].text


def test_verses_and_list_items_stay_lines() -> None:
    blocks = unwrap("the gate counts\nwhat the gate counts\n\n- one\n- two")
    assert [(block.text, block.kind, block.apart) for block in blocks] == [
        ("the gate counts", "line", True),
        ("what the gate counts", "line", False),
        ("- one", "line", True),
        ("- two", "line", False),
    ]


def test_an_indented_line_goes_on_with_its_item() -> None:
    assert [block.text for block in unwrap("- one and\n  more of it\n- two")] == ["- one and more of it", "- two"]


def test_an_underlined_line_is_a_heading() -> None:
    headings = [(block.text, block.kind, block.level) for block in unwrap("Ports\n=====\n\nQuays\n-----")]
    assert headings == [("Ports", "heading", 1), ("Quays", "heading", 2)]


def test_a_short_line_above_prose_is_a_heading() -> None:
    assert [block.kind for block in blocks_of_text(f"Ports\n\n{LONG}")] == ["heading", "paragraph"]


@pytest.mark.parametrize("text", ["Ports.", "ports", "- Ports", "Ports,"])
def test_what_ends_or_begins_otherwise_is_none(text: str) -> None:
    assert [block.kind for block in mark_headings([Block(text), Block(LONG)])] == ["paragraph", "paragraph"]


def test_groups_are_what_stands_between_blank_lines() -> None:
    assert split_groups("a \n  b\n \n\nc\n") == [["a", "  b"], ["c"]]


def test_lines_set_on_purpose_are_paragraphs() -> None:
    assert blocks_of_lines(["Alpha.", " ", "Beta. "]) == [Block("Alpha."), Block("Beta.")]
