"""DOCX files: paragraphs, headings, lists, tables and footnotes in reading order.

This file and docx_properties.py alone know python-docx. The dates and names that a word processor writes by itself are
not taken for dates of publication; a date counts when the text states it.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as Opened
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Style
from lxml.etree import LxmlError
from lxml.html import HtmlElement as Element

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.extract.archive import MOST_BYTES
from ingest.extract.blocks import Block, make_document
from ingest.extract.byline import read_provenance, split_provenance
from ingest.extract.docx_properties import heading_level, height_of, is_listed, is_on
from ingest.extract.metadata import Metadata, is_account, is_nobody, title_of_path
from ingest.extract.raised import Height, join_heights
from ingest.extract.rows import EMPTY, Cell, blocks_of, lay_out
from text.characters import one_line

_ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN = {
    *map(qn, ["w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText", "w:delText", "w:txbxContent"]),
    _FALLBACK,
}
_TEXTS = {qn("w:t"), qn("m:t")}
_SPACES = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("m:den"): "/"}
_FORMULA_HEIGHTS: dict[str, Height] = {qn("m:sup"): "raised", qn("m:sub"): "lowered"}
_LONGEST_TITLE = 160
"""Characters of a row that only titles those below it; what is longer is text in a frame."""
_MOST_COLUMNS = 63
"""Word makes no more."""
_DAMAGE = (
    *(OpcError, BadZipFile, LxmlError, zlib.error),
    *(KeyError, ValueError, OSError, EOFError, AttributeError, RuntimeError),
)


def extract_docx(content: bytes, path: str) -> Document:
    """Extract a DOCX file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises NoText: when the file holds no words, only perhaps pictures.
    """
    opened = _open(content, path)
    blocks = [*_render_all(opened.element.body, opened), *_render_notes(opened)]
    if not any(block.text.strip() for block in blocks):
        raise NoText(f"{path} holds no text, only perhaps pictures; add the text or leave it out.")
    title = next((block.text for block in blocks if block.kind == "heading" and block.level == 0), None)
    known = Metadata(title=title).filled_from(_stated_metadata(opened))
    metadata, blocks = split_provenance(blocks, known)
    return make_document(blocks, metadata.filled_from(Metadata(title=title_of_path(path))), path)


def _stated_metadata(opened: Opened) -> Metadata:
    """What the properties state that their author filled in, without the defaults of the program that wrote them."""
    try:
        return _read_properties(opened)
    except _DAMAGE:  # the text is worth more
        return Metadata()


def _read_properties(opened: Opened) -> Metadata:
    properties = opened.core_properties
    authors = (part.strip() for part in properties.author.split(";"))
    stated = Metadata(
        title=properties.title.strip() or None,
        authors=tuple(name for name in authors if name and not is_nobody(name) and not is_account(name)),
        language=properties.language or None,
    )
    return stated.filled_from(read_provenance(properties.comments) or Metadata())


def _open(content: bytes, path: str) -> Opened:
    if content.startswith(_ENCRYPTED_OFFICE):
        raise UnreadableSource(f"{path} is encrypted or an old .doc; save it as DOCX without a password.")
    try:
        with ZipFile(BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > MOST_BYTES:
            raise UnreadableSource(f"{path} unpacks to {size >> 20} MB; save its text without the pictures.")
        opened = docx.Document(BytesIO(content))
        styles = opened.styles.element
        for odd in [style for style in styles.style_lst if not _is_sound(style)]:
            styles.remove(odd)
    except _DAMAGE as error:
        reason = "is empty" if not content else "is not a DOCX or is damaged"
        raise UnreadableSource(f"{path} {reason}; open it in a word processor and save it as DOCX again.") from error
    return opened


def _is_sound(style: CT_Style) -> bool:
    """Whether a style states only what python-docx knows: to find one it reads them all, and ends at an odd one."""
    try:
        stated = style.type, style.default, style.name_val, style.basedOn_val
    except (ValueError, PythonDocxError, XmlchemyError):
        return False
    return stated[0] is not None


def _render_all(parent: Element, opened: Opened) -> Iterator[Block]:
    """The blocks below an element; content controls and the like are looked through."""
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _render_paragraph(element, opened)
        elif element.tag == qn("w:tbl"):
            yield from _render_table(element, opened)
        elif element.tag not in _HIDDEN:
            yield from _render_all(element, opened)


def _render_paragraph(paragraph: Element, opened: Opened) -> Iterator[Block]:
    for box in _boxes(paragraph):
        yield from _render_all(box, opened)
    lines = _words(paragraph, opened).split("\n")
    level = heading_level(paragraph, opened)
    if level is not None:
        yield Block(" ".join(lines), "heading", level)
    elif is_listed(paragraph, opened):
        yield Block("- " + " ".join(lines), "line")
    else:
        yield from (Block(line, "paragraph" if len(lines) == 1 else "line") for line in lines)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, those within them apart; for old programs each is stored once more."""
    for element in paragraph:
        if element.tag == qn("w:txbxContent"):
            yield element
        elif element.tag != _FALLBACK:
            yield from _boxes(element)


def _render_table(table: Element, opened: Opened) -> Iterator[Block]:
    """A row a line; a table of one column only frames its content, and so does a row of one cell with more in it."""
    rows = table.xpath("./w:tr | ./w:sdt/w:sdtContent/w:tr")
    cells = [row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc") for row in rows]
    width = max((sum(map(_columns, row)) for row in cells), default=0)
    head_lines = sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows)
    for is_framed, run in groupby(cells, key=lambda row: width == 1 or _frames(row, opened)):
        if is_framed:
            for row in run:
                yield from (block for cell in row for block in _render_all(cell, opened))
        else:
            yield from blocks_of(lay_out(_placed(run, opened), head_lines))


def _frames(row: Sequence[Element], opened: Opened) -> bool:
    """Whether a row is one cell that holds text of its own, not only what the rows below it are of."""
    if len(row) != 1:
        return False
    paragraphs = [words for each in row[0].iter(qn("w:p")) if (words := _words(each, opened).strip())]
    is_heading = any(heading_level(each, opened) is not None for each in row[0].iter(qn("w:p")))
    return is_heading or len(paragraphs) > 1 or any(len(words) > _LONGEST_TITLE for words in paragraphs)


def _columns(cell: Element) -> int:
    return _number(cell, "w:gridSpan", 1)


def _number(cell: Element, name: str, default: int) -> int:
    stated = cell.find(f"{qn('w:tcPr')}/{qn(name)}")
    number = "" if stated is None else stated.get(qn("w:val"), "")
    return int(number) if re.fullmatch("[0-9]{1,4}", number) else default


def _placed(rows: Iterable[Sequence[Element]], opened: Opened) -> list[list[Cell]]:
    """The cells of rows in the places that they cover; one that goes on a cell above it stands below that."""
    grid: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = []
        for cell in row:
            above = grid[-1][len(line)] if grid and len(line) < len(grid[-1]) else EMPTY
            words = _cell_words(cell, opened)
            placed = above if _goes_on(cell) and not words else Cell(words)
            line += [placed] * min(_columns(cell), _MOST_COLUMNS)
        grid.append(line)
    return grid


def _goes_on(cell: Element) -> bool:
    """Whether a cell is merged with the one above it."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def _cell_words(cell: Element, opened: Opened) -> str:
    return one_line(" ".join(_words(each, opened) for each in cell.iter(qn("w:p"))))


def _render_notes(opened: Opened) -> Iterator[Block]:
    """Footnotes, then endnotes, below the text; the two that only draw the separating line are empty."""
    for kind, name in ((RELATIONSHIP_TYPE.FOOTNOTES, "w:footnote"), (RELATIONSHIP_TYPE.ENDNOTES, "w:endnote")):
        for relation in opened.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                for note in parse_xml(relation.target_part.blob).iter(qn(name)):
                    yield Block(" ".join(_words(each, opened) for each in note.iter(qn("w:p"))))


def _words(element: Element, opened: Opened) -> str:
    """The visible words of a paragraph; deleted, struck and hidden ones are left out, raised ones set apart."""
    return join_heights(_pieces(element, opened))


def _pieces(element: Element, opened: Opened, height: Height = "") -> Iterator[tuple[Height, str]]:
    """The words of an element, each with how it stands on the line."""
    if element.tag == qn("w:r"):
        if any(is_on(element, name) for name in ("w:vanish", "w:strike", "w:dstrike")):
            return
        height = height_of(element, opened) or height
    height = _FORMULA_HEIGHTS.get(element.tag, height)
    yield height, (element.text or "") if element.tag in _TEXTS else _SPACES.get(element.tag, "")
    for child in element:
        if child.tag not in _HIDDEN:
            yield from _pieces(child, opened, height)
