"""From a source to a document: looks at the suffix and the first bytes and calls the extractor that fits.

Owns the choice of extractor and the version of what they store. Knows no format's inside.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from index.errors import NoText, UnsupportedFormat
from index.records import Document
from ingest.border import border
from ingest.extract.docx import extract_docx
from ingest.extract.html.page import extract_html
from ingest.extract.markdown import extract_markdown
from ingest.extract.plain.file import extract_text
from ingest.extract.record import extract_record
from ingest.records import Source
from text.language import language_of

EXTRACTOR_VERSION = 4
"""Part of what decides whether a document is unchanged; raised whenever the same bytes would give another document."""

# A comment must not reach over the end of another: a run of them would take forever.
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_READABLE = "txt, Markdown, HTML, PDF, DOCX and JSONL"


def extract(source: Source) -> Document:
    """Extract the document that a source holds.

    :param source: a file, page or record.
    :return: the document.
    :raises UnsupportedFormat: when nothing here reads that kind of file.
    :raises NoText: when the source is empty or holds no text.
    :raises DocumentFault: when reading it fails in a way that nobody foresaw.
    """
    with border(source.path, "reading it"):
        return _extract(source)


def _extract(source: Source) -> Document:
    suffix = _true_suffix(source)
    if suffix not in _EXTRACTORS:
        named = f"files ending in {source.suffix}" if source.suffix else "files without a suffix"
        raise UnsupportedFormat(f"{source.path}: {named} are not read; save it as one of {_READABLE}.")
    if not source.content and suffix != ".docx":
        raise NoText(f"{source.path} is empty; put text into it or leave it out.")
    document = _EXTRACTORS[suffix](source.content, source.path)
    language = language_of(document.text, document.language)
    return replace(document, url=document.url or source.url, retrieved=source.retrieved, language=language)


def _true_suffix(source: Source) -> str:
    """The suffix that the content calls for, when it plainly contradicts the source's own."""
    head = source.content[:4096].removeprefix(b"\xef\xbb\xbf")
    if source.suffix not in _EXTRACTORS or source.suffix == ".json-record":
        return source.suffix
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx"
    if _HTML.match(head) and source.suffix != ".pdf":
        return ".html"
    return source.suffix


def _extract_pdf(content: bytes, path: str) -> Document:
    from ingest.extract.pdf.file import extract_pdf

    return extract_pdf(content, path)


_EXTRACTORS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": extract_text,
    ".md": extract_markdown,
    ".markdown": extract_markdown,
    ".html": extract_html,
    ".htm": extract_html,
    ".xhtml": extract_html,
    ".docx": extract_docx,
    ".pdf": _extract_pdf,
    ".json-record": extract_record,
}
