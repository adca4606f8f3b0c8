"""HTML pages: the article, its headings, and what the page states about itself.

The one file that knows trafilatura. It finds the article; boilerplate that it leaves behind goes by its wording.
"""

import logging
from collections.abc import Collection, Iterator
from itertools import pairwise

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document as Page

from index.errors import NoText
from index.records import Document
from ingest.extract.blocks import Block, make_document
from ingest.extract.boilerplate import is_boilerplate
from ingest.extract.html.flat import MOST_ELEMENTS, is_too_large, read_all
from ingest.extract.html.lists import recover_lists
from ingest.extract.html.live import keep_times
from ingest.extract.html.metadata import read_html_metadata
from ingest.extract.html.others import left_out
from ingest.extract.html.recovery import recover_paragraphs
from ingest.extract.html.tree import prepare_tree, read_tree
from ingest.extract.html.walls import wall_of, without_paywall
from ingest.extract.metadata import Metadata, title_of_path
from ingest.extract.plain.lines import blocks_of_lines
from text.characters import fold
from text.endings import is_prose

_logger = logging.getLogger(__name__)


def extract_html(content: bytes, path: str) -> Document:
    """Extract a web page.

    :param content: the page's bytes.
    :param path: the file or address, as users see it.
    :return: the document.
    :raises NoText: when the page holds no article, or is only a wall before one.
    """
    tree = read_tree(content, path)
    metadata = read_html_metadata(tree).filled_from(Metadata(title=title_of_path(path)))
    is_scripted = next(tree.iter("script"), None) is not None
    blocks = _all_of(tree, path) if is_too_large(tree) else _article(tree)
    if wall := wall_of(blocks or (), is_scripted=is_scripted):
        raise NoText(f"{path} {wall}")
    if blocks is None:
        raise NoText(f"{path} holds no article; check that it is a page of text.")
    readable = without_paywall(blocks)
    if len(readable) < len(blocks):
        _logger.warning("%s ends at a paywall: what stands behind it is missing.", path)
    if other := left_out(tree, blocks):
        _logger.warning("%s holds another article (“%s”), which is left out; add it from its own address.", path, other)
    return make_document(_without_title(readable, metadata.title or ""), metadata, path)


def _all_of(tree: HtmlElement, path: str) -> list[Block]:
    _logger.warning(
        "%s has more than %d elements: all of its text is taken, not its article alone.", path, MOST_ELEMENTS
    )
    return _without_boilerplate(list(read_all(tree)))


def _article(tree: HtmlElement) -> list[Block] | None:
    """The blocks of the article; None where there is none."""
    keep_times(tree)
    body = _find_article(prepare_tree(tree))
    if body is None:
        return None
    blocks = _without_boilerplate([block for block in _render(body) if block.text.strip()])
    return recover_lists(recover_paragraphs(blocks, tree), tree)


def _find_article(tree: HtmlElement) -> HtmlElement | None:
    """The article's tree: the strict extraction, unless it is next to nothing beside the balanced one."""
    pages = [
        trafilatura.bare_extraction(tree, include_comments=False, favor_precision=strict) for strict in (True, False)
    ]
    strict, balanced = (page if isinstance(page, Page) else None for page in pages)
    if strict is None or balanced is None:
        return (strict or balanced or Page()).body
    return (strict if len(strict.text or "") * 2 > len(balanced.text or "") else balanced).body


def _without_boilerplate(blocks: list[Block]) -> list[Block]:
    """The blocks without labels, prompts and notices; a heading above prose is none, whatever it says."""
    followed = pairwise([*blocks, Block("")])
    return [
        block
        for block, below in followed
        if not is_boilerplate(block.text.removeprefix("- "))
        or (block.kind == "heading" and is_prose(below.text) and not is_boilerplate(below.text))
    ]


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    """The blocks without the title where the page repeats it above the text."""
    start = [block for block in blocks[:4] if fold(block.text) != fold(title)]
    return start + blocks[4:]


def _render(element: HtmlElement) -> Iterator[Block]:
    """The blocks below an element of trafilatura's tree."""
    match element.tag:
        case "head":
            yield Block(_words(element), "heading", int((element.get("rend") or "h2")[1:]))
        case "item":
            yield from _render_item(element)
        case "row":
            cells = [_words(cell) for cell in element.iter("cell")]
            yield Block(" | ".join(cells), "line") if len(cells) > 1 else Block("".join(cells))
        case "p" | "code" | "cell":
            yield from blocks_of_lines(_words(element, "\n").split("\n"))
        case _:
            yield from blocks_of_lines([element.text or ""])
            for child in element:
                yield from _render(child)
                yield from blocks_of_lines([child.tail or ""])


def _render_item(item: HtmlElement) -> Iterator[Block]:
    nested = [child for child in item if child.tag == "list"]
    inside = {each for child in nested for each in child.iter()}
    yield Block("- " + _words(item, leave=inside), "line")
    for child in nested:
        yield from _render(child)


def _words(element: HtmlElement, line_end: str = " ", leave: Collection[HtmlElement] = ()) -> str:
    """The words of an element on one line, or with its line breaks."""
    pieces = []
    for each in element.iter():
        if each in leave:
            # What stands behind a nested list still belongs to the item around it.
            pieces += [line_end, each.tail or ""] if each.getparent() is element else []
            continue
        starts_block = each is not element and each.tag in {"p", "item", "head", "cell", "quote"}
        pieces += [line_end if each.tag == "lb" or starts_block else "", each.text or ""]
        if each is not element:
            pieces.append(each.tail or "")
    return "".join(pieces)
