"""All that a reader sees of a page, block by block, for pages that are too large to have their article looked for."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from ingest.extract.blocks import Block
from ingest.extract.html.phrases import INLINE
from ingest.extract.html.tree import drop_unseen

MOST_ELEMENTS = 50_000
"""Of how many elements a page may consist to have its article looked for: more than long pages have, and looking takes
seconds then; laws and tables that have more are all article."""
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_IN_LINE = {*INLINE, "a", "code"}


def is_too_large(tree: HtmlElement) -> bool:
    """Whether a page has more elements than its article is looked for among."""
    return any(number >= MOST_ELEMENTS for number, _ in enumerate(tree.iter()))


def read_all(tree: HtmlElement) -> Iterator[Block]:
    """Read all of a page, in time that grows with it and no faster.

    :param tree: the page, of which hidden parts are taken out.
    :yield: a block for each stretch of text without a break.
    """
    body = tree.find("body")
    body = tree if body is None else body
    drop_unseen(body)
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _IN_LINE:
            words = " ".join("".join(pieces).split())
            level = _LEVELS.get(element.tag) if event == "end" else None
            if words:
                yield Block(words, "heading", level) if level else Block(words)
            pieces = []
        pieces.append((element.text if event == "start" else element.tail) or "")
