"""The dates that a page shows its readers as the article's own.

A date counts when the page marks it as the article's, or when it stands by its form beside the headline: alone, behind
a label, or beside names. A date inside running text is a date of the story.
"""

import re

from lxml.html import HtmlElement

from ingest.extract.byline import CAPITAL_WORD, NAME_WORD, label_field, read_dateline
from ingest.extract.html.phrases import text_after, text_before
from ingest.extract.metadata import Metadata
from text.capitals import UPPER
from text.dates import find_date, iso_day
from text.endings import is_prose

# Dates beside the article are those of other articles, and one in the head of the site is the day of a visit.
INSIDE = (
    "[not(ancestor-or-self::aside or ancestor::footer or ancestor::nav"
    " or ancestor::header[not(.//h1 or .//h2 or ancestor::article or ancestor::main)])]"
)
_PUBLISHED = re.compile(r"(?:^|\s)(?:dt-)?published(?:\s|$)|datePublished", re.IGNORECASE)
_UPDATED = re.compile(r"(?:^|\s)(?:dt-)?updated(?:\s|$)|dateModified", re.IGNORECASE)
_MARKED = "//*[@itemprop or @property or @pubdate or self::time[@class] or self::abbr[@class]]" + INSIDE
_CLASSED = " or ".join(f"contains(@class, '{name}')" for name in ("date", "publish", "byline", "posted", "timestamp"))
_HEADINGS = " or ".join(f"ancestor::h{level}[not({_CLASSED})]" for level in range(1, 7))
# Dates of pictures, of parts of a chronology and in tables; a cell with paragraphs only arranges the page.
_OTHERS = f"{_HEADINGS} or ancestor::figure or ancestor::blockquote or ancestor::td[not(.//p)] or ancestor::dd"
_SHOWN = (
    f"//*[self::time or ((self::p or self::span or self::div or self::li) and ({_CLASSED}))][not({_OTHERS})]{INSIDE}"
)
_LINE_OF_DATES = f"boolean(ancestor::header or ancestor-or-self::*[{_CLASSED} or contains(@class, 'meta')])"
_BESIDE_TITLE = "boolean(ancestor::header or ancestor::*[h1][not(self::body or self::main or self::article)])"
_LEADS = 2
"""How many sentences may stand between a headline and its date: those that lead into the article."""
_LEAD_WORDS = 8
_LONG_LINE = 150
_CUT = re.compile(r"\s*[|·•–—]\s*|\s+-\s+")
_NAMED = re.compile(rf"(?:(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or) )?{CAPITAL_WORD}(?:,? {NAME_WORD})*,?")
# What goes on behind a date in small letters is a sentence, unless it says when or by whom it was published.
_GOES_ON = re.compile(rf"[\s.,;]*(?!(?:at|um|à) \d|(?:by|von|par) [{UPPER}]|[ap]\.?m\b)[a-zß-ÿ]")
_NOT_ARTICLE = frozenset(
    ["comment", "review", "citation", "hasPart", "isPartOf", "mentions", "itemListElement", "event"]
)


def read_visible_dates(tree: HtmlElement) -> Metadata:
    """Read the days that a page shows as those of its article.

    :param tree: the page, which is left as it was.
    :return: the days on which it was published and updated, as far as it shows them.
    """
    found = Metadata()
    for element in tree.xpath(_MARKED):
        found = found.filled_from(_read_marked(element))
    beside, others = _read_shown(tree)
    days = [each.published for each in beside if each.published][:1]
    days = days or [each.published for each in others if each.published]
    published = days[0] if len(set(days)) == 1 else None
    updated = next((each.updated for each in [*beside, *others] if each.updated), None)
    return found.filled_from(Metadata(published=published, updated=updated))


def _read_marked(element: HtmlElement) -> Metadata:
    """What an element says that is marked as a date of the article, not of a comment or review in it."""
    marks = _marks(element)
    if _is_anothers(element):
        return Metadata()
    if element.get("pubdate") is not None or _PUBLISHED.search(marks):
        return Metadata(published=_day(element))
    return Metadata(updated=_day(element)) if _UPDATED.search(marks) else Metadata()


def _read_shown(tree: HtmlElement) -> tuple[list[Metadata], list[Metadata]]:
    """What the dates near the headline say by their form: those set with it, and the others."""
    shown = set(tree.xpath(_SHOWN))
    beside, others, leads = list[Metadata](), list[Metadata](), 0
    for element in tree.iter():
        if element in shown and (not leads or (leads <= _LEADS and element.xpath(_LINE_OF_DATES))):
            stated = _read_time(element) if element.tag == "time" else _read_line(element)
            (beside if element.xpath(_BESIDE_TITLE) else others).extend([stated] if stated else [])
        elif element.tag == "p":
            leads += _is_lead(element)
    return beside, others


def _is_lead(element: HtmlElement) -> bool:
    text = " ".join(element.itertext()).strip()
    return len(text.split()) >= _LEAD_WORDS and is_prose(text)


def _read_time(element: HtmlElement) -> Metadata | None:
    day = _day(element)
    if day is None or _is_anothers(element):
        return None
    own = read_dateline(" ".join(" ".join(element.itertext()).split()))
    if (own and own.updated) or (_UPDATED.search(_marks(element)) and not _PUBLISHED.search(_marks(element))):
        return Metadata(updated=day)
    previous = element.getprevious()
    linked = previous is not None and previous.tag == "a" and not (previous.tail or "").strip()
    return _read_beside(day, text_before(element), text_after(element), linked)


def _read_line(element: HtmlElement) -> Metadata | None:
    """What a line says whose class says that it holds a date."""
    line = " ".join(" ".join(element.itertext()).split())
    if len(line) > _LONG_LINE or next(element.iter("time"), None) is not None:
        return None
    if (found := find_date(line)) is None:
        return None
    day, start, end = found
    stated = read_dateline(line)
    return stated or _read_beside(day, line[:start], line[end:])


def _read_beside(day: str, before: str, after: str, linked: bool = False) -> Metadata | None:
    """What a date is by what stands beside it on its line; `linked` when a link stands before it, as to a section."""
    piece = " ".join(_CUT.split(before)[-1].split())
    field = label_field(piece)
    if field == "updated":
        return Metadata(updated=day)
    if field == "published":
        return Metadata(published=day)
    # One word by itself may be a label as well as a name: "Hearing 1 May", but "Arlen, 1 May".
    named = _NAMED.fullmatch(piece) and (" " in piece or piece.endswith(","))
    beside = field == "" or named or (linked and piece[-1:].isalnum())
    return Metadata(published=day) if beside and not _GOES_ON.match(after) else None


def _marks(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in ("itemprop", "property", "class"))


def _is_anothers(element: HtmlElement) -> bool:
    """Whether an element belongs to a comment, review or work within or beside the article."""
    scopes = (each.get("itemprop") for each in element.iterancestors() if each.get("itemscope") is not None)
    return next(scopes, None) in _NOT_ARTICLE


def _day(element: HtmlElement) -> str | None:
    stated = [element.get("datetime"), element.get("content"), " ".join(element.itertext())[:100]]
    return next((day for text in stated if text and (day := iso_day(text))), None)
