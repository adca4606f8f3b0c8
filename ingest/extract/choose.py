"""From a source to a document: calls the extractor that fits, and says plainly when there is none."""

from dataclasses import replace

from index.errors import NoText, UnsupportedFormat
from index.records import Document
from ingest.border import border
from ingest.extract.parts import not_opened
from ingest.formats import document_names, find_extractor, nearest, unread_archive
from ingest.picture_reader import PictureReader
from ingest.records import Source
from text.language import language_of

EXTRACTOR_VERSION = 7
"""Part of what decides whether a document is unchanged; raised whenever the same bytes would give another document."""


def extract(source: Source, pictures: PictureReader | None = None) -> Document:
    """Extract the document that a source holds.

    :param source: a file, page or record.
    :param pictures: reads pages that are pictures; None where nothing does.
    :return: the document.
    :raises UnsupportedFormat: when nothing here reads that kind of file.
    :raises NoText: when the source is empty or holds no text.
    :raises UnreadableSource: when it is damaged, or reading it fails in a way that nobody foresaw.
    """
    with border(source.path, "reading it", parsing=True):
        return _extract(source, pictures)


def _extract(source: Source, pictures: PictureReader | None) -> Document:
    extractor = find_extractor(source.suffix, source.content)
    if extractor is not None and not extractor.function:
        raise UnsupportedFormat(not_opened(source.path).reason)
    if archive := unread_archive(source.content):
        kind, advice = archive
        raise UnsupportedFormat(f"{source.path} is {kind}, which is not read; {advice}.")
    if extractor is None:
        if near := nearest(source.suffix):
            raise UnsupportedFormat(
                f"{source.path} ends in {source.suffix}, which nothing here reads; save it as {near}."
            )
        named = f"files ending in {source.suffix}" if source.suffix else "files without a suffix"
        raise UnsupportedFormat(f"{source.path}: {named} are not read; save it as one of {document_names()}.")
    if not source.content and not extractor.binary:
        raise NoText(f"{source.path} is empty; put text into it or leave it out.")
    document = extractor.extract(source.content, source.path, pictures)
    language = language_of(document.text, document.language)
    return replace(document, url=document.url or source.url, retrieved=source.retrieved, language=language)
