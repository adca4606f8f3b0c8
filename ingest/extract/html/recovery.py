"""Puts back paragraphs of an article that the extraction left out although they stand among those it kept.

Owns the evidence: the same parent element, or parents that look the same side by side, and words that read as prose.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from ingest.extract.blocks import Block
from ingest.extract.boilerplate import is_boilerplate
from text.characters import fold
from text.endings import ends_sentence

OUTSIDE = frozenset(["aside", "nav", "footer", "header", "form", "figure", "figcaption", "table", "button", "noscript"])
"""What holds no text of an article."""
_FEW_WORDS, _MANY_WORDS = 6, 20  # fewer are a caption or a button; so many are prose without a full stop, too
_NEAR_BLOCKS = 3
"""How many blocks below the last one found a damaged one may stand: others between them may have no paragraph."""
_CHARACTERS_SEARCHED = 200_000_000
"""In how much text paragraphs are looked for: it takes seconds, and pages that people read have a tenth of it."""
_KEPT_SHARE = 0.6
"""The share of its words that a damaged paragraph has kept; less is another paragraph."""


def recover_paragraphs(blocks: Sequence[Block], tree: HtmlElement) -> list[Block]:
    """Put back the paragraphs that stand among the article's own.

    :param blocks: the article's blocks.
    :param tree: the whole page.
    :return: the blocks, with those that were missing in their places.
    """
    places = {fold(block.text): place for place, block in enumerate(blocks)}
    texts = [(element, " ".join("".join(element.itertext()).split())) for element in tree.iter("p")]
    keyed = [(element, text, fold(text)) for element, text in texts if text]
    kept = [element for element, text, key in keyed if key in places and len(text.split()) >= _FEW_WORDS]
    whole = "".join(places)
    inserted: dict[int, list[Block]] = {}
    mended = list(blocks)
    last = -1
    parents = _Parents(kept)
    for searched, (element, text, key) in enumerate(keyed):
        if key in places:
            last = places[key]
        elif searched * len(whole) > _CHARACTERS_SEARCHED:
            break
        elif key in whole:
            continue
        elif (place := _damaged(mended, last + 1, text)) is not None:
            mended[place] = replace(mended[place], text=text)
            last = place
        elif parents.hold(element) and _is_missing(element, text):
            inserted.setdefault(last, []).append(Block(text))
    return interleave(mended, inserted)


def _damaged(blocks: Sequence[Block], start: int, text: str) -> int | None:
    """The place of the block that holds a paragraph's words in order, but for a few: what an extraction lost of it."""
    words = text.split()
    for place in range(start, min(start + _NEAR_BLOCKS, len(blocks))):
        kept = blocks[place].text.split()
        most = len(words) > len(kept) >= max(_FEW_WORDS, len(words) * _KEPT_SHARE)
        rest = iter(words)
        if blocks[place].kind == "paragraph" and most and all(word in rest for word in kept):
            return place
    return None


class _Parents:
    """The elements that hold the article's paragraphs, and what such elements look like."""

    def __init__(self, kept: Sequence[HtmlElement]) -> None:
        counts = Counter(element.getparent() for element in kept)
        self._elements = {parent for parent, count in counts.items() if count * 4 >= len(kept)}
        self._looks = {_look(parent) for parent in self._elements}
        self._without_article: dict[HtmlElement, bool] = {}

    def hold(self, element: HtmlElement) -> bool:
        """Whether the paragraph stands in one of the elements, or in one like them that has no article of its own."""
        parent = element.getparent()
        if parent in self._elements or _look(parent) not in self._looks:
            return parent in self._elements
        above = parent.getparent()
        if above not in self._without_article:
            self._without_article[above] = next(above.iter("h1", "h2", "article"), None) is None
        return self._without_article[above]


def _look(element: HtmlElement) -> tuple[object, ...]:
    """An element's tag and class, its parent's, and the very element above both."""
    parent = element.getparent()
    if parent is None:
        return (element,)
    return (element.tag, element.get("class"), parent.tag, parent.get("class"), parent.getparent())


def _is_missing(element: HtmlElement, text: str) -> bool:
    """Whether a paragraph reads as the article's prose: no link, no boilerplate, no caption."""
    words = len(text.split())
    unlinked = words - sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    prose = words >= _MANY_WORDS or (words >= _FEW_WORDS and ends_sentence(text))
    outside = any(above.tag in OUTSIDE for above in element.iterancestors())
    return prose and unlinked >= _FEW_WORDS and not outside and not is_boilerplate(text)


def interleave(blocks: Sequence[Block], inserted: dict[int, list[Block]]) -> list[Block]:
    """The blocks, each followed by what belongs behind it; place -1 is before the first."""
    result = list(inserted.get(-1, []))
    for place, block in enumerate(blocks):
        result += [block, *inserted.get(place, [])]
    return result
