"""Makes each phrase of a sentence a plain part of it, so that no extraction takes it for a thing of its own.

Owns what the elements of a line mean to a reader: what is struck out or only pictured goes, raised text is written as
such, a reading stands in brackets, and everything else is its words.
"""

import re
from collections.abc import Callable

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from ingest.extract.boilerplate import is_boilerplate
from ingest.extract.raised import lower_text, raise_text
from text.endings import ends_sentence

INLINE = [
    *("a", "abbr", "b", "bdi", "bdo", "cite", "em", "font", "i", "ins", "mark", "q", "small", "span", "strong"),
    *("sub", "sup", "time", "u", "var", "wbr"),
]
"""Elements that are part of a line of text, and that extractions keep."""
_PLAIN = ["time", "data", "output", "progress", "meter", "slot", "dfn", "nobr", "acronym", "marquee", "blink"]
_PLAIN += ["math", "semantics", "mrow", "mstyle", "mi", "mn", "mo", "mtext", "msup", "msub", "mfrac", "msqrt", "mover"]
"""Elements whose words are a sentence's, and which extractions drop."""
_PRESSED = ["button", "label"]
_TYPED = ["code", "kbd", "samp", "tt"]
_STRUCK = ["del", "s", "strike"]
_PICTURED = ["svg", "object", "embed", "audio", "video", "canvas", "picture", "iframe", "map", "noscript"]
_PICTURED += ["select", "textarea", "datalist", "annotation", "annotation-xml"]
_CELLS = frozenset(["td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "summary"])
_BLOCKS = ["p", "div", "table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "br"]
_FAR_ELEMENTS = 20
"""How many elements without words are looked past for the text beside one; a page of nothing else must end, too."""
_EMPTY = frozenset(["img", "input", "wbr"])
_LINES = frozenset([*_CELLS, "p", "li", "blockquote", "pre"])
_INLINE = frozenset([*INLINE, *_PLAIN, *_PRESSED, *_TYPED, *_STRUCK, *_PICTURED, "ruby", "rb", "big"])
_LONGEST_SELECTORS = 200
"""Characters of a rule of a style sheet that name what it is for; of longer ones the last."""
_LONGEST_RULE = 2000
_CLASS = re.compile(r"(?:sup|sub|span|a|small|[ \w-]*)?\.([\w-]+)")
_ALIGNED = re.compile(r"(?:^|[;{\s])vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)

Writer = Callable[[str, str, str], str]


def make_phrases_plain(tree: HtmlElement) -> None:
    """Leave, in place, of the elements in lines of text what a reader reads there.

    :param tree: the page, with its style sheets.
    """
    raised = _raised_classes(tree)
    # From the end, so that what is inside a phrase is written before the phrase is.
    for element in reversed(list(tree.iter())):
        # What stood in something that has gone is gone.
        if element.getparent() is None or not isinstance(element.tag, str):
            continue
        if element.tag in _STRUCK or _LINE_THROUGH.search(element.get("style") or ""):
            element.drop_tree()
        elif element.tag in _PICTURED:
            _leave_drawn_words(element)
        elif writer := _writer(element, raised):
            _write(element, writer)
        elif element.tag == "ruby":
            _put_in_brackets(element)
        elif _is_phrase(element) and _belongs(element):
            _unwrap(element)
        elif element.tag in _PRESSED and (text_before(element) + text_after(element)).strip():
            element.drop_tree()


def plain_text(tree: HtmlElement) -> str:
    """The words below an element, those of different lines set apart."""
    pieces = list[str]()
    for event, element in iterwalk(tree, events=("start", "end")):
        words = element.text if event == "start" else element.tail
        pieces += ["" if _is_inline(element) else " ", words or ""]
    return " ".join("".join(pieces).split())


def _is_inline(element: HtmlElement) -> bool:
    return element.tag in _INLINE or "-" in element.tag


def _is_phrase(element: HtmlElement) -> bool:
    named = element.tag in _PLAIN or element.tag in _PRESSED or element.tag in _TYPED or element.tag == "q"
    return (named or "-" in element.tag) and next(element.iterdescendants(*_BLOCKS), None) is None


def _belongs(element: HtmlElement) -> bool:
    """Whether a phrase is part of a sentence or a value, not a line, a button or a form of its own."""
    before, after = text_before(element), text_after(element)
    if element.tag in _PRESSED:
        inside = bool(before.strip() and after.strip()) and not ends_sentence(before.strip())
        return inside and (not after.strip()[0].isupper() or not is_boilerplate("".join(element.itertext())))
    return bool(before.strip() or after.strip()) or _block(element).tag in _CELLS


def _leave_drawn_words(element: HtmlElement) -> None:
    """Take a picture, a film or a field out of a line, but for words that are drawn there."""
    if not "".join(element.itertext()).strip():
        return
    if text_before(element).strip() or text_after(element).strip() or _block(element).tag in _LINES:
        words = " ".join("".join(each.itertext()) for each in element.iter("text"))
        element.tail = words + (element.tail or "")
        element.drop_tree()


def _unwrap(element: HtmlElement) -> None:
    if element.tag == "q":
        first, last = ("“", "”") if next(element.iterancestors("q"), None) is None else ("‘", "’")
        element.text = first + (element.text or "")
        element.tail = last + (element.tail or "")
    _make_plain(element)


def _writer(element: HtmlElement, raised: dict[str, str]) -> Writer | None:
    """What writes the words of a raised or lowered element; None when it is neither."""
    styled = _ALIGNED.search(element.get("style") or "")
    classes = (raised[name] for name in (element.get("class") or "").split() if name in raised)
    aligned = styled[1].lower() if styled else next(classes, None)
    parent = element.getparent().tag
    second = parent in {"msup", "msub"} and element.getprevious() is not None
    if element.tag == "sup" or (aligned == "super" and element.tag != "sub") or (second and parent == "msup"):
        return raise_text
    return lower_text if element.tag == "sub" or aligned == "sub" or second else None


def _write(element: HtmlElement, writer: Writer) -> None:
    if next(element.iterdescendants(*_BLOCKS, "img"), None) is not None:
        return
    words = " ".join("".join(element.itertext()).split())
    if words:
        written = writer(words, text_before(element), text_after(element))
        for child in list(element):
            element.remove(child)
        element.text = written
        _make_plain(element)


def _put_in_brackets(ruby: HtmlElement) -> None:
    """Write a word and its reading: the whole word, and behind it the readings of its parts."""
    readings = [each for each in ruby.iter("rt", "rtc") if each.getparent().tag != "rtc"]
    reading = "".join("".join(each.itertext()).strip() for each in readings)
    for each in [*readings, *ruby.iter("rp")]:
        each.drop_tree()
    if reading:
        ruby.tail = f" ({reading}){ruby.tail or ''}"
    _make_plain(ruby)


def _make_plain(element: HtmlElement) -> None:
    """Make of an element one that means nothing; to take it away would move all text behind it, each time."""
    element.tag = "span"
    element.attrib.clear()


def _raised_classes(tree: HtmlElement) -> dict[str, str]:
    """The classes that the page's own style sheets raise or lower, each with "super" or "sub"."""
    found: dict[str, str] = {}
    for text in (sheet.text or "" for sheet in tree.iter("style")):
        for aligned in _ALIGNED.finditer(text):
            opens = text.rfind("{", max(0, aligned.start() - _LONGEST_RULE), aligned.start() + 1)
            if opens >= 0 and "}" not in text[opens : aligned.start()]:
                before = re.split("[{}]", text[max(0, opens - _LONGEST_SELECTORS) : opens])
                names = (_CLASS.fullmatch(one.strip()) for one in before[-1].split(","))
                found |= {name[1]: aligned[1].lower() for name in names if name}
    return found


def _block(element: HtmlElement) -> HtmlElement:
    """The element around a phrase that is more than a part of a line."""
    around = element.getparent()
    while _is_inline(around) and around.getparent() is not None:
        around = around.getparent()
    return around


def text_before(element: HtmlElement) -> str:
    """The nearest text before an element on its line, blanks at its end included."""
    found, looked = "", 0
    while True:
        sibling = element.getprevious()
        while sibling is not None:
            looked += 1
            found = (sibling.tail or "") + found
            if found.strip() or _ends_line(sibling) or looked > _FAR_ELEMENTS:
                return found
            found = "".join(sibling.itertext()) + found
            if found.strip():
                return found
            sibling = sibling.getprevious()
        parent = element.getparent()
        found = (parent.text or "") + found
        if found.strip() or not _is_inline(parent) or parent.getparent() is None:
            return found
        element = parent


def text_after(element: HtmlElement) -> str:
    """The nearest text after an element on its line, blanks at its beginning included."""
    found, looked = "", 0
    while True:
        found += element.tail or ""
        sibling = element.getnext()
        while sibling is not None and not found.strip() and not _ends_line(sibling) and looked <= _FAR_ELEMENTS:
            looked += 1
            found += "".join(sibling.itertext()) + (sibling.tail or "")
            sibling = sibling.getnext()
        parent = element.getparent()
        if found.strip() or sibling is not None or not _is_inline(parent) or parent.getparent() is None:
            return found
        element = parent


def _ends_line(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and not _is_inline(element) and element.tag not in _EMPTY
