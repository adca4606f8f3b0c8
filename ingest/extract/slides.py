"""PPTX files: each slide is a page. The one file that knows python-pptx."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.exc import PythonPptxError

from index.errors import NoText
from index.records import Document
from ingest.extract.archive import DAMAGE, damaged, open_archive
from ingest.extract.blocks import Block, make_document
from ingest.extract.metadata import Metadata, is_account, is_nobody, title_of_path
from ingest.extract.pdf.blocks import PagedBlock, find_page_starts
from ingest.extract.rows import Cell, blocks_of, lay_out, place_cells
from text.characters import fold, one_line

_DEEPEST = 8
"""Groups in groups: people hardly use three."""


def extract_slides(content: bytes, path: str) -> Document:
    """Extract a presentation: titles as headings, then texts, tables and notes of each slide.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document; its pages are the slides, hidden ones among them.
    :raises NoText: when no slide has words.
    :raises UnreadableSource: when it is damaged or holds more than may be unpacked.
    """
    open_archive(content, path).close()
    try:
        opened = Presentation(BytesIO(content))
        slides = [list(_blocks(slide)) for slide in opened.slides]
        properties = opened.core_properties
        stated, author = one_line(properties.title or ""), one_line(properties.author or "")
    except (*DAMAGE, PythonPptxError) as error:
        raise damaged(path, error) from error
    blocks = [replace(block, text=text) for slide in slides for block in slide if (text := one_line(block.text))]
    if not blocks:
        raise NoText(f"{path} holds no text, only perhaps pictures; add the text or leave it out.")
    known = stated if fold(stated) not in {"", "powerpointpresentation", "presentation"} else title_of_path(path)
    authors = (author,) if author and not is_nobody(author) and not is_account(author) else ()
    document = make_document(blocks, Metadata(title=known, authors=authors), path)
    paged = [
        PagedBlock(replace(block, text=text), ((number, 0),))
        for number, slide in enumerate(slides)
        for block in slide
        if (text := one_line(block.text)) and not (block.kind == "heading" and fold(text) == fold(known))
    ]
    return replace(document, page_starts=find_page_starts(document.text, paged, len(slides)))


def _blocks(slide: Any) -> Iterator[Block]:  # noqa: ANN401  # python-pptx has no types
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        yield Block(" ".join(title.text_frame.text.split()), "heading", 2)
    for shape in slide.shapes:
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape, _DEEPEST)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
        yield from (Block(paragraph.text) for paragraph in notes.paragraphs)


def _shape(shape: Any, depth: int) -> Iterator[Block]:  # noqa: ANN401  # python-pptx has no types
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from blocks_of(lay_out(place_cells(map(_cells, shape.table.rows))))
    elif getattr(shape, "has_text_frame", False) and shape.has_text_frame:
        paragraphs = [paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        listed = len(paragraphs) > 1
        yield from (Block(f"- {text}" if listed else text, "line" if listed else "paragraph") for text in paragraphs)
    elif depth:
        for inner in getattr(shape, "shapes", ()):
            yield from _shape(inner, depth - 1)


def _cells(row: Any) -> Iterator[tuple[Cell, int, int]]:  # noqa: ANN401  # python-pptx has no types
    """The cells that begin in a row, each with how many columns and rows it covers."""
    for cell in row.cells:
        if not cell.is_spanned:
            yield Cell(" ".join(cell.text.split())), cell.span_width, cell.span_height
