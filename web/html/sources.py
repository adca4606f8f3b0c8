"""The sources of an answer as HTML: each cited document with its passage and the quoted words marked.

Pure functions from records to escaped HTML. Knows no Gradio, store or server.
"""

import re
from collections.abc import Sequence

from answer.phrases import phrase
from answer.records import Citation, Place
from web.conversation import Excerpt
from web.html.elements import tag, text, time
from web.html.spoken import words_html

_MOST_AROUND = 260
_PUBLISHER_MISSING = "publisher not stated"


def place(cited: Citation | Place) -> str:
    """The address of the quoted words in this program's own document page."""
    return f"{cited.permalink}#quote"


def link(cited: Citation | Place, content: str, **attributes: str) -> str:
    """A link to the quoted words, in a tab of its own so that the conversation stays."""
    return tag("a", content, {"href": place(cited), "target": "_blank", "rel": "noopener", **attributes})


def source_line(citation: Citation) -> str:
    """Where the words stand: title, publisher, date and page; what the document does not say is said to be missing."""
    parts = [tag("cite", text(citation.title)), text(citation.publisher or _PUBLISHER_MISSING), _published(citation)]
    return ", ".join(parts + ([f"page {citation.page}"] if citation.page else []))


def also_in_html(citation: Citation) -> str:
    """The other documents that make a statement of a citation, each linked to its place; empty when none does."""
    return "".join(tag("p", _also(citation, one), {"class": "also-in"}) for one in citation.also_in)


def _also(citation: Citation, other: Place) -> str:
    origin = f"{text(other.publisher or _PUBLISHER_MISSING)}, {_published(other)}"
    words = "" if other.quote == citation.quote else f": {tag('q', text(_without_blank_lines(other.quote)))}"
    # What is filled in is HTML already, and the phrase is ours.
    return phrase("also_in", document=f"{link(other, text(other.title))}, {origin}{words}")


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
    entries = "".join(tag("li", _origin(excerpt.citation) + _near(excerpt)) for excerpt in excerpts)
    return tag("div", tag("p", text(phrase("nearest"))) + tag("ul", entries), {"class": "nearest"})


def _by_document(excerpts: Sequence[Excerpt]) -> list[list[Excerpt]]:
    groups: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        groups.setdefault(excerpt.citation.document_id, []).append(excerpt)
    return list(groups.values())


def _entry(group: Sequence[Excerpt]) -> str:
    first = group[0].citation
    opened = link(first, "Open document", **{"class": "open", "aria-label": f"Open document: {first.title}"})
    return _origin(first) + "".join(_passage(excerpt) for excerpt in group) + opened


def _origin(citation: Citation) -> str:
    page = f" · page {citation.page}" if citation.page else ""
    origin = f"{text(citation.publisher or _PUBLISHER_MISSING)} · {_published(citation)}{page}"
    return tag("p", link(citation, text(citation.title)), {"class": "title"}) + tag("p", origin, {"class": "origin"})


def _published(cited: Citation | Place) -> str:
    return time(cited.published) if cited.published else text(phrase("undated"))


def _passage(excerpt: Excerpt) -> str:
    number = tag("span", str(excerpt.citation.number), {"class": "number"})
    quote = tag("mark", words_html(excerpt.citation, _without_blank_lines))
    return tag(
        "p", number + text(_ending(excerpt.before)) + quote + text(_beginning(excerpt.after)), {"class": "passage"}
    )


def _near(excerpt: Excerpt) -> str:
    return tag("p", text(_beginning(excerpt.citation.quote)), {"class": "passage"})


def _without_blank_lines(words: str) -> str:
    return re.sub(r"\n+", "\n", words)


def _ending(words: str) -> str:
    """The last words, cut where a word begins."""
    words = _without_blank_lines(words)
    return words if len(words) <= _MOST_AROUND else "… " + words[-_MOST_AROUND:].partition(" ")[2]


def _beginning(words: str) -> str:
    """The first words, cut where a word ends."""
    words = _without_blank_lines(words)
    return words if len(words) <= _MOST_AROUND else words[:_MOST_AROUND].rpartition(" ")[0] + " …"
