"""What the properties and styles of a DOCX file say of its paragraphs and runs: headings, lists, how words stand."""

import re
from collections.abc import Iterator

from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.styles.style import CharacterStyle, ParagraphStyle
from lxml.html import HtmlElement as Element

from ingest.extract.raised import Height

_HEIGHTS: dict[str, Height] = {"superscript": "raised", "subscript": "lowered"}
_LEAST_MOVE = 4
"""Half points; a word processor offers six, and less than two points only sets a line straight."""
_MOST_BASES = 12
"""Word refuses more."""


def _property(run: Element, name: str) -> Element | None:
    return run.find(f"{qn('w:rPr')}/{qn(name)}")


def is_on(run: Element, name: str) -> bool:
    """Whether a property is set for a run, and not set to be off."""
    stated = _property(run, name)
    return stated is not None and stated.get(qn("w:val"), "1") not in {"0", "false", "off"}


def height_of(run: Element, opened: Opened) -> Height:
    """How a run stands on its line: by its own properties, as the mark of a note, or by its style."""
    aligned = _property(run, "w:vertAlign")
    if aligned is not None:
        return _HEIGHTS.get(aligned.get(qn("w:val"), ""), "")
    if any(run.find(qn(name)) is not None for name in ("w:footnoteReference", "w:endnoteReference")):
        return "raised"
    named = _property(run, "w:rStyle")
    style = None if named is None else opened.styles.get_by_id(named.get(qn("w:val")), WD_STYLE_TYPE.CHARACTER)
    for each in _with_bases(style):
        if each.font.superscript or each.font.subscript:
            return "raised" if each.font.superscript else "lowered"
    return _moved(run)


def _moved(run: Element) -> Height:
    """How a run stands on its line that was moved by hand, unless all that is on the line was."""
    moved, around = _position(run), run.getparent()
    if abs(moved) < _LEAST_MOVE or (
        around is not None and all(_position(each) == moved for each in around.iter(run.tag))
    ):
        return ""
    return "raised" if moved > 0 else "lowered"


def _position(run: Element) -> int:
    """How many half points a run is moved up."""
    stated = _property(run, "w:position")
    number = "0" if stated is None else stated.get(qn("w:val"), "0")
    return int(number) if re.fullmatch("-?[0-9]{1,4}", number) else 0


def _styles(paragraph: Element, opened: Opened) -> Iterator[ParagraphStyle]:
    """The paragraph's style and those that it builds upon."""
    yield from _with_bases(opened.styles.get_by_id(paragraph.style, 1))


def _with_bases(style: CharacterStyle | None) -> Iterator[CharacterStyle]:
    """A style and those that it builds upon, as far as a word processor allows: some hostile files build in circles."""
    for _ in range(_MOST_BASES):
        if style is None:
            return
        yield style
        style = style.base_style


def heading_level(paragraph: Element, opened: Opened) -> int | None:
    """The level that the paragraph or its style states: 0 for the title, None for plain text."""
    for style in _styles(paragraph, opened):
        name = style.name or ""
        if name == "Title":
            return 0
        if match := re.fullmatch(r"[Hh]eading (\d)", name):
            return int(match[1])
    outline = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    stated = "" if outline is None else outline.get(qn("w:val"), "")
    return int(stated) + 1 if re.fullmatch("[0-8]", stated) else None


def is_listed(paragraph: Element, opened: Opened) -> bool:
    """Whether a paragraph is an item of a list, by its own numbering or its style's name."""
    number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is not None:
        return bool(number.get(qn("w:val")) != "0")
    return any((style.name or "").startswith("List ") for style in _styles(paragraph, opened))
