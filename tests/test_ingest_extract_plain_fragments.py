"""Sentences that were broken over blank lines are joined where it is sure that they were."""

import pytest

from ingest.extract.blocks import Block
from ingest.extract.plain.fragments import join_fragments


def joined(*texts: str) -> list[str]:
    return [block.text for block in join_fragments([Block(text) for text in texts])]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (["The port of", "Arlen", "bought cameras."], ["The port of Arlen bought cameras."]),
        (["The port bought", "ninety cameras."], ["The port bought ninety cameras."]),
        (["The port bought cameras", ", and nobody asked."], ["The port bought cameras, and nobody asked."]),
        (["The port bought cameras.", "nobody asked."], ["The port bought cameras.", "nobody asked."]),
        (["Cameras", "The port bought ninety."], ["Cameras", "The port bought ninety."]),
        (["We bought:", "cameras", "cables"], ["We bought:", "cameras", "cables"]),
    ],
)
def test_pieces_are_joined_where_the_sentence_is_open(pieces: list[str], whole: list[str]) -> None:
    assert joined(*pieces) == whole
    assert joined(*whole) == whole


def test_only_paragraphs_are_joined() -> None:
    blocks = [Block("The port of", "heading", 2), Block("arlen bought it.")]
    assert join_fragments(blocks) == blocks
