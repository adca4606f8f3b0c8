"""Opens documents that are ZIP archives of XML, within bounds of what they unpack to and of what their XML may do."""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree
from lxml.etree import LxmlError
from lxml.html import HtmlElement as Element

from index.errors import UnreadableSource

MOST_BYTES = 500 * 1024 * 1024
"""A thousand pages with pictures have less; an archive made to fill the memory has more."""
_MOST_PARTS = 20_000
DAMAGE = (
    *(BadZipFile, LxmlError, zlib.error, struct.error),
    *(LookupError, ValueError, TypeError, OSError, EOFError, AttributeError, RuntimeError, NotImplementedError),
)
"""What libraries raise on archives that are damaged."""


def open_archive(content: bytes, path: str) -> ZipFile:
    """Open an archive that unpacks to no more than a document may.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the archive.
    :raises UnreadableSource: when it is none, is damaged, or holds too much.
    """
    try:
        archive = ZipFile(BytesIO(content))
    except DAMAGE as error:
        raise damaged(path, error) from error
    size = sum(part.file_size for part in archive.infolist())
    if size > MOST_BYTES or len(archive.infolist()) > _MOST_PARTS:
        raise UnreadableSource(f"{path} unpacks to {size >> 20} MB; save its text without the pictures.")
    return archive


def read_xml(archive: ZipFile, name: str) -> Element:
    """The root of an XML part; entities and addresses in it are not followed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(archive.read(name), parser)


def damaged(path: str, error: BaseException) -> UnreadableSource:
    """Says that a document could not be read for what a library found in it."""
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return UnreadableSource(f"{path} is damaged ({reason}); open it in its own program and save it again.")
