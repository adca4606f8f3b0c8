"""Joins sentences that were broken over blank lines.

Owns the evidence for a broken sentence. Where the evidence is thin the pieces stay as they are: two pieces of one
sentence are still its words, while a heading joined to a sentence is a sentence that nobody wrote.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.blocks import Block
from text.endings import begins_with_closing, continues_sentence, ends_sentence, is_open, needs_another_word

_NOUN_ALONE = re.compile(
    r"(?:The|A|An|Its|Their|Der|Die|Das|Ein|Eine|Le|La|Les|L['’]|El|Los|Las|Il) ?[\w-]+(?: [a-z][\w-]*)?$"
)
_MOST_PIECES = 12  # more than that have no end: a list


def join_fragments(blocks: Sequence[Block]) -> list[Block]:
    """Join the pieces of sentences that were broken over blank lines; done again, this changes nothing."""
    joined = list(blocks)
    while True:
        count = len(joined)
        joined = _join_once(joined)
        if len(joined) == count:
            return joined


def _join_once(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    start = 0
    while start < len(blocks):
        end = start + 1
        if blocks[start].kind == "paragraph":
            while end < len(blocks) and _belongs(blocks, start, end):
                end += 1
        others = (block.text for block in blocks[start + 1 : end])
        spaced = (text if begins_with_closing(text) else " " + text for text in others)
        joined.append(replace(blocks[start], text=blocks[start].text + "".join(spaced)))
        start = end
    return joined


def _belongs(blocks: list[Block], start: int, place: int) -> bool:
    """Whether the block at `place` goes on with the sentence that the blocks from `start` have begun."""
    before, block = blocks[place - 1].text, blocks[place]
    if block.kind != "paragraph" or ends_sentence(before) or not block.text:
        return False
    if begins_with_closing(block.text):
        return True
    if block.text[0].islower():
        begun = not blocks[start].text[0].islower() and before[-1] not in ":;"
        return is_open(before) or (begun and _reaches_end(blocks, place))
    if place + 1 < len(blocks) and not ends_sentence(block.text) and continues_sentence(blocks[place + 1].text):
        # A name, mostly a link's text, between two pieces.
        bare = begins_with_closing(blocks[place + 1].text)
        return bare or place > start + 1 or is_open(before) or bool(_NOUN_ALONE.match(before))
    return needs_another_word(before)


def _reaches_end(blocks: list[Block], place: int) -> bool:
    """Whether the pieces from `place` come to the end of a sentence, as a broken sentence does and a list does not."""
    for block in blocks[place : place + _MOST_PIECES]:
        if ends_sentence(block.text):
            return True
        if block.kind != "paragraph":
            return False
    return False
