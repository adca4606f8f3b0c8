"""Pages of lines become the blocks of a document, and every character keeps its page.

Owns the way from lines to paragraphs, headings and rows, words mended where a line end broke them.
Knows neither pypdf nor documents.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.blocks import Block, Kind
from ingest.characters import fold
from ingest.hyphens import count_words, join_lines
from ingest.page_layout import Break, Measures, PlacedLine, break_between, ends_sentence, is_large, measure, place_lines
from ingest.page_lines import SOFT_HYPHEN, Line

_LONGEST_HEADING = 160


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
    words = count_words(placed.line.text for placed in lines)
    groups = _group(lines, measures)
    levels = _heading_levels([group for group in groups if _is_heading(group, measures)])
    blocks = [_make_block(group, _kind(group, measures), levels, words) for group in groups]
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


def _kind(group: _Group, measures: Measures) -> Kind:
    if _is_heading(group, measures):
        return "heading"
    return "line" if "line" in (group.before, group.after) else "paragraph"


def _is_heading(group: _Group, measures: Measures) -> bool:
    text = " ".join(placed.line.text for placed in group.lines)
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


def _make_block(group: _Group, kind: Kind, levels: dict[float, int], words: Counter[str]) -> PagedBlock:
    text = ""
    pages: list[tuple[int, int]] = []
    for piece, page in _pieces(group.lines, words):
        if not pages or pages[-1][0] != page:
            pages.append((page, len(text)))
        text += piece
    level = levels[group.lines[0].line.size] if kind == "heading" else 0
    return PagedBlock(Block(text, kind, level), tuple(pages))


def _pieces(lines: Sequence[PlacedLine], words: Counter[str]) -> Iterator[tuple[str, int]]:
    for above, below in pairwise(lines):
        yield join_lines(above.line.text, below.line.text, words), above.page
    yield lines[-1].line.text.removesuffix(SOFT_HYPHEN), lines[-1].page
