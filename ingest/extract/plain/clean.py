"""Canonical text from any plain text, as blocks: the one function that decides how text is stored.

Owns the promise that canonical text, made canonical again, does not change.
"""

from ingest.extract.blocks import Block, compose
from ingest.extract.plain.lines import blocks_of_text
from text.characters import canonical_characters


def clean_blocks(text: str) -> list[Block]:
    """The blocks of the canonical form of a plain text."""
    text = canonical_characters(text)
    while True:
        blocks = blocks_of_text(text)
        # Joined lines can make clear what others are; every round leaves fewer lines, so there is a last one.
        if (again := compose(blocks)[0]) == text:
            return blocks
        text = again
