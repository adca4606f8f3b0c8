"""DOCX files: paragraphs, headings, lists and tables in reading order.

The one file that knows python-docx. Dates that the word processor wrote are not dates of publication.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document as Opened
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import LxmlError, _Element

from index.errors import UnreadableSource
from index.records import Document
from ingest.blocks import Block, make_document
from ingest.metadata import Metadata, title_of_path


def extract_docx(content: bytes, path: str) -> Document:
    """Extract a DOCX file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    """
    opened = _open(content, path)
    properties = opened.core_properties
    blocks = [block for element in opened.element.body for block in _render(element, opened)]
    metadata = Metadata(title=properties.title or title_of_path(path))
    return make_document(blocks, metadata, path)


def _open(content: bytes, path: str) -> Opened:
    try:
        return docx.Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, LxmlError, KeyError, ValueError) as error:
        raise UnreadableSource(f"{path} is not a readable DOCX ({error}); open it and save it again.") from error


def _render(element: _Element, opened: Opened) -> Iterator[Block]:
    if element.tag == qn("w:p"):
        yield Block("".join(element.itertext(qn("w:t"))))
