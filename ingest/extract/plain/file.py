"""Plain text files: front matter, or what the text says of itself, and the text."""

from dataclasses import replace

from index.records import Document
from ingest.extract.blocks import Block, make_document
from ingest.extract.byline import split_provenance
from ingest.extract.encoding import decode_text
from ingest.extract.metadata import Metadata, split_front_matter, title_of_path
from ingest.extract.plain.clean import clean_blocks
from ingest.extract.plain.fragments import join_fragments
from ingest.extract.plain.lines import mark_headings, unwrap
from ingest.extract.plain.saved_page import find_article
from ingest.extract.plain.timecodes import find_timed
from ingest.extract.transcript import make_transcript
from text.characters import canonical_characters
from text.endings import ends_sentence


def extract_text(content: bytes, path: str) -> Document:
    """Extract a plain text file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    """
    text = canonical_characters(decode_text(content, path))
    metadata, body = split_front_matter(text)
    if timed := find_timed(body):
        found, head = _read_unprepared(timed.head)
        first = head[0].text if head and not ends_sentence(head[0].text) else title_of_path(path)
        described = metadata.filled_from(found).filled_from(Metadata(title=first))
        return make_transcript(timed.cues, described, path, head, [Block(words) for words in timed.tail])
    # Whoever wrote front matter has prepared the text: nothing below it is a page's boilerplate.
    blocks = clean_blocks(body) if metadata.title else None
    if blocks is None:
        found, blocks = _read_unprepared(body)
        metadata = metadata.filled_from(found)
    return make_document(blocks, metadata.filled_from(Metadata(title=title_of_path(path))), path)


def _read_unprepared(text: str) -> tuple[Metadata, list[Block]]:
    """What a text without front matter says of itself, and its blocks."""
    if article := find_article(unwrap(text)):
        paragraphs = [replace(block, kind="paragraph") if block.kind == "line" else block for block in article.blocks]
        return article.metadata, mark_headings(join_fragments(paragraphs))
    metadata, blocks = split_provenance(clean_blocks(text), Metadata())
    blocks = mark_headings(blocks)
    first = blocks[0] if blocks else Block("")
    return metadata.filled_from(Metadata(title=first.text if first.kind == "heading" else None)), blocks
