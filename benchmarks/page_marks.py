"""How exactly quoted words are marked on the pictures of their pages: `python benchmarks/page_marks.py FOLDER …`.

Takes stretches of one to three sentences of every PDF in the folders, with a fixed seed, marks each on the page that
the index names for it, and compares the letters that a PDF reader copies out of the marked boxes with the quotation.
"""

import argparse
import logging
import random
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2

from index.errors import SourceError
from index.records import Document
from ingest.extract.pdf.file import extract_pdf
from text.sentences import sentence_spans
from text.spans import Span
from web.pictures.marks import find_boxes
from web.pictures.original import words_on
from web.pictures.page import glyphs_of

_SHORTEST, _LONGEST = 30, 700
"""In characters: what is shorter is a heading or a number, what is longer no quotation."""


def main() -> None:
    """Mark, compare, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--quotations", type=int, default=200)
    parser.add_argument("--each", type=int, default=4, help="the most of one file")
    parser.add_argument("--verbose", action="store_true", help="show what is marked wrongly")
    given = parser.parse_args()
    logging.disable()
    quotations = list(_quotations(given.folders, given.each))
    random.Random(7).shuffle(quotations)
    overlaps = []
    for file, document, span in quotations[: given.quotations]:
        overlap = _overlap(file, document, span)
        overlaps.append(overlap)
        if given.verbose and overlap < 0.99:
            print(f"{overlap:.2f} {file} page {document.page_at(span.start)}: {document.text[span.start : span.end]!r}")
    found = [overlap for overlap in overlaps if overlap > 0]
    print(f"{len(overlaps)} quotations; marked {len(found)}; overlap of letters {sum(overlaps) / len(overlaps):.4f}")
    print(f"of those marked {sum(found) / len(found):.4f}; below .9: {sum(one < 0.9 for one in found)}")


def _quotations(folders: list[Path], each: int) -> Iterator[tuple[Path, Document, Span]]:
    chosen = random.Random(11)
    for file in sorted(path for folder in folders for path in folder.rglob("*.pdf")):
        try:
            document = extract_pdf(file.read_bytes(), file.name)
        except SourceError:
            continue
        spans = [span for span in _stretches(document.text) if _SHORTEST <= span.end - span.start <= _LONGEST]
        for span in chosen.sample(spans, min(each, len(spans))):
            yield file, document, span


def _stretches(text: str) -> Iterator[Span]:
    """Sentences, alone and with the one or two after them."""
    spans = list(sentence_spans(text))
    for place, first in enumerate(spans):
        yield from (Span(first.start, last.end) for last in spans[place : place + 3])


def _overlap(file: Path, document: Document, span: Span) -> float:
    """How alike the letters in the boxes and in the quotation are, in their order: twice those in common by all."""
    marked = ""
    with pypdfium2.PdfDocument(file.read_bytes()) as opened:
        for number, words in words_on(document, span):
            page = opened[number - 1]
            text = page.get_textpage()
            for box in find_boxes(list(glyphs_of(page)), words):
                marked += _letters(text.get_text_bounded(box.left, box.bottom, box.right, box.top))
    quoted = _letters(document.text[span.start : span.end])
    return SequenceMatcher(None, marked, quoted, autojunk=False).ratio() if marked else 0.0


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


if __name__ == "__main__":
    main()
