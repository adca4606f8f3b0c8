"""Tells a page that only stands before an article: a paywall, a request for consent, a check, a page that scripts fill.

How they are worded stands in wall_wording.py. An article about such things has sentences that are none of theirs.
"""

from collections.abc import Sequence

from ingest.extract.blocks import Block
from ingest.extract.html.wall_wording import (
    CHECK,
    CONSENT,
    OF_CONSENT,
    OFFER,
    PAYWALL,
    REPORTS,
    SCRIPT,
    SPEAKS_TO_READERS,
)
from text.endings import ends_sentence

_LONGEST_WALL = 250
"""In words; a wall that says more holds an article, too."""
_PROSE_WORDS = 6
"""Shorter lines are buttons and names."""
_NEAR_END = 6
"""How many blocks at the end of what may be read of an article can be its paywall: prices and offers among them."""
_LONGEST_OFFER = 20
"""In words."""
_BROWSER = "open it in a browser and save the article from there"


def wall_of(blocks: Sequence[Block], *, is_scripted: bool) -> str | None:
    """What a page is that is only a wall, and what to do; the end of a sentence that begins with its name.

    :param blocks: what was extracted of the page.
    :param is_scripted: whether it has scripts, which may fill it.
    :return: that; None where it holds more.
    """
    lines = [block.text for block in blocks if len(block.text.split()) >= _PROSE_WORDS]
    if not blocks and is_scripted:
        return f"is filled by JavaScript and holds no words without it; {_BROWSER}."
    if not lines or sum(len(line.split()) for line in lines) > _LONGEST_WALL:
        return None
    if any(map(REPORTS.search, lines)):
        return None
    if all(map(SCRIPT.search, lines)):
        return f"is filled by JavaScript and holds no words without it; {_BROWSER}."
    if all(map(PAYWALL.search, lines)):
        return "is only a paywall; open it in a browser with a subscription and save the article from there."
    if not all(map(SPEAKS_TO_READERS.search, lines)):
        return None
    if all(map(CHECK.search, lines)):
        return f"is only a check that a person reads it; {_BROWSER}."
    if any(CONSENT.search(block.text) for block in blocks) and all(_is_of_consent(line) for line in lines):
        return "is only a request for consent; answer it in a browser and save the article from there."
    return None


def without_paywall(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the paywall that ends what may be read of an article.

    Nothing goes where sentences follow that are no offer: what looked like a paywall may be one of them.

    :param blocks: what was extracted of the article.
    :return: those before the paywall; the same where there is none.
    """
    end = len(blocks)
    for place in range(len(blocks) - 1, max(len(blocks) - _NEAR_END, 1) - 1, -1):
        if _is_paywall(blocks[place]):
            end = place
        elif not _is_offer(blocks[place]):
            break
    return list(blocks[:end])


def _is_paywall(block: Block) -> bool:
    return len(block.text.split()) <= 40 and bool(PAYWALL.match(block.text)) and not REPORTS.search(block.text)


def _is_offer(block: Block) -> bool:
    """Whether a block can stand below a paywall: a button, a price."""
    words = len(block.text.split())
    is_label = words < _PROSE_WORDS and not ends_sentence(block.text)
    return is_label or (words <= _LONGEST_OFFER and bool(OFFER.search(block.text)) and not REPORTS.search(block.text))


def _is_of_consent(line: str) -> bool:
    return bool(OF_CONSENT.search(line) or CONSENT.search(line))
