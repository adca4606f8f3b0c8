"""Tells of each line of a page that was saved as text what its wording makes of it.

Owns the kinds of lines, and whether there is boilerplate enough for a page. Their order is read by saved_page.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.blocks import Block
from ingest.extract.boilerplate import (
    is_caption,
    is_credit,
    is_icon,
    is_label,
    is_legal,
    is_link_list_heading,
    is_prompt,
)
from ingest.extract.byline import read_provenance
from text.endings import continues_sentence, is_prose

_TESTS = {
    "icon": is_icon,
    "credit": is_credit,
    "label": is_label,
    "links": is_link_list_heading,
    "prompt": is_prompt,
    "legal": is_legal,
    "credited": is_caption,
}
FURNITURE = {*_TESTS, "rule"}
MANY_WORDS = 30  # no headline or label has as many


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page and what its wording makes of it: a kind of boilerplate, or stated, prose, fragment, short."""

    block: Block
    kind: str

    @property
    def text(self) -> str:
        """The line's text."""
        return self.block.text


def read_lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of a page with their kinds."""
    return [Line(block, _kind(block.text)) for block in blocks]


def prose_words(page: Sequence[Line]) -> int:
    """How many words of prose some lines hold."""
    return sum(len(line.text.split()) for line in page if line.kind == "prose")


def is_page(page: Sequence[Line]) -> bool:
    """Whether there is boilerplate enough: of two kinds, or both above and below the text."""
    boilerplate = [place for place, line in enumerate(page) if line.kind in _TESTS]
    prose = [place for place, line in enumerate(page) if line.kind == "prose"]
    framed = len(boilerplate) >= 5 and boilerplate[0] < prose[0] and boilerplate[-1] > prose[-1]
    return framed or (len(boilerplate) >= 3 and len({page[place].kind for place in boilerplate}) >= 2)


def _kind(text: str) -> str:
    if not any(character.isalnum() for character in text):
        return "fragment" if continues_sentence(text) else "rule"
    if read_provenance(text):
        return "stated"
    for kind, test in _TESTS.items():
        if test(text):
            return kind
    words = len(text.split())
    asks = text[-1] in "?!" and words <= MANY_WORDS and not re.search(r"[.?!] ", text)
    if (is_prose(text) and not asks) or words > MANY_WORDS:
        return "prose"
    return "fragment" if continues_sentence(text) else "short"
