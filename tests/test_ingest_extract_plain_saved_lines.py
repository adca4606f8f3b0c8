"""What the wording of a line of a saved page makes of it, and how much boilerplate makes a page."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.plain.saved_lines import Line, is_page, prose_words, read_lines

PROSE = "The harbour authority bought ninety cameras in the spring, and nobody asked what they would count."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PROSE, "prose"),
        ("Share", "label"),
        ("You may like", "links"),
        ("Icon: enlarge", "icon"),
        ("Photo: Thomas Peter / REUTERS", "credit"),
        ("A gate at the pier. Photograph: Mia Chen/The Ledger", "credited"),
        ("Follow us on Twitter", "prompt"),
        ("© 2019 The Ledger", "legal"),
        ("By Ann Bell", "stated"),
        ("***", "rule"),
        (", and nobody asked", "fragment"),
        ("Ninety cameras at the port", "short"),
        ("Who counts?", "short"),
    ],
)
def test_a_line_is_of_a_kind(text: str, kind: str) -> None:
    assert [line.kind for line in read_lines([Block(text)])] == [kind]


def lines(*kinds: str) -> list[Line]:
    return [Line(Block("one two"), kind) for kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "page"),
    [
        (["label", "label", "prose", "legal"], True),
        (["label", "label", "label", "prose"], False),
        (["label", "label", "prose", "label", "label", "label"], True),
        (["prose", "label", "label", "label", "label", "label"], False),
        (["label", "legal", "prose"], False),
    ],
)
def test_boilerplate_of_two_kinds_or_all_around_makes_a_page(kinds: list[str], page: bool) -> None:
    assert is_page(lines(*kinds)) is page


def test_only_words_of_prose_are_counted() -> None:
    assert prose_words(lines("prose", "short", "prose")) == 4
