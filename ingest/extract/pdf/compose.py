"""Pages of lines become a document: with what stands around them left out, and each offset's page known.

Knows neither pypdf nor how pages that are pictures are read.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.errors import NoText
from index.records import Document
from ingest.extract.blocks import make_document
from ingest.extract.metadata import Metadata
from ingest.extract.pdf.blocks import find_page_starts, make_blocks
from ingest.extract.pdf.lines import Line
from ingest.extract.pdf.margins import find_margins
from ingest.extract.pdf.metadata import choose_metadata
from ingest.extract.pdf.scans import Scans, mark_scans


def compose_pages(
    pages: Sequence[list[Line]], scans: Scans, carried: Metadata, labels: Sequence[str], path: str
) -> Document:
    """Make a document of pages.

    :param pages: the lines of each; none where a page has no text.
    :param scans: what was read from pictures of the pages that have none.
    :param carried: what the file says about itself.
    :param labels: what it calls its pages; none where it does not say.
    :param path: where it came from, as users see it.
    :return: the document.
    :raises NoText: when no page holds text.
    """
    read = [list(scans.lines.get(number, page)) for number, page in enumerate(pages)]
    if not any(read):
        raise NoText(_nothing_read(scans, path))
    metadata = choose_metadata(carried, read, path)
    title = metadata.title or ""
    margins = find_margins(read, title, labels)
    blocks = make_blocks(margins.text, title)
    document = make_document([paged.block for paged in blocks], metadata, path)
    starts = find_page_starts(document.text, blocks, len(read))
    return mark_scans(replace(document, page_starts=starts, page_labels=margins.labels), scans)


def _nothing_read(scans: Scans, path: str) -> str:
    if not scans.unread:
        return f"{path} holds no text; check that it is the right file."
    if scans.is_tried:
        return f"{path} holds pictures, and no words could be read from them; leave it out, or get a better copy."
    return (
        f"{path} holds pictures of pages, which are read where Tesseract is installed (apt install tesseract-ocr), "
        "unless VERBATIM_OCR is none."
    )
