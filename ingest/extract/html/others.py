"""Tells of a second article on a page, which stays out: it has another title, day and author than the document."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from ingest.extract.blocks import Block
from text.characters import fold, one_line
from text.endings import is_prose

_FEWEST_PARAGRAPHS = 3
"""Teasers of other articles have one or two."""


def left_out(tree: HtmlElement, blocks: Sequence[Block]) -> str | None:
    """The title of an article that stands whole on a page and is not in what was extracted.

    :param tree: the page.
    :param blocks: what was extracted of it.
    :return: the title of the first such; None where there is none.
    """
    taken = {fold(block.text) for block in blocks}
    for article in tree.iter("article"):
        heading = next(article.iter("h1", "h2"), None)
        prose = [text for each in article.iter("p") if is_prose(text := one_line("".join(each.itertext())))]
        if heading is not None and len(prose) >= _FEWEST_PARAGRAPHS and taken.isdisjoint(map(fold, prose)):
            return one_line("".join(heading.itertext()))
    return None
