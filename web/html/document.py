"""The page of one document: what is known about it, its text, and the cited words highlighted.

Plain HTML that needs no script. Knows nothing of stores and servers.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache

from answer.phrases import plural
from index.records import Document, Statement
from text.spans import Span
from web.assets import FOLDER
from web.html.document_text import document_body
from web.html.document_voices import voices_in
from web.html.elements import shown_id, tag, text, time, web_address

_STYLE_FILES = tuple(FOLDER / name for name in ("colours.css", "document.css"))


def document_page(
    document: Document, quote: Span | None, note: str | None = None, statements: Sequence[Statement] = ()
) -> str:
    """The page of a document as HTML.

    :param document: the document.
    :param quote: the span to highlight, inside the text; None highlights nothing.
    :param note: a sentence for the reader above the text, such as why nothing is highlighted.
    :param statements: those of the document, marked in the text and the margin.
    :return: the whole page.
    """
    notice = tag("p", text(note), {"class": "notice", "role": "status"}) if note else ""
    jump = tag("a", "Go to the highlighted words", {"href": "#quote", "class": "jump"}) if quote else ""
    header = tag("header", tag("h1", text(document.title)) + _metadata(document) + _pages(document) + jump + notice)
    article = tag(
        "article",
        document_body(document, quote, voices_in(document, statements)),
        {"lang": document.language, "id": "text"},
    )
    return plain_page(document.title, tag("main", header + article))


def missing_page(document_id: str) -> str:
    """The page for a document that the index does not hold."""
    shown = shown_id(document_id)
    sentence = (
        f"The index holds no document “{shown}”. It may have been removed or replaced by a newer version since the "
        "link was made; the Library lists what is there."
    )
    return problem_page("No such document", sentence)


def problem_page(title: str, sentence: str) -> str:
    """A page that says in plain words what went wrong."""
    return plain_page(title, tag("main", tag("header", tag("h1", text(title)) + tag("p", text(sentence)))))


def read_span(document: Document, start: str | None, end: str | None) -> tuple[Span | None, str | None]:
    """The span that an address asks to highlight, or None and a sentence that says why there is none."""
    if start is None and end is None:
        return None, None
    if start and end and _is_offset(start) and _is_offset(end) and int(start) < int(end) <= len(document.text):
        return Span(int(start), int(end)), None
    return None, "The place that this link names is not in this document, so nothing is highlighted."


@cache
def style() -> str:
    """The style sheet of the page."""
    return "".join(file.read_text(encoding="utf-8") for file in _STYLE_FILES)


@cache
def content_security_policy() -> str:
    """What the page may load: its own style sheet, named by its hash, and local fonts; no script at all."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _is_offset(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 12


def _metadata(document: Document) -> str:
    """Every field, so that what a document does not say about itself is seen to be missing."""
    fields = {
        "Publisher": _or_missing(document.publisher and text(document.publisher)),
        "Author": _or_missing(text(", ".join(document.authors))),
        "Published": _or_missing(document.published and time(document.published)),
        "Updated": _or_missing(document.updated and time(document.updated)),
        "Source named": _or_missing(document.origin and text(document.origin), "none"),
        "Original": _or_missing(document.url and _link(document.url), "no address given"),
        "Retrieved": _or_missing(document.retrieved and time(document.retrieved), "not fetched from the web"),
        "File": _or_missing(document.path and tag("code", text(document.path)), "none"),
    }
    return tag("dl", "".join(tag("div", tag("dt", name) + tag("dd", value)) for name, value in fields.items()))


def _or_missing(value: str | None, missing: str = "not stated") -> str:
    return value or tag("span", missing, {"class": "missing"})


def _link(url: str) -> str:
    address = web_address(url)
    if address is None:
        return tag("code", text(url))
    return tag("a", text(url), {"href": address, "rel": "noopener noreferrer"})


def _pages(document: Document) -> str:
    count = len(document.page_starts)
    if count < 2:
        return ""
    links = [tag("a", str(page), {"href": f"#page-{page}"}) for page in range(1, count + 1)]
    return tag("nav", text(plural(count, "page")) + ": " + " ".join(links), {"class": "pages", "aria-label": "Pages"})


def plain_page(title: str, main: str) -> str:
    """A whole page around its content, which is HTML already."""
    # Stays in sight: whoever was sent to words far down must see whose words they are.
    here = tag("a", text(title), {"href": "#top", "class": "here"})
    home = tag("nav", tag("a", "Verbatim", {"href": "/"}) + here, {"class": "home", "aria-label": "Verbatim"})
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)} · Verbatim</title>"
        f'<link rel="icon" href="/favicon.ico"><style>{style()}</style></head>'
        f"<body>{home}{main}</body></html>\n"
    )
