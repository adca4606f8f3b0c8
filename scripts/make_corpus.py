"""Build the HTML, DOCX and PDF documents of the corpus from their Markdown sources.

The text and Markdown documents are kept in corpus/ as they are. Building twice gives the same
bytes: every date written into a file is the document's own, never the clock's.

Usage: python scripts/make_corpus.py [FOLDER]   (default: corpus/)
"""

import argparse
import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from string import Template

import yaml
from docx import Document as new_docx
from docx.document import Document as Docx
from fpdf import FPDF, FontFace
from fpdf.enums import XPos, YPos

SOURCES = Path(__file__).parent / "corpus_sources"
CORPUS = Path(__file__).parents[1] / "corpus"
FORMATS = {
    "noldus-facereader": "html",
    "emotion-recognition-ai-act": "html",
    "catch-all-explainer": "docx",
    "corporate-due-diligence": "docx",
    "surveillance-exports-report": "pdf",
    "wassenaar-brief": "pdf",
}
# Words a typesetter may break at a line end, and where; the PDFs then show real hyphenation.
_BREAKABLE = (SOURCES / "hyphenation.txt").read_text(encoding="utf-8").split()
HYPHENATED = {word.replace("-", ""): word.replace("-", "\u00ad") for word in _BREAKABLE}


@dataclass(frozen=True, slots=True)
class Block:
    """One heading (level 1-3), paragraph (level 0) or table (rows filled)."""

    text: str
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document before it takes its format."""

    title: str
    publisher: str
    published: date
    authors: list[str]
    language: str
    kind: str
    description: str
    keywords: list[str]
    blocks: tuple[Block, ...]

    @property
    def author(self) -> str:
        """The authors in one string."""
        return ", ".join(self.authors)

    @property
    def created(self) -> datetime:
        """Eight in the morning UTC of the day of publication."""
        return datetime.combine(self.published, time(8), UTC)


def read_source(path: Path) -> Source:
    """Read one Markdown source with its front matter."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return Source(**yaml.safe_load(head), blocks=tuple(map(parse_block, body.strip().split("\n\n"))))


def parse_block(text: str) -> Block:
    """Tell headings, tables and paragraphs apart."""
    if heading := re.match(r"(#{1,3}) (.+)", text):
        return Block(heading[2], level=len(heading[1]))
    if text.startswith("|"):
        lines = [line for line in text.splitlines() if not line.startswith("|---")]
        return Block("", rows=tuple(tuple(map(str.strip, line.strip("|").split("|"))) for line in lines))
    return Block(text)


def build_html(source: Source) -> bytes:
    """Fill the page template as a news site would."""
    fields = asdict(source) | {
        "author": source.author,
        "keywords": ", ".join(source.keywords),
        "published_long": f"{source.published:%d %B %Y}",
    }
    escaped = {name: html.escape(str(value)) for name, value in fields.items()}
    body = "\n".join(map(_html_block, source.blocks))
    template = Template((SOURCES / "page.html").read_text(encoding="utf-8"))
    return template.substitute(escaped | {"body": body}).encode()


def _html_block(block: Block) -> str:
    tag = f"h{block.level}" if block.level else "p"
    text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", html.escape(block.text, quote=False))
    return f"<{tag}>{text}</{tag}>"


def build_docx(source: Source) -> bytes:
    """Write headings, paragraphs, tables and core properties."""
    document = new_docx()
    _set_properties(document, source)
    document.add_heading(source.title, level=0)
    document.add_paragraph(f"{source.author}, {source.published:%d %B %Y}", style="Subtitle")
    for block in source.blocks:
        _add_docx_block(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_clock(buffer.getvalue(), source.created)


def _set_properties(document: Docx, source: Source) -> None:
    properties = document.core_properties
    properties.title, properties.author = source.title, source.author
    properties.created = properties.modified = source.created.replace(tzinfo=None)
    properties.last_modified_by, properties.revision = source.author, 1
    properties.language, properties.category = source.language, source.kind
    properties.subject, properties.keywords = source.description, ", ".join(source.keywords)
    properties.comments = f"Published by {source.publisher}"


def _add_docx_block(document: Docx, block: Block) -> None:
    if block.rows:
        table = document.add_table(0, len(block.rows[0]), style="Light Grid Accent 1")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    elif block.level:
        document.add_heading(block.text, level=block.level)
    else:
        document.add_paragraph(block.text)


def _without_clock(package: bytes, created: datetime) -> bytes:
    """Rewrite a zip file with one fixed time for every member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, created.timetuple()[:6])
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class Page(FPDF):  # type: ignore[misc]  # fpdf2 ships no types
    """A4 pages with a running title above and a page number below."""

    def __init__(self, source: Source) -> None:
        """Set type, margins and document information."""
        super().__init__()
        self.running_title = source.title
        self.running_foot = f"{source.publisher}, {source.published:%d %B %Y}"
        self.set_margins(34, 24)
        self.set_auto_page_break(auto=True, margin=26)
        self.set_creation_date(source.created)
        self.set_title(source.title)
        self.set_author(source.author)
        self.set_subject(source.description)
        self.set_keywords(", ".join(source.keywords))
        self.set_lang(source.language)
        self.set_xmp_metadata(_xmp(source))

    def header(self) -> None:
        """Repeat the title on every page but the first."""
        if self.page_no() > 1:
            self.set_font("Times", "I", 9)
            self.cell(0, 6, self.running_title, align="C")
            self.ln(12)

    def footer(self) -> None:
        """Name the publisher and count the pages."""
        self.set_y(-18)
        self.set_font("Times", "", 9)
        self.cell(0, 6, self.running_foot)
        self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="R")


def _xmp(source: Source) -> str:
    """The packet that names what the document information has no place for: publisher and day of publication."""
    template = Template((SOURCES / "packet.xml").read_text(encoding="utf-8").strip())
    return template.substitute(publisher=html.escape(source.publisher), published=source.published.isoformat())


def build_pdf(source: Source) -> bytes:
    """Typeset a report: title, justified text with hyphenation, tables."""
    page = Page(source)
    page.add_page()
    _write(page, source.title, "B", 18)
    _write(page, f"{source.author}, {source.published:%d %B %Y}", "I", 11)
    page.ln(4)
    for block in source.blocks:
        _add_pdf_block(page, block)
    return bytes(page.output())


def _add_pdf_block(page: Page, block: Block) -> None:
    if block.rows:
        page.set_font("Times", "", 10)
        with page.table(line_height=6, text_align="LEFT", headings_style=FontFace(emphasis="BOLD")) as table:
            for row in block.rows:
                table.row(row)
        page.ln(3)
    elif block.level:
        if page.will_page_break(30):  # never a heading alone at the foot of a page
            page.add_page()
        page.ln(2)
        _write(page, block.text, "B", 16 - block.level)
    else:
        hyphenated = re.sub(r"[a-z]+", lambda word: HYPHENATED.get(word[0], word[0]), block.text)
        _write(page, hyphenated, "", 11, align="J")


def _write(page: Page, text: str, style: str, size: int, align: str = "L") -> None:
    page.set_font("Times", style, size)
    page.multi_cell(0, size * 0.5, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(2)


BUILDERS: dict[str, Callable[[Source], bytes]] = {"html": build_html, "docx": build_docx, "pdf": build_pdf}


def make_corpus(folder: Path) -> list[Path]:
    """Build every document into a folder.

    :param folder: where the files go; existing ones are replaced.
    :return: the files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, suffix in FORMATS.items():
        path = folder / f"{name}.{suffix}"
        path.write_bytes(BUILDERS[suffix](read_source(SOURCES / f"{name}.md")))
        written.append(path)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Build the HTML, DOCX and PDF documents.")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="default: corpus/")
    make_corpus(parser.parse_args().folder)
