"""EPUB files: the chapters in their order, and what the book says of itself, read with lxml."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from lxml.html import HtmlElement as Element

from index.errors import NoText, SourceError
from index.records import Document
from ingest.extract.archive import DAMAGE, damaged, open_archive, read_xml
from ingest.extract.blocks import Block, make_document
from ingest.extract.html.flat import read_all
from ingest.extract.html.tree import read_tree
from ingest.extract.metadata import Metadata, is_nobody, title_of_path
from text.characters import one_line
from text.dates import iso_day

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def extract_ebook(content: bytes, path: str) -> Document:
    """Extract an e-book.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    :raises NoText: when no chapter has words.
    :raises UnreadableSource: when it is damaged or holds more than may be unpacked.
    """
    try:
        with open_archive(content, path) as archive:
            container = read_xml(archive, "META-INF/container.xml")
            place = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path", "")
            package = read_xml(archive, place)
            blocks = [block for name in _chapters(package, place) for block in _chapter(archive, name)]
    except (*DAMAGE, StopIteration) as error:
        raise damaged(path, error) from error
    if not blocks:
        raise NoText(f"{path} holds no text, only perhaps pictures; add the text or leave it out.")
    return make_document(blocks, _metadata(package).filled_from(Metadata(title=title_of_path(path))), path)


def _chapters(package: Element, place: str) -> Iterator[str]:
    """The names of the parts that are read one after the other."""
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
    for reference in package.iter(f"{_OPF}itemref"):
        if reference.get("linear") != "no" and (name := items.get(reference.get("idref"))):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(name)))


def _chapter(archive: ZipFile, name: str) -> list[Block]:
    if name not in archive.namelist():
        return []
    try:
        return list(read_all(read_tree(archive.read(name), name)))
    except SourceError:
        return []


def _metadata(package: Element) -> Metadata:
    def stated(name: str) -> list[str]:
        return [text for each in package.iter(f"{_DC}{name}") if (text := one_line("".join(each.itertext())))]

    return Metadata(
        title=next(iter(stated("title")), None),
        publisher=next(iter(stated("publisher")), None),
        authors=tuple(name for name in stated("creator") if not is_nobody(name)),
        published=iso_day(next(iter(stated("date")), "")),
        language=next(iter(stated("language")), None),
    )
