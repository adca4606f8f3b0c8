"""Finds the article in a page that somebody saved as plain text, boilerplate and all.

Owns what the order of lines tells: what stands above the headline, between picture and credit, below "You may like".
Lines of prose go only where nothing but boilerplate can be:
losing an article's sentence is worse than keeping a line too many.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ingest.extract.blocks import Block
from ingest.extract.byline import read_provenance
from ingest.extract.metadata import Metadata
from ingest.extract.plain.saved_lines import FURNITURE, MANY_WORDS, Line, is_page, prose_words, read_lines
from text.capitals import UPPER
from text.characters import fold
from text.endings import continues_sentence, is_open

_TEXT = {"prose", "fragment"}
_FEW_WORDS = 3  # labels have fewer
_LONG_HEADLINE = 18  # in words; longer ones are leads
_SECTIONS = frozenset(
    "news world politics business sport sports opinion culture tech technology science health economy home video europe"
    " international national nachrichten politik wirtschaft kultur ausland inland panorama monde économie".split()
)
_OWNER = re.compile(
    rf"(?:©|\(c\)|copyright)[\s©]*(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?)?\s*(?:by )?"
    rf"([{UPPER}][^\W\d][^\d\n,.|–—]{{1,40}}?)\s*"
    r"(?:[.,|–—\d]|\s-\s|\ball rights|\balle rechte|\btous droits|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Article:
    """The article found in a page: its blocks in order, and what the page states about it."""

    blocks: list[Block]
    metadata: Metadata


def find_article(blocks: Sequence[Block]) -> Article | None:
    """Find the article in the lines of a saved page.

    :param blocks: the file's lines, each one a block.
    :return: the article, or None when the lines show too little boilerplate to be a page, or too little else.
    """
    page = read_lines(blocks)
    start = _start(page)
    if start is None or not is_page(page):
        return None
    headline = _headline(page[:start])
    end = _end(page, start)
    top = start if headline is None else headline + 1
    body = [*_without_asides(page[top:start]), *_without_asides(page[start:end])]
    kept, prose = prose_words(body), prose_words(page)
    if kept < 0.7 * prose:
        return None
    return Article([line.block for line in body], _metadata(page, headline, start, end))


def _start(page: Sequence[Line]) -> int | None:
    """Where the text begins: at prose with more of it soon after, and the pieces of its first sentence."""
    prose = [
        place for place, line in enumerate(page) if line.kind == "prose" and not _stands_above_headline(page, place)
    ]
    dense = (place for place in prose if sum(line.kind in _TEXT for line in page[place : place + 8]) >= 3)
    start = next(dense, prose[0] if prose else None)
    while start and _is_piece(page[start - 1], page[start]):
        start -= 1
    return start


def _is_piece(above: Line, line: Line) -> bool:
    """Whether a line and the one above it are pieces of one sentence."""
    if above.kind not in {"short", "fragment"}:
        return False
    return continues_sentence(line.text) or is_open(above.text) or above.kind == "fragment"


def _stands_above_headline(page: Sequence[Line], place: int) -> bool:
    """Whether a title with its name or date follows soon, so that this is the site's motto or a notice."""
    if continues_sentence(page[place].text) or len(page[place].text.split()) > _LONG_HEADLINE:
        return False
    pairs = pairwise(page[place + 1 : place + 7])
    return any(title.kind == "short" and _opens(title) and below.kind == "stated" for title, below in pairs)


def _headline(header: Sequence[Line]) -> int | None:
    """The line above the text that is most like a headline: of some length, near the text, above name and date."""
    scored = [
        (_headline_score(header, place), place)
        for place, line in enumerate(header)
        if line.kind == "short" and _FEW_WORDS <= len(line.text.split()) <= MANY_WORDS
    ]
    best = max(scored, default=(0, None))[1]
    # Two such lines, one below the other, are a headline and its second line.
    return best - 1 if best and best - 1 in {place for _, place in scored} and _opens(header[best - 1]) else best


def _opens(line: Line) -> bool:
    return len(line.text.split()) > _FEW_WORDS and not line.text.endswith(("...", "…", ":"))


def _headline_score(header: Sequence[Line], place: int) -> float:
    text = header[place].text
    score = min(len(text.split()), 12) / 8 + place / len(header)
    stated = (2 / distance for distance, line in enumerate(header[place + 1 : place + 4], 1) if line.kind == "stated")
    score += next(stated, 0)
    # The browser's title and the trail of links to the page repeat the headline with something more.
    score += any(other.text != text and text in other.text for other in header)
    score -= len(text.split()) > _LONG_HEADLINE
    score -= 2 * text.endswith(("...", "…", ":")) + bool(re.search(r"\s[|›»]\s", text))
    return score


def _end(page: Sequence[Line], start: int) -> int:
    """Where the text ends: at the first boilerplate below the last prose that goes on for more than a line."""
    prose = [place for place, line in enumerate(page) if line.kind == "prose"]
    bound = len(page)
    below, whole = 0, prose_words(page[start:])
    for place in reversed(range(start, len(page))):
        below += prose_words(page[place : place + 1])
        if page[place].kind == "legal" and below * 4 < whole:
            bound = place
    running = [
        place
        for place in prose
        if start <= place < bound and (page[place - 1].kind in _TEXT or len(page[place].text.split()) >= MANY_WORDS)
    ]
    last = running[-1] if running else start
    return next((place for place in range(last + 1, bound) if _closes(page, place)), bound)


def _closes(page: Sequence[Line], place: int) -> bool:
    """Whether a line below the text stands at its foot: a signature does unless the text goes on behind it."""
    goes_on = place + 1 < len(page) and page[place + 1].kind == "prose"
    return page[place].kind in {"links", "legal"} or (page[place].kind == "stated" and not goes_on)


def _without_asides(page: Sequence[Line]) -> list[Line]:
    """The lines without pictures, buttons and boxes of links."""
    gone = {place for place, line in enumerate(page) if line.kind in FURNITURE}
    story = _story(page)
    for place, line in enumerate(page):
        if line.kind == "credit":
            gone |= _caption_places(page, place)
        elif line.kind == "links":
            gone |= _link_places(page, place)
        elif line.kind == "stated" and _is_below_headline(page, place, story):
            gone.add(place)
    return [line for place, line in enumerate(page) if place not in gone]


def _story(page: Sequence[Line]) -> int:
    """Where the second line of prose stands: the first may be the headline's second line."""
    prose = (place for place, line in enumerate(page) if line.kind == "prose")
    return next(islice(prose, 1, None), len(page))


def _is_below_headline(page: Sequence[Line], place: int, story: int) -> bool:
    """Whether a name or date belongs to the headline: it stands above the second line of prose, at `story`."""
    if place > story:
        return False
    neighbours = [line.kind for line in [*page[:place][-1:], *page[place + 1 : place + 2]]]
    between_prose = neighbours == ["prose", "prose"]
    # A date between two paragraphs is the heading of a chronology.
    return not between_prose or bool((read_provenance(page[place].text) or Metadata()).authors)


def _caption_places(page: Sequence[Line], credit: int) -> set[int]:
    """The caption above a credit: below an icon, set close to the credit, or too long for a heading."""
    for icon in range(credit - 1, max(credit - 4, -1), -1):
        if page[icon].kind == "icon":
            return set(range(icon, credit))
    if credit == 0:
        return set()
    above, below = page[credit - 1], page[credit + 1 : credit + 2]
    close = above.block.apart and not page[credit].block.apart and all(line.block.apart for line in below)
    long = above.kind == "short" and len(above.text.split()) >= 6
    return {credit - 1} if close or long else set()


def _link_places(page: Sequence[Line], heading: int) -> set[int]:
    """The links below a heading: all lines up to the next prose or broken sentence."""
    place = heading + 1
    while place < len(page) and page[place].kind not in {"prose", "fragment"}:
        place += 1
    if place < len(page) and page[place].kind == "fragment":
        place -= 1
    return set(range(heading, place))


def _metadata(page: Sequence[Line], headline: int | None, start: int, end: int) -> Metadata:
    """What the lines around the headline and directly below the text state."""
    metadata = Metadata(title=None if headline is None else page[headline].text)
    foot = next((place for place in range(end, len(page)) if page[place].kind in {"links", "legal"}), len(page))
    story = start + _story(page[start:])
    top = [
        line for place, line in enumerate(page[: start + 6]) if place < start or _is_below_headline(page, place, story)
    ]
    for line in [*top, *page[end:foot]]:
        metadata = metadata.filled_from(read_provenance(line.text) or Metadata())
    return metadata.filled_from(Metadata(publisher=_publisher(page, headline)))


def _publisher(page: Sequence[Line], headline: int | None) -> str | None:
    """The site's name: the first short line above the headline, or whoever claims the copyright."""
    for line in page[: headline or 0][:3]:
        words = line.text.split()
        named = len(words) <= 5 and all(word[0].isupper() or len(word) <= 3 for word in words)
        if line.kind == "short" and named and fold(line.text) not in _SECTIONS and line.text[-1].isalnum():
            return line.text
    owners = (_OWNER.match(line.text) for line in page if line.kind == "legal")
    return next((owner[1].strip() for owner in owners if owner), None)
