"""Blocks of text and how they become a document's canonical text with its headings.

Owns the layout of canonical text: what is set off by a blank line, what only by a line end, and that a heading
which repeats the title is dropped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from index.errors import NoText
from index.records import Document, Heading, document_id
from ingest.extract.metadata import Metadata
from text.characters import fold, one_line

BlockKind = Literal["paragraph", "heading", "line"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that becomes one line. A "line" is a list item, a table row, a verse or a speaker's turn.

    Consecutive lines stand directly below each other, unless the later one is `apart`, as the first line of a
    stanza is; everything else is set off by a blank line. `level` counts for headings only.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    apart: bool = False


def compose(blocks: Iterable[Block], title: str = "") -> tuple[str, tuple[Heading, ...]]:
    """Lay blocks out as canonical text.

    :param blocks: the blocks in reading order; line ends inside a block become spaces, empty ones vanish.
    :param title: the document's title, which headings do not repeat.
    :return: the text and its headings.
    """
    pieces: list[str] = []
    headings: list[Heading] = []
    length, previous = 0, ""
    for block in blocks:
        text = one_line(block.text)
        if not text or (block.kind == "heading" and fold(text) == fold(title)):
            continue
        gap = "" if not pieces else "\n" if block.kind == previous == "line" and not block.apart else "\n\n"
        start = length + len(gap)
        length = start + len(text)
        pieces += [gap, text]
        previous = block.kind
        if block.kind == "heading":
            headings.append(Heading(start, length, block.level))
    return "".join(pieces), tuple(headings)


def make_document(blocks: Iterable[Block], metadata: Metadata, path: str) -> Document:
    """Make a document of blocks and metadata.

    :param blocks: the text in reading order.
    :param metadata: what is known about the document, with a title.
    :param path: where it came from, as users see it.
    :return: the document.
    :raises NoText: when the blocks hold no text.
    """
    title = metadata.title or ""
    text, headings = compose(blocks, title)
    if not text:
        raise NoText(f"{path} holds no text; check that it is the right file.")
    return Document(
        id=document_id(text),
        text=text,
        title=title,
        publisher=metadata.publisher,
        authors=metadata.authors,
        published=metadata.published,
        updated=metadata.updated,
        origin=metadata.origin,
        url=metadata.url,
        path=path,
        language=metadata.language,
        headings=headings,
    )
