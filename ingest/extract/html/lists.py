"""Puts back lists of an article that the extraction left out although they stand between paragraphs that it kept.

Owns the evidence: what stands directly above a list, and what below. A list of links is none of the article's.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from lxml.html import HtmlElement

from ingest.extract.blocks import Block
from ingest.extract.boilerplate import is_boilerplate
from ingest.extract.html.recovery import OUTSIDE, interleave
from text.characters import fold
from text.endings import ends_sentence

_LISTS = ("ul", "ol", "dl")
_ITEMS = ("li", "dt", "dd")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST_LINKED = 0.5
"""The share of a list's words that may stand in links; menus have nearly all of theirs there."""


def recover_lists(blocks: Sequence[Block], tree: HtmlElement) -> list[Block]:
    """Put back the lists that stand among the article's paragraphs.

    :param blocks: the article's blocks.
    :param tree: the whole page.
    :return: the blocks, with the items of lists that were missing in their places.
    """
    places = {fold(block.text): place for place, block in enumerate(blocks)}
    whole = "".join(places)
    inserted: dict[int, list[Block]] = {}
    for element in tree.iter(*_LISTS):
        place = _place_above(element, places)
        if place is not None and _is_missing(element, places, whole):
            inserted.setdefault(place, []).extend(_blocks(element))
    return interleave(blocks, inserted)


def _place_above(element: HtmlElement, places: Mapping[str, int]) -> int | None:
    """The place of the block that a list continues: a paragraph that opens it, or anything with more of it below."""
    above = element.getprevious()
    if above is None or above.tag not in ("p", *_HEADINGS):
        return None
    words = _words(above)
    opens = above.tag == "p" and not ends_sentence(words)
    goes_on = any(fold(_words(below)) in places for below in element.itersiblings("p"))
    return places.get(fold(words)) if opens or words.endswith(":") or goes_on else None


def _is_missing(element: HtmlElement, places: Mapping[str, int], whole: str) -> bool:
    """Whether no item of a list is among the blocks, and the list is text: no menu, no notice, no pictures."""
    items = [fold(block.text) for block in _blocks(element)]
    linked = sum(len(_words(link)) for link in element.iter("a"))
    is_menu = linked > _MOST_LINKED * len(_words(element))
    outside = any(each.tag in OUTSIDE for each in (element, *element.iterancestors()))
    pictured = next(element.iter("img", "picture", "video"), None) is not None
    if not items or is_menu or outside or pictured or any(item in places for item in items) or "".join(items) in whole:
        return False
    return not any(is_boilerplate(block.text.removeprefix("- ")) for block in _blocks(element))


def _blocks(element: HtmlElement) -> Iterator[Block]:
    """The items of a list and of those within it, in order."""
    for item in element.iter(*_ITEMS):
        if words := " ".join(chain.from_iterable(text.split() for text in _own_texts(item))):
            yield Block(f"- {words}", "line")


def _own_texts(item: HtmlElement) -> Iterator[str]:
    """The texts of an item, without those of lists in it."""
    yield item.text or ""
    for child in item:
        if child.tag not in _LISTS:
            yield from child.itertext()
        yield child.tail or ""


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
