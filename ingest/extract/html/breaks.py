"""Makes paragraphs of bare text in an HTML element that two line breaks in a row divide.

Owns which elements are part of a line of text. Knows nothing of pages and articles.
"""

from itertools import pairwise

from lxml.html import HtmlElement

INLINE = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "em",
    "font",
    "i",
    "ins",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
]
INLINE += ["sup", "time", "u", "var", "wbr"]


def divide_at_breaks(parent: HtmlElement) -> None:
    """Make paragraphs of text that stands bare in an element and is divided by two line breaks in a row."""
    children = list(parent)
    doubled = any(
        first.tag == second.tag == "br" and not (first.tail or "").strip() for first, second in pairwise(children)
    )
    if not doubled:
        return
    paragraph = _new_paragraph(parent, 0, parent.text)
    parent.text = None
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br":
            parent.remove(child)
            if not _is_blank(paragraph):
                paragraph = _new_paragraph(parent, parent.index(paragraph) + 1, tail)
            else:
                paragraph.text = (paragraph.text or "") + (tail or "")
        elif child.tag in INLINE:
            paragraph.append(child)
            child.tail = tail
        else:
            paragraph = _new_paragraph(parent, parent.index(child) + 1, tail)


def _new_paragraph(parent: HtmlElement, place: int, text: str | None) -> HtmlElement:
    paragraph = parent.makeelement("p")
    paragraph.text = text
    parent.insert(place, paragraph)
    return paragraph


def _is_blank(element: HtmlElement) -> bool:
    return not "".join(element.itertext()).strip()
