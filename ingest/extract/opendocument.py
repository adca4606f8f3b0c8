"""ODT files: paragraphs, headings, lists, tables and notes in reading order, read with lxml.

What was deleted under tracked changes, and comments, are left out.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement as Element

from index.errors import NoText
from index.records import Document
from ingest.extract.archive import DAMAGE, damaged, open_archive, read_xml
from ingest.extract.blocks import Block, make_document
from ingest.extract.byline import split_provenance
from ingest.extract.metadata import Metadata, is_account, is_nobody, title_of_path
from ingest.extract.rows import Cell, blocks_of, lay_out, place_cells
from text.characters import one_line

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_UNSEEN = frozenset([f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}table-of-content"])
_MOST_REPEATED = 50
"""More columns of one value are the empty ones that fill a sheet."""
_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": " "}


def extract_opendocument(content: bytes, path: str) -> Document:
    """Extract an ODT file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises NoText: when the file holds no words.
    :raises UnreadableSource: when it is damaged or holds more than may be unpacked.
    """
    try:
        with open_archive(content, path) as archive:
            body = read_xml(archive, "content.xml").find(f"{_OFFICE}body")
            stated = _metadata(read_xml(archive, "meta.xml")) if "meta.xml" in archive.namelist() else Metadata()
    except DAMAGE as error:
        raise damaged(path, error) from error
    blocks = [] if body is None else [*_render(body), *_notes(body)]
    if not any(block.text.strip() for block in blocks):
        raise NoText(f"{path} holds no text, only perhaps pictures; add the text or leave it out.")
    metadata, blocks = split_provenance(blocks, stated)
    return make_document(blocks, metadata.filled_from(Metadata(title=title_of_path(path))), path)


def _metadata(root: Element) -> Metadata:
    """The title and author that somebody filled in; dates are those of the file."""
    title = one_line(root.findtext(f".//{_DC}title") or "") or None
    names = (one_line(root.findtext(f".//{name}") or "") for name in (f"{_META}initial-creator", f"{_DC}creator"))
    author = next((name for name in names if name and not is_nobody(name) and not is_account(name)), None)
    return Metadata(title=title, authors=(author,) if author else (), language=root.findtext(f".//{_DC}language"))


def _render(element: Element) -> Iterator[Block]:
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level", "1")
            yield Block(_words(child), "heading", int(level) if level.isdecimal() and len(level) < 3 else 1)
        elif child.tag == f"{_TEXT}p":
            yield Block(_words(child))
        elif child.tag == f"{_TEXT}list":
            yield from _list(child)
        elif child.tag == f"{_TABLE}table":
            yield from _rows(child)
        else:
            yield from _render(child)


def _list(element: Element) -> Iterator[Block]:
    for item in element.iter(f"{_TEXT}list-item"):
        words = [_words(child) for child in item if child.tag in (f"{_TEXT}p", f"{_TEXT}h")]
        yield from (Block(f"- {text}" if first == 0 else text, "line") for first, text in enumerate(words) if text)


def _rows(table: Element) -> Iterator[Block]:
    rows = [row for row in table.iter(f"{_TABLE}table-row") if next(row.iterancestors(f"{_TABLE}table")) is table]
    head_lines = sum(row.getparent().tag == f"{_TABLE}table-header-rows" for row in rows)
    yield from blocks_of(lay_out(place_cells(map(_cells, rows)), head_lines))


def _cells(row: Element) -> Iterator[tuple[Cell, int, int]]:
    """The cells of a row and what they cover, as often as they are repeated: files write the same values once."""
    for cell in row.iterchildren(f"{_TABLE}table-cell"):
        words = one_line(" ".join(map(_words, cell.iter(f"{_TEXT}p"))))
        spans = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
        for _ in range(min(_number(cell, "number-columns-repeated"), _MOST_REPEATED)):
            yield (Cell(words), *spans)


def _number(cell: Element, name: str) -> int:
    stated = cell.get(f"{_TABLE}{name}", "1")
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < 6 else 1


def _notes(body: Element) -> Iterator[Block]:
    """Footnotes and endnotes, below the text."""
    for note in body.iter(f"{_TEXT}note-body"):
        yield from (Block(_words(paragraph)) for paragraph in note.iter(f"{_TEXT}p"))


def _words(element: Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _UNSEEN:
            yield _BREAKS.get(child.tag, "")
            yield from _pieces(child)
        yield child.tail or ""
