"""Turns the lines of a plain text into blocks: hard-wrapped lines joined, lines that are meant to be lines kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.blocks import Block
from ingest.extract.hyphens import HYPHENS, Words, collect_words, join_lines
from ingest.extract.plain.fragments import join_fragments
from text.capitals import UPPER
from text.endings import ends_sentence, is_prose

_LISTED = re.compile(r"(?:[-*+•‣·–◦▪]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")
_ROW = re.compile(r"\|.*\|$|[^|]+ \| ")
_TURN = re.compile(rf"[{UPPER}][\w.'’\-]*(?: [{UPPER}(][\w.'’\-)]*){{0,3}}:(?:\s|$)")
_RULE = re.compile(r"([^\w\s])(?:\s?\1){2,}$")
_UNDERLINE = re.compile(r"([=~^-])\1{2,}$")
_WRAP_NARROW, _WRAP_WIDE = 38, 130  # columns: from narrow prints to wide terminals
_LONG_LINE = 45  # characters on the average; verses are mostly shorter
_LONG_HEADING = 90  # characters, a line of a book and a bit


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text's lines were broken: the column, 0 when its line ends are meant, and the text's whole words."""

    column: int
    words: Words


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a plain text.

    :param text: the text in canonical characters.
    :return: its paragraphs and headings, and its list items, verses and speakers' turns as lines.
    """
    return mark_headings(join_fragments(unwrap(text)))


def unwrap(text: str) -> list[Block]:
    """The blocks of a plain text before sentences broken over blank lines are joined and headings found."""
    groups = split_groups(text)
    wrapping = Wrapping(_wrap_column(groups), _words_beside_breaks(groups))
    return [block for group in groups for block in _blocks_of_group(group, wrapping)]


def split_groups(text: str) -> list[list[str]]:
    """The lines of a text, grouped by the blank lines between them; their indents are kept."""
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def blocks_of_lines(lines: Sequence[str]) -> list[Block]:
    """The blocks of lines that were set below each other on purpose, as <br> does."""
    return join_fragments([Block(line.strip()) for line in lines if line.strip()])


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of the short paragraphs that stand alone above prose and end as no sentence does."""
    followed = pairwise([*blocks, Block("")])
    return [
        replace(block, kind="heading", level=2) if _is_heading(block, below) else block for block, below in followed
    ]


def _is_heading(block: Block, below: Block) -> bool:
    text = block.text
    if block.kind != "paragraph" or len(text) > _LONG_HEADING or below.kind != "paragraph" or not is_prose(below.text):
        return False
    ends_openly = text[-1].isalnum() or text[-1] in '?!)"”»’'
    starts = text[0].isupper() or text[0].isdigit() or (text[0] in '"“„«¿¡‘' and text[1:2].isupper())
    return starts and ends_openly and (not ends_sentence(text) or text[-1] == "?") and not _is_own_line(text)


def _wrap_column(groups: list[list[str]]) -> int:
    """The column at which the text was broken into lines, or 0 when its line ends are meant."""
    pairs = [pair for group in groups for pair in pairwise(line.strip() for line in group)]
    lengths = sorted(len(before) for before, _ in pairs)
    if not lengths:
        return 0
    column = lengths[int(len(lengths) * 0.95)]
    return column if _WRAP_NARROW <= column <= _WRAP_WIDE else 0


def _blocks_of_group(group: list[str], wrapping: Wrapping) -> list[Block]:
    if len(group) == 2 and _UNDERLINE.match(group[1].strip()) and not _RULE.match(group[0].strip()):
        return [Block(group[0].strip(), "heading", 1 if "=" in group[1] else 2)]
    texts = _unwrapped(group, wrapping)
    if len(texts) == 1:
        return [Block(texts[0], "line" if _is_own_line(texts[0]) else "paragraph", apart=True)]
    if _is_prose_group(texts):
        return [Block(text, "line" if _is_own_line(text) else "paragraph") for text in texts]
    return [Block(text, "line", apart=place == 0) for place, text in enumerate(texts)]


def _words_beside_breaks(groups: list[list[str]]) -> Words:
    """The text's words, when lines of it end in hyphens and it matters which words have one."""
    lines = [line.strip() for group in groups for line in group if len(line) <= _WRAP_WIDE]
    return collect_words(lines if any(line.endswith(tuple(HYPHENS)) for line in lines) else [])


def _is_prose_group(texts: list[str]) -> bool:
    """Whether lines without blank lines between them are paragraphs, perhaps with headings."""
    prose = [text for text in texts if is_prose(text)]
    turns = sum(bool(_TURN.match(text)) for text in texts)
    long = sum(map(len, prose)) > 80 * len(prose)
    return bool(prose) and long and len(prose) * 2 >= len(texts) and turns < 2


def _unwrapped(group: list[str], wrapping: Wrapping) -> list[str]:
    """The group's lines, those joined that were one paragraph or item before they were broken."""
    column = wrapping.column if _is_wrapped(group, wrapping.column) else None
    # One line that begins like a list item, in the middle of a sentence, is a sentence with a dash or number in it.
    alone = sum(_is_own_line(line.strip()) for line in group) == 1
    texts: list[list[str]] = []
    for above, line in pairwise([group[0], *group]):
        if texts and _continues(above, line, column, alone):
            before, end = texts[-1][-1][:-_WRAP_WIDE], texts[-1][-1][-_WRAP_WIDE:]
            texts[-1][-1:] = [before, join_lines(end, line.strip(), wrapping.words), line.strip()]
        else:
            texts.append([line.strip()])
    return ["".join(pieces) for pieces in texts]


def _is_wrapped(group: list[str], column: int) -> bool:
    """Whether the group's line ends only wrap: lines are full, or long, and go on in mid-sentence."""
    pairs = [(above.strip(), line.strip()) for above, line in pairwise(group) if not _is_own_line(line.strip())]
    if not pairs:
        return False
    full = sum(_is_full(above, line, column) for above, line in pairs) / len(pairs)
    inside = sum(line[0].islower() and not ends_sentence(above) for above, line in pairs) / len(pairs)
    long = sum(len(above) for above, _ in pairs) / len(pairs) >= _LONG_LINE
    return (full >= 0.8 and inside >= 0.25) or (long and inside >= 0.4) or (full == 1 and long and inside > 0)


def _is_full(above: str, line: str, column: int) -> bool:
    """Whether the first word of a line did not fit on the line above any more."""
    return bool(column) and len(above) + 1 + len(line.split(" ", 1)[0]) > column


def _continues(above: str, line: str, column: int | None, alone: bool) -> bool:
    """Whether a line goes on with the one above; `column` is None in a group whose line ends are meant."""
    before, text = above.strip(), line.strip()
    open_end = not ends_sentence(before) and before[-1] not in ":;"
    if _RULE.match(text) or _RULE.match(before):
        return False
    if _is_own_line(text) and not (alone and column and open_end and _is_full(before, text, column - 12)):
        return False
    if _LISTED.match(before) and _indent(line) > _indent(above):
        return True
    if column is None or (_TURN.match(text) and ends_sentence(before)):
        return False
    return not ends_sentence(before) or _is_full(before, text, column - 12)


def _is_own_line(text: str) -> bool:
    return bool(_LISTED.match(text) or _ROW.match(text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
