"""PNG, JPEG and TIFF files: each picture in them is a page, of which the words are read."""

from index.records import Document
from ingest.extract.metadata import Metadata
from ingest.extract.pdf.compose import compose_pages
from ingest.extract.pdf.pictures import pages_of_picture
from ingest.extract.pdf.scans import read_scans
from ingest.picture_reader import PictureReader


def extract_picture(content: bytes, path: str, reader: PictureReader | None = None) -> Document:
    """Read a picture file.

    :param content: the file.
    :param path: where it came from, as users see it.
    :param reader: reads pictures; None where nothing does.
    :return: its document, with page starts.
    :raises UnreadableSource: when it is no picture, or damaged.
    :raises NoText: when no words are read in it.
    """
    with pages_of_picture(content, path) as (count, pictures):
        scans = read_scans(enumerate(pictures), reader, path)
    return compose_pages([[] for _ in range(count)], scans, Metadata(), (), path)
