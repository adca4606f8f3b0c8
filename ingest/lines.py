"""Turns the lines of a plain text into blocks: hard-wrapped lines and broken sentences joined, true lines kept.

Owns what a line end and a blank line mean in plain text. Knows nothing of web pages and their furniture.
"""

import re

from ingest.blocks import Block, Kind
from ingest.sentences import ends_sentence, join_fragments

_LISTED = re.compile(r"([-*•‣·–+]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_ROW = re.compile(r"\s*\|.*\|\s*$|[^|]+ \| ")
_TURN = re.compile(r"[^\W\d_][\w .'’\-]{0,40}:\s")
_RULE = re.compile(r"[\W_]{3,}$")
_WRAP_NARROW, _WRAP_WIDE = 40, 120


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a plain text.

    :param text: the text in canonical characters.
    :return: its paragraphs, and its list items, verses and speakers' turns as lines.
    """
    groups = [[line.strip() for line in group.split("\n") if line.strip()] for group in re.split(r"\n[ ]*\n", text)]
    groups = [group for group in groups if group]
    width = _wrap_width(groups)
    blocks = [block for group in groups for block in _blocks_of_group(group, width)]
    return join_fragments(blocks)


def _wrap_width(groups: list[list[str]]) -> int:
    """The column at which the text's lines were broken, or 0 when its line ends are meant."""
    lengths = sorted(len(line) for group in groups for line in group[:-1])
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.98)]
    return width if _WRAP_NARROW <= width <= _WRAP_WIDE else 0


def _blocks_of_group(group: list[str], width: int) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in _unwrapped(group, width):
        text = " ".join(paragraph)
        kind: Kind = "paragraph" if len(group) == 1 and not _is_own_line(text) else "line"
        blocks.append(Block(text, kind))
    if all(block.kind == "line" and ends_sentence(block.text) and len(block.text) > _WRAP_WIDE for block in blocks):
        return [Block(block.text) for block in blocks]
    if len(blocks) == 1 and not _is_own_line(blocks[0].text):
        return [Block(blocks[0].text)]
    return blocks


def _unwrapped(group: list[str], width: int) -> list[list[str]]:
    """The group's lines gathered into the paragraphs or items that were wrapped."""
    gathered: list[list[str]] = []
    for line in group:
        if gathered and not _is_own_line(line) and _continues(gathered[-1][-1], line, width):
            gathered[-1].append(line)
        else:
            gathered.append([line])
    return gathered


def _continues(before: str, line: str, width: int) -> bool:
    """Whether the line end between two lines only wraps: the next word did not fit any more."""
    if _TURN.match(line) or _RULE.match(before) or _RULE.match(line):
        return False
    first_word = len(line.split(" ", 1)[0])
    return bool(width) and len(before) + 1 + first_word > width - 3 and len(before) <= width + 20


def _is_own_line(line: str) -> bool:
    return bool(_LISTED.match(line) or _ROW.match(line))
