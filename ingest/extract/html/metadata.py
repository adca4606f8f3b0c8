"""What an HTML page states about itself in meta tags and JSON-LD.

Only dates that the page states count, never one guessed from pictures, addresses or the clock; those that it shows its
readers are read by dates.py.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from ingest.extract.html.dates import INSIDE, read_visible_dates
from ingest.extract.metadata import Metadata, is_nobody
from text.calendar import MONTHS, WEEKDAYS
from text.characters import fold, one_line
from text.dates import iso_day

_PUBLISHED = """
    article:published_time og:published_time datepublished citation_publication_date citation_date dcterms.issued
    dc.date.issued dcterms.created dc.date dc.date.created dcterms.date parsely-pub-date sailthru.date
    article.published published-date publication_date publish-date publishdate pubdate date
    cxenseparse:recs:publishtime article:published rnews:datepublished
""".split()
_UPDATED = [
    *"article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified".split(),
    *"last-modified article.updated lastmod revised".split(),
    "rnews:datemodified",
]
# Three months are family names.
_DATE_WORD = re.compile(
    rf"\s*\b(?:{'|'.join(sorted(WEEKDAYS | MONTHS.keys() - {'march', 'may', 'august'}))})$", re.IGNORECASE
)
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|CreativeWork|Review|Recipe")


def read_html_metadata(tree: HtmlElement) -> Metadata:
    """Read what a page states about itself.

    :param tree: the page's root element, which is left as it was.
    :return: the metadata; missing what the page does not state.
    """
    found = extract_metadata(tree, extensive=False)
    tags = _meta_tags(tree)
    articles = list(_linked_articles(tree))
    shown = read_visible_dates(tree)
    publisher = _line(found.sitename)
    return Metadata(
        title=_without_site(_line(found.title), publisher),
        publisher=publisher,
        authors=_names(found.author or ""),
        published=_first_day(tags, _PUBLISHED) or _linked_day(articles, "datePublished") or shown.published,
        updated=_first_day(tags, _UPDATED) or _linked_day(articles, "dateModified") or shown.updated,
        url=found.url,
        language=_language(tree, tags),
    )


def _names(authors: str) -> tuple[str, ...]:
    """The authors' names, without the date that pages set beside them and without accounts that are nobody."""
    names = (_line(_DATE_WORD.sub("", part)) for part in authors.split(";"))
    return tuple(name for name in names if name and not is_nobody(name))


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by lower-case name."""
    tags: dict[str, str] = {}
    for element in tree.xpath("//meta" + INSIDE):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(attribute):
                tags.setdefault(name.strip().lower(), element.get("content") or "")
    return tags


def _linked_articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page that are articles, those that call themselves so most exactly first."""
    objects: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if (element.get("type") or "").lower().startswith("application/ld+json"):
            try:
                objects += _objects(json.loads(element.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    typed = [(str(each.get("@type")), each) for each in objects]
    yield from (each for kind, each in typed if _ARTICLE.search(kind) and "WebPage" not in kind)
    yield from (each for kind, each in typed if "WebPage" in kind)


def _objects(value: object) -> list[dict[str, Any]]:
    """The objects in a JSON-LD value: itself, a list's, a graph's, and the page's main entity."""
    if isinstance(value, list):
        return [each for part in value for each in _objects(part)]
    if not isinstance(value, dict):
        return []
    return [value, *_objects(value.get("@graph")), *_objects(value.get("mainEntity"))]


def _first_day(tags: dict[str, str], names: list[str]) -> str | None:
    return next((day for name in names if (day := iso_day(tags.get(name, "")))), None)


def _linked_day(articles: list[dict[str, Any]], key: str) -> str | None:
    return next((day for each in articles if (day := iso_day(str(each.get(key, ""))))), None)


def _language(tree: HtmlElement, tags: dict[str, str]) -> str | None:
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    stated = stated or tags.get("content-language") or tags.get("og:locale") or ""
    match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", stated.strip())
    return match.group().lower() if match else None


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """The title without the site's name behind it, as <title> elements have it."""
    parts = re.split(r"\s+[|–—·-]\s+", title or "")
    site = fold(parts[-1])
    if len(parts) > 1 and len(site) >= 3 and fold(publisher or "").startswith(site):
        return (title or "")[: (title or "").rindex(parts[-1])].rstrip(" |–—·-")
    return title


def _line(text: str | None) -> str | None:
    return one_line(text or "") or None
