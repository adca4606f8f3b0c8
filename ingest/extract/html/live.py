"""Live blogs: each entry keeps its time, as the heading above its words, since an extraction drops it.

Owns what makes a page one: its own markup says so, or its names do. Comments and lists of news have times, too.
"""

import re

from lxml.html import HtmlElement

_LIVE = re.compile(r"live-?blog|live-?ticker|live-?updates?|live-?feed|minuto-?a-?minuto|en-?direct", re.IGNORECASE)
_POSTING = "LiveBlogPosting"
_ARTICLE = re.compile(r"entry|article|post|story|content|body|main", re.IGNORECASE)
"""What the elements around whole articles are called."""
_CLOCK = re.compile(r"\b\d{1,2}[:.hH]\d{2}\b")
_STATED_CLOCK = re.compile(r"T(\d{2}:\d{2})")
_FEWEST = 2
_LONGEST_TIME = 60
"""In characters: "Friday, 4 June 2021 at 14:05 CEST (updated)"."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def keep_times(tree: HtmlElement) -> None:
    """Put the time of each entry of a live blog, in place, into a heading above its words.

    :param tree: the page.
    """
    places = {time: entry for time in tree.iter("time") if (entry := _entry_of(time)) is not None}
    entries = set(places.values())
    if len(entries) < _FEWEST:
        return
    said_by_page = any(_POSTING in (script.text or "") for script in tree.iter("script"))
    for time, entry in places.items():
        if entry in entries and (said_by_page or _is_live(entry)):
            entries.discard(entry)  # its first time; others are of what it quotes
            _put_above(time, entry)
            _make_part(entry)


def _entry_of(time: HtmlElement) -> HtmlElement | None:
    """The outermost element around a time that holds no other entry's: next to it stand the others."""
    if not _words(time):
        return None
    entry = time
    while (around := entry.getparent()) is not None and around.tag not in ("body", "main"):
        if sum(1 for other in around.iter("time") if _words(other)) > sum(1 for _ in entry.iter("time")):
            break
        entry = around
    return entry if next(entry.iter("p"), None) is not None else None


def _words(time: HtmlElement) -> str:
    """A time of day as the page shows it; "" for all else."""
    shown = " ".join("".join(time.itertext()).split())
    if _CLOCK.search(shown) and len(shown) <= _LONGEST_TIME:
        return shown
    stated = _STATED_CLOCK.search(time.get("datetime") or "")
    return f"{shown} {stated[1]}" if stated and shown and len(shown) <= _LONGEST_TIME else ""


def _is_live(entry: HtmlElement) -> bool:
    """Whether an entry, or something around it, is called part of a live blog."""
    names = ("class", "id", "itemtype", "itemprop", "data-component")
    around = (entry, *entry.iterancestors())
    told = (each.get(name) or "" for each in around for name in names)
    return any(_LIVE.search(name) or _POSTING in name or "liveBlogUpdate" in name for name in told)


def _put_above(time: HtmlElement, entry: HtmlElement) -> None:
    words = _words(time)
    heading = next(entry.iter(*_HEADINGS), None)
    if heading is None:
        heading = entry.makeelement("h3")
        heading.text = words
        next(entry.iter("p")).addprevious(heading)
    elif time not in heading.iter():
        heading.text = f"{words} {heading.text or ''}".rstrip()
    if time not in heading.iter():
        time.drop_tree()


def _make_part(entry: HtmlElement) -> None:
    """Make an entry a part of the whole, which an extraction otherwise takes the first of for the article."""
    for element in entry.iter():
        element.attrib.pop("itemprop", None)
        for name in ("class", "id"):
            if _ARTICLE.search(element.get(name) or ""):
                del element.attrib[name]
        if element.tag == "article":
            element.tag = "div"
