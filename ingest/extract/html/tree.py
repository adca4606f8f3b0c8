"""The tree of an HTML page as its reader sees it: decoded as it says, hidden text gone, layout tables undone."""

import codecs
import re
from itertools import pairwise

from lxml import html
from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement

from index.errors import NoText
from ingest.extract.encoding import decode_text
from ingest.extract.html.phrases import INLINE, make_phrases_plain
from ingest.extract.html.tables import make_tables_plain
from text.characters import mend_misread

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?encoding=["']([\w.:-]+)""", re.I
)
# Control characters and references to them: lxml reads them but refuses to write them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    "|&#0*(?:[0-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9]);?"
    "|&#x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]);?",
    re.IGNORECASE,
)
# What browsers read as Windows-1252 although these numbers are of control characters.
_MISREAD = re.compile("&#0*(?:(12[89]|1[345][0-9])(?![0-9])|x0*([89][0-9a-f])(?![0-9a-f]));?", re.IGNORECASE)
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|font-size\s*:\s*0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:;|!|$)"
    r"|(?:max-)?(?:width|height)\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|(?:left|right|top|text-indent)\s*:\s*-\d{3,}(?:px|r?em|%)"
    r"|clip\s*:\s*rect\(\s*0)",
    re.IGNORECASE,
)
_UNSEEN_CLASSES = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-hidden"}
"""What common style sheets call words that only programs read aloud."""
_LONG_TAG = re.compile(r"<([a-z][\w-]*)[^<>]{10000,}", re.IGNORECASE)
_MOST_ATTRIBUTES = 5_000
_WORD = re.compile(r"\S+")
_MOST_PHRASES = 500
"""More elements than stand in a paragraph that people read."""
_EMPHASIS = frozenset(INLINE) - {"a", "sub", "sup"}
_NEVER_HIDDEN = {"html", "body"}
_BLOCKS = ["p", "div", "table", "h1", "h2", "h3", "article", "section"]
_WITHIN = {"p", "li", "blockquote", "td", "h1", "h2", "h3", "h4", *INLINE}


def read_tree(content: bytes, path: str) -> HtmlElement:
    """Parse a page.

    :param content: the page's bytes.
    :param path: the file or address, for the error's sentence.
    :return: the tree's root, an lxml element.
    :raises NoText: when there is no element in it.
    """
    decoded = _MISREAD.sub(lambda reference: chr(_number(reference)), _decode(content, path))
    text = _LONG_TAG.sub(_without_masses, _CONTROLS.sub(" ", mend_misread(decoded)))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        # As bytes, because lxml refuses text that itself declares an encoding; surrogates have no bytes.
        return html.document_fromstring(text.encode(errors="ignore"), parser=parser)
    except LxmlError as error:
        raise NoText(f"{path} holds no text; check that it is the right page.") from error


def _without_masses(tag: re.Match[str]) -> str:
    """A long tag; if it has more attributes than any page has use for, which take the parser very long, its name."""
    attributes = max(len(tag[0].split()), tag[0].count("="))
    return f"<{tag[1]} " if attributes > _MOST_ATTRIBUTES else tag[0]


def _number(reference: re.Match[str]) -> int:
    return int(reference[1]) if reference[1] else int(reference[2], 16)


def _decode(content: bytes, path: str) -> str:
    """The page's text: in UTF-8 when it is, else in the encoding that it declares, else in the one that fits."""
    declared = _CHARSET.search(content[:4096])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        name = (declared[1] or declared[2]).decode().lower() if declared else ""
    # Browsers read these names as Windows-1252, which has letters where Latin-1 has control characters.
    name = "cp1252" if name in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else name
    try:
        return content.decode(codecs.lookup(name).name, errors="replace" if name.startswith("utf") else "strict")
    except (LookupError, UnicodeDecodeError):
        return decode_text(content, path)


def prepare_tree(tree: HtmlElement) -> HtmlElement:
    """Make of the tree, in place, what a reader sees, in a form in which no sentence can lose a word."""
    make_phrases_plain(tree)
    drop_unseen(tree)
    for table in [each for each in tree.iter("table") if _is_layout(each)]:
        for part in table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th"):
            part.tag = "div"
    make_tables_plain(tree)
    _keep_sentences_whole(tree)
    for element in list(tree.iter("div", "td", "section", "article", "blockquote", "li")):
        _divide_at_breaks(element)
    for element in [each for each in tree.iter() if len(each) > _MOST_PHRASES]:
        _leave_words(element)
    return tree


def drop_unseen(tree: HtmlElement) -> None:
    """Take out of a tree what no reader sees."""
    for element in list(tree.iter()):
        unseen = _is_hidden(element) or _is_card(element) or _is_code(element) or _is_substitute(element)
        if unseen and element.tag not in _NEVER_HIDDEN:
            element.drop_tree()  # keeps the text behind it


def _is_substitute(element: HtmlElement) -> bool:
    """Whether the element stands in for what a script shows, and readers never see it; pictures in it are kept."""
    return element.tag == "noscript" and bool("".join(element.itertext()).strip())


def _is_code(element: HtmlElement) -> bool:
    """Whether the element holds a script or style, and not the data about the page that extractions read."""
    return element.tag == "style" or (element.tag == "script" and "json" not in (element.get("type") or ""))


def _keep_sentences_whole(tree: HtmlElement) -> None:
    """Take class and id, by which extraction tells boilerplate, off what is part of a sentence or a quotation."""
    for element in tree.iter(*INLINE):
        if element.getparent().tag in _WITHIN and next(element.iter(*_BLOCKS, "ul", "img"), None) is None:
            _strip_names(element)
    for quotation in tree.iter("blockquote"):
        words = "".join(quotation.itertext()).split()
        around: HtmlElement | None = quotation
        # An embedded post: elements that hold nothing but somebody's words.
        while around is not None and len(words) >= 3 and _holds_no_more(around, sum(map(len, words))):
            _strip_names(around)
            around = around.getparent()


def _holds_no_more(element: HtmlElement, characters: int) -> bool:
    """Whether an element has no more than so many characters that are not blank; reads hardly more than those."""
    for word in (word for text in element.itertext() for word in _WORD.finditer(text)):
        characters -= word.end() - word.start()
        if characters < 0:
            return False
    return True


def _strip_names(element: HtmlElement) -> None:
    for name in ("class", "id", "style", "role"):
        element.attrib.pop(name, None)


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    if not _UNSEEN_CLASSES.isdisjoint((element.get("class") or "").split()):
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style)) or element.tag == "template"


def _is_layout(table: HtmlElement) -> bool:
    """Whether the table only arranges the page: it says so, or its cells hold paragraphs and tables, not values."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return True
    return any(
        len("".join(cell.itertext())) > 600 and next(cell.iter(*_BLOCKS), None) is not None for cell in table.iter("td")
    )


def _is_card(element: HtmlElement) -> bool:
    """Whether the element is a card in the middle of a sentence, with a picture and links, shown when pointed at."""
    return (
        element.tag == "span"
        and element.getparent().tag in _WITHIN
        and len(element.findall(".//a")) >= 2
        and _begins_with_picture(element)
    )


def _begins_with_picture(element: HtmlElement) -> bool:
    """Whether a picture stands before all words of an element: what it is on begins with its words."""
    for event, each in iterwalk(element, events=("start", "end")):
        if each.tag == "img":
            return True
        words = each.text if event == "start" else each.tail
        if words and words.strip():
            return False
    return False


def _leave_words(parent: HtmlElement) -> None:
    """Make plain words of what is emphasised in an element: an extraction does, too, and takes very long over many."""
    before: HtmlElement | None = None
    words = [parent.text or ""]
    for child in [*parent, None]:
        if child is not None and all(each.tag in _EMPHASIS for each in child.iter()):
            words += [*child.itertext(), child.tail or ""]
            parent.remove(child)
            continue
        if before is None:
            parent.text = "".join(words)
        else:
            before.tail = "".join(words)
        before, words = child, [(child.tail if child is not None else None) or ""]


def _divide_at_breaks(parent: HtmlElement) -> None:
    """Make paragraphs of text that stands bare in an element and is divided by two line breaks in a row."""
    children = list(parent)
    doubled = any(
        first.tag == second.tag == "br" and not (first.tail or "").strip() for first, second in pairwise(children)
    )
    if not doubled:
        return
    paragraph = _new_paragraph(parent, parent.text)
    parent.insert(0, paragraph)
    parent.text = None
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br":
            parent.remove(child)
            if "".join(paragraph.itertext()).strip():
                behind = _new_paragraph(parent, tail)
                paragraph.addnext(behind)  # unlike a place among all children, it need not be counted out
                paragraph = behind
            else:
                paragraph.text = (paragraph.text or "") + (tail or "")
        elif child.tag in INLINE:
            paragraph.append(child)
            child.tail = tail
        else:
            paragraph = _new_paragraph(parent, tail)
            child.addnext(paragraph)


def _new_paragraph(parent: HtmlElement, text: str | None) -> HtmlElement:
    paragraph = parent.makeelement("p")
    paragraph.text = text
    return paragraph
