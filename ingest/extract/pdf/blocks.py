"""Pages of lines become the blocks of a document, and every character keeps its page.

Owns the way from lines to paragraphs, headings and rows, words mended where a line end broke them.
Knows neither pypdf nor documents.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.blocks import Block, BlockKind
from ingest.extract.hyphens import Words, collect_words, join_lines
from ingest.extract.pdf.layout import (
    Break,
    Measures,
    PlacedLine,
    break_between,
    ends_sentence,
    is_large,
    measure,
    place_lines,
    runs_on,
    starts_item,
)
from ingest.extract.pdf.lines import Line
from text.characters import SOFT_HYPHEN, fold

_LONGEST_HEADING = 160  # characters: two lines
_LONGEST_INTERRUPTION = 6  # blocks: a page's footnotes, or a figure with its caption
_ENTRY = re.compile(r"(.*\D)\s(\d{1,4}|[ivxlc]+)")


@dataclass(frozen=True, slots=True)
class PagedBlock:
    """A block and where pages begin in it: (page from 0, offset in its text), the first at offset 0."""

    block: Block
    pages: tuple[tuple[int, int], ...]


def make_blocks(pages: Iterable[Sequence[Line]], title: str = "") -> list[PagedBlock]:
    """Put the lines of pages together to blocks.

    :param pages: the lines of each page, without running headers and footers.
    :param title: the document's title; headings that only repeat it are left out.
    :return: the blocks in reading order.
    """
    lines = place_lines(pages)
    measures = measure(lines)
    words = collect_words([placed.line.text for placed in lines])
    groups = _mend(_group(lines, measures), measures)
    kinds = _find_kinds(groups, measures)
    levels = _heading_levels(group for group, kind in zip(groups, kinds, strict=True) if kind == "heading")
    blocks = [_make_block(group, kind, levels, words) for group, kind in zip(groups, kinds, strict=True)]
    kept = [paged for paged in blocks if not (paged.block.kind == "heading" and fold(paged.block.text) == fold(title))]
    # Pages that hold nothing but their title still hold that.
    return kept or [replace(paged, block=Block(paged.block.text)) for paged in blocks]


def find_page_starts(text: str, blocks: Iterable[PagedBlock], page_count: int) -> tuple[int, ...]:
    """The offset of each page's first character in the text.

    :param text: the text that the blocks, in order, were laid out to.
    :param blocks: the blocks.
    :param page_count: how many pages there are; a page without text begins where the next one does.
    :return: one offset a page.
    """
    starts: dict[int, int] = {}
    offset = 0
    for paged in blocks:
        offset = text.index(paged.block.text, offset)
        for page, inside in paged.pages:
            starts.setdefault(page, offset + inside)
        offset += len(paged.block.text)
    filled = [len(text)] * page_count
    for page in reversed(range(page_count)):
        filled[page] = starts.get(page, filled[page + 1] if page + 1 < page_count else len(text))
    return tuple(filled)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that make one block, and what stands before and after them."""

    lines: tuple[PlacedLine, ...]
    before: Break
    after: Break


def _group(lines: Sequence[PlacedLine], measures: Measures) -> list[_Group]:
    if not lines:
        return []
    breaks = [break_between(above, below, measures) for above, below in pairwise(lines)]
    cuts = [number for number, kind in enumerate(breaks, start=1) if kind != "none"]
    kinds: list[Break] = ["paragraph", *(breaks[cut - 1] for cut in cuts), "paragraph"]
    return [
        _Group(tuple(lines[start:end]), kinds[number], kinds[number + 1])
        for number, (start, end) in enumerate(pairwise([0, *cuts, len(lines)]))
    ]


def _mend(groups: list[_Group], measures: Measures) -> list[_Group]:
    """Join paragraphs that footnotes, figures or boxes interrupt, where that leaves the pages in order.

    What interrupts goes after the paragraph if it stands on the page where the paragraph ends, and before it if on
    the page where it begins.
    """
    mended: list[_Group] = []
    position = 0
    while position < len(groups):
        end = _continuation(groups, position, measures)
        if end is None:
            mended.append(groups[position])
            position += 1
            continue
        whole = _Group(groups[position].lines + groups[end].lines, "paragraph", groups[end].after)
        between = groups[position + 1 : end]
        after = [each for each in between if each.lines[-1].page == whole.lines[-1].page]
        mended += [each for each in between if each not in after]
        # The whole may be interrupted again.
        groups[end - len(after) : end + 1] = [whole, *after]
        position = end - len(after)
    return mended


def _continuation(groups: Sequence[_Group], position: int, measures: Measures) -> int | None:
    group = groups[position]
    last = group.lines[-1]
    for end in range(position + 2, min(position + 2 + _LONGEST_INTERRUPTION, len(groups))):
        between, other = groups[position + 1 : end], groups[end]
        if runs_on(last, other.lines[0], measures):
            pages = {group.lines[0].page, other.lines[-1].page}
            return end if all(_interrupts(each, last, pages) for each in between) else None
    return None


def _interrupts(group: _Group, line: PlacedLine, pages: Container[int]) -> bool:
    """Whether the group is smaller than the line that it follows, and whole on one of the pages."""
    first, last = group.lines[0], group.lines[-1]
    return first.line.size < 0.95 * line.line.size and first.page == last.page and first.page in pages


def _find_kinds(groups: Sequence[_Group], measures: Measures) -> list[BlockKind]:
    texts = Counter(fold(_text(group)) for group in groups)
    kinds: list[BlockKind] = []
    for number, group in enumerate(groups):
        neighbours = [groups[other] for other in (number - 1, number + 1) if 0 <= other < len(groups)]
        if group.lines[0].line.row:
            kinds.append("line")
        elif _is_heading(group, measures) and not _is_contents_entry(_text(group), texts):
            kinds.append("heading")
        elif "line" in (group.before, group.after) or _is_contents_entry(_text(group), texts):
            kinds.append("line")
        else:
            kinds.append("line" if _is_listed(group, neighbours) else "paragraph")
    return kinds


def _text(group: _Group) -> str:
    return " ".join(placed.line.text for placed in group.lines)


def _is_contents_entry(text: str, texts: Counter[str]) -> bool:
    """Whether the text is a heading that stands elsewhere, with a page number after it."""
    match = _ENTRY.fullmatch(text)
    return match is not None and texts[fold(match[1])] > 0


def _is_listed(group: _Group, neighbours: Iterable[_Group]) -> bool:
    return starts_item(group.lines[0].line) and any(starts_item(each.lines[0].line) for each in neighbours)


def _is_heading(group: _Group, measures: Measures) -> bool:
    text = _text(group)
    if len(text) > _LONGEST_HEADING or not any(character.isalpha() for character in text):
        return False
    first, last = group.lines[0].line, group.lines[-1].line
    if is_large(first, measures):
        return True
    alone = group.before == group.after == "paragraph"
    return first.bold and alone and first.size >= measures.body_size and not ends_sentence(last)


def _heading_levels(groups: Iterable[_Group]) -> dict[float, int]:
    sizes = sorted({group.lines[0].line.size for group in groups}, reverse=True)
    return {size: min(level, 6) for level, size in enumerate(sizes, start=1)}


def _make_block(group: _Group, kind: BlockKind, levels: dict[float, int], words: Words) -> PagedBlock:
    text = ""
    pages: list[tuple[int, int]] = []
    for piece, page in _pieces(group.lines, words):
        if not pages or pages[-1][0] != page:
            pages.append((page, len(text)))
        text += piece
    level = levels[group.lines[0].line.size] if kind == "heading" else 0
    return PagedBlock(Block(text, kind, level), tuple(pages))


def _pieces(lines: Sequence[PlacedLine], words: Words) -> Iterator[tuple[str, int]]:
    for above, below in pairwise(lines):
        yield join_lines(above.line.text, below.line.text, words), above.page
    yield lines[-1].line.text.removesuffix(SOFT_HYPHEN), lines[-1].page
