"""Markdown files: CommonMark with tables, rendered to plain text.

The one file that knows markdown-it. What is only markup goes; every word a reader would see stays.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from lxml import html
from lxml.etree import LxmlError
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from index.records import Document
from ingest.extract.blocks import Block, make_document
from ingest.extract.byline import split_provenance
from ingest.extract.encoding import decode_text
from ingest.extract.html.phrases import make_phrases_plain, plain_text
from ingest.extract.hyphens import HYPHENS, Words, collect_words, join_lines
from ingest.extract.markdown_heights import read_heights
from ingest.extract.metadata import Metadata, split_front_matter, title_of_path
from ingest.extract.raised import Height, join_heights
from text.characters import canonical_characters

_PARSER = read_heights(MarkdownIt("commonmark").enable(["table", "strikethrough"]))
_HEIGHTS: dict[str, Height] = {"sup": "raised", "sub": "lowered", "raised": "raised", "lowered": "lowered"}
_STRUCK = frozenset(["del", "s", "strike"])
_LINE_END = "\v"
"""Stands for the end of a line in a paragraph until it is known whether it breaks a word; no text has it."""
_TAG = re.compile(r"<(/?)(sup|sub|del|s|strike|br)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def extract_markdown(content: bytes, path: str) -> Document:
    """Extract a Markdown file.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document.
    """
    stated, body = split_front_matter(canonical_characters(decode_text(content, path)))
    blocks = render_markdown(body)
    title = next((block.text for block in blocks if block.kind == "heading"), None)
    metadata, blocks = split_provenance(blocks, stated.filled_from(Metadata(title=title or title_of_path(path))))
    return make_document(blocks, metadata, path)


def render_markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text, in reading order."""
    blocks = _render(SyntaxTreeNode(_PARSER.parse(text)))
    lines = [line.rstrip() for line in text.split("\n")]
    words = collect_words(lines if any(line.endswith(tuple(HYPHENS)) for line in lines) else [])
    return [replace(block, text=_mend(block.text, words)) for block in blocks]


def _mend(text: str, words: Words) -> str:
    """The lines of a paragraph as one, without the hyphens that only their ends made."""
    *lines, last = text.split(_LINE_END)
    return "".join([*(join_lines(line, below, words) for line, below in pairwise([*lines, last])), last])


def _render(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Block(_plain(node), "heading", int(node.tag[1]))
        case "paragraph":
            lines = _plain(node).split("\n")
            yield from (Block(line, "paragraph" if len(lines) == 1 else "line") for line in lines)
        case "list_item":
            yield from _render_item(node)
        case "tr":
            yield Block(" | ".join(_plain(cell) for cell in node.children), "line")
        case "fence" | "code_block":
            yield from (Block(line, "line") for line in node.content.splitlines())
        case "html_block":
            yield Block(_visible(node.content))
        case _:
            for child in node.children:
                yield from _render(child)


def _render_item(item: SyntaxTreeNode) -> Iterator[Block]:
    """A list item: its first paragraph carries the marker, and all its paragraphs stay together as lines."""
    marker = f"{item.info}{item.markup} " if item.info else "- "
    for child in item.children:
        for block in _render(child):
            yield Block(marker + block.text, "line") if block.kind != "heading" else block
            marker = ""


def _plain(node: SyntaxTreeNode) -> str:
    """The words of an inline node; line ends only where the text breaks hard."""
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak":
            return _LINE_END
        case "hardbreak":
            return "\n"
        case "image" | "html_inline" | "s":
            return ""
        case _:
            return join_heights(_pieces(node.children))


def _pieces(nodes: Iterable[SyntaxTreeNode]) -> Iterator[tuple[Height, str]]:
    """The words of nodes that stand on a line, each with how it does; struck ones are left out."""
    marked: list[str] = []
    for node in nodes:
        tag = _TAG.match(node.content) if node.type == "html_inline" else None
        if tag and tag[2].lower() == "br":
            yield "", "\n"
        elif tag and not tag[1]:
            marked.append(tag[2].lower())
        elif tag and tag[2].lower() in marked:
            marked.remove(tag[2].lower())
        elif node.type in _HEIGHTS:
            yield _HEIGHTS[node.type], node.content
        elif not _STRUCK.intersection(marked):
            yield _HEIGHTS.get(marked[-1], "") if marked else "", _plain(node)


def _visible(markup: str) -> str:
    """The words of raw HTML inside Markdown."""
    try:
        # The parent comes with the markup: some markup, such as a lone declaration, parses to nothing.
        tree = html.document_fromstring(f"<div>{_UNSEEN.sub(' ', markup)}</div>")
    except LxmlError:
        return ""
    make_phrases_plain(tree)
    return plain_text(tree)
