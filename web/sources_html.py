"""The sources of an answer as HTML: each cited document with its passage and the quoted words marked.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

from collections.abc import Sequence

from answer.phrases import phrase
from answer.records import Citation
from web.conversation import Excerpt
from web.html import tag, text, time


def place(citation: Citation) -> str:
    """The address of the quoted words in this program's own document page."""
    return f"{citation.permalink}#quote"


def attribution(citation: Citation) -> str:
    """Who said it, where, when and on which page; what the document does not say is said to be missing."""
    speaker = tag("span", text(citation.speaker), {"class": "speaker"}) if citation.speaker else ""
    source = [
        tag("span", text(citation.publisher or "publisher not stated"), {"class": "publisher"}),
        tag("cite", text(citation.title)),
        time(citation.published) if citation.published else "undated",
        f"page {citation.page}" if citation.page else "",
    ]
    return speaker + tag("span", ", ".join(part for part in source if part), {"class": "source"})


def sources_html(excerpts: Sequence[Excerpt]) -> str:
    """The panel of sources, one entry for each cited document."""
    if not excerpts:
        return ""
    entries = "".join(tag("li", _entry(group)) for group in _by_document(excerpts))
    panel = tag("h3", "Sources") + tag("ol", entries)
    return tag("aside", panel, {"class": "sources", "aria-label": "Sources"})


def nearest_html(excerpts: Sequence[Excerpt]) -> str:
    """The nearest passages of a refusal, said to be no answer."""
    if not excerpts:
        return ""
    entries = "".join(
        tag("li", tag("p", text(excerpt.citation.quote), {"class": "passage"}) + _origin(excerpt.citation))
        for excerpt in excerpts
    )
    return tag("div", tag("p", text(phrase("nearest"))) + tag("ul", entries), {"class": "nearest"})


def _by_document(excerpts: Sequence[Excerpt]) -> list[list[Excerpt]]:
    groups: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        groups.setdefault(excerpt.citation.document_id, []).append(excerpt)
    return list(groups.values())


def _entry(group: Sequence[Excerpt]) -> str:
    return _origin(group[0].citation) + "".join(_passage(excerpt) for excerpt in group)


def _origin(citation: Citation) -> str:
    """The document with its publisher and date, as a link to the quoted words."""
    title = tag("a", text(citation.title), {"href": place(citation), "target": "_blank", "rel": "noopener"})
    published = time(citation.published) if citation.published else "undated"
    publisher = text(citation.publisher or "publisher not stated")
    page = f" · page {citation.page}" if citation.page else ""
    return tag("p", title, {"class": "title"}) + tag("p", f"{publisher} · {published}{page}", {"class": "origin"})


def _passage(excerpt: Excerpt) -> str:
    citation = excerpt.citation
    number = tag("span", str(citation.number), {"class": "number"})
    words = text(excerpt.before) + tag("mark", text(citation.quote)) + text(excerpt.after)
    link = tag("a", "Open document", {"href": place(citation), "target": "_blank", "rel": "noopener", "class": "open"})
    return tag("p", number + words, {"class": "passage"}) + link
