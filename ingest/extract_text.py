"""Plain text files: front matter, or what the text says of itself, and the text.

Owns the order of the steps. Knows nothing of encodings, lines or furniture, each of which has its own file.
"""

from index.records import Document
from ingest.blocks import make_document
from ingest.characters import canonical_characters
from ingest.encoding import decode_text
from ingest.lines import blocks_of_text
from ingest.metadata import Metadata, split_front_matter, title_of_path


def extract_text(content: bytes, path: str) -> Document:
    """Extract a plain text file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    """
    text = canonical_characters(decode_text(content, path))
    stated, body = split_front_matter(text)
    return make_document(blocks_of_text(body), stated.filled_from(Metadata(title=title_of_path(path))), path)
