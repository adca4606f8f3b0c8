"""The formats that documents are read from: one table, from which all that tells formats apart takes what it needs.

To read another format, write its extractor in `ingest/extract/`, a function that makes a document of a file's bytes and
of the path that users see, and give it a row in `EXTRACTORS`. Files, uploads, collections and fetched addresses are
then told by that row, and the help, the pages and what is said of an unknown format name it.
"""

import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from pkgutil import resolve_name
from zipfile import BadZipFile, ZipFile

from index.records import Document

_TEXT_DOCUMENT = b"application/vnd.oasis.opendocument.text"
"""What an OpenDocument file that is a text begins with, behind the head of its first part."""
# A comment must not reach over the end of another: a run of them would take forever.
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_ARCHIVES = {
    "META-INF/manifest.xml": ("an OpenDocument file other than a text (ODS or ODP)", "save it as XLSX, PPTX or PDF"),
    "": ("a ZIP archive", "give it the suffix .zip, and the files in it are read"),
}
"""What else a ZIP archive may be, by what it holds, and how it can be read all the same."""

_NEAREST = {
    ".json": 'JSONL, an object with a "text" a line',
    ".doc": "DOCX",
    ".dot": "DOCX",
    ".pages": "DOCX",
    ".wpd": "DOCX",
    ".xls": "XLSX",
    ".xlsb": "XLSX",
    ".ods": "XLSX",
    ".numbers": "XLSX",
    ".ppt": "PPTX",
    ".odp": "PPTX",
    ".key": "PPTX",
    ".pst": "MBOX",
    ".mobi": "EPUB",
    ".azw3": "EPUB",
    ".tex": "PDF",
    ".ps": "PDF",
    ".djvu": "PDF",
    ".webarchive": "HTML",
    ".maff": "HTML",
    ".sbv": "SRT",
    ".ttml": "VTT",
    ".rar": "ZIP",
    ".7z": "ZIP",
    ".log": "txt",
    ".rst": "txt",
}
"""What is read and comes nearest to formats that are not, by their suffixes."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """A row of the table: what users call the format, how its files are told, and the function that reads them.

    `function` is imported when the first such file is read, for some take long to load. `recognises` tells a file by
    its content, whatever its suffix. A `binary` format is no text: a web page is none of its files under a wrong name.
    A `collection` holds several documents, each of which is read by itself. Of a `pictured` format pages may be
    pictures: its function also takes what reads those. `parts` is the function that takes a file apart which holds
    others; a `function` that is empty reads none of it by itself.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    function: str
    recognises: Callable[[bytes], bool] = lambda _: False
    binary: bool = False
    collection: bool = False
    pictured: bool = False
    parts: str = ""

    def extract(self, content: bytes, path: str, pictures: object = None) -> Document:
        """Make a document of a file.

        :param content: the file's bytes.
        :param path: where they came from, as users see it.
        :param pictures: what reads pages that are pictures (ingest/picture_reader.py); None where nothing does.
        :return: the document.
        """
        function: Callable[..., Document] = resolve_name(self.function)
        return function(content, path, pictures) if self.pictured else function(content, path)


def _is_page(content: bytes) -> bool:
    return bool(_PAGE.match(content[:4096].removeprefix(b"\xef\xbb\xbf")))


def _is_pdf(content: bytes) -> bool:
    return content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-")


def _is_docx(content: bytes) -> bool:
    names = _names_in_archive(content)
    # Some programs number the part: document2.xml.
    return "[Content_Types].xml" in names and any(name.startswith("word/document") for name in names)


def _is_workbook(content: bytes) -> bool:
    return "xl/workbook.xml" in _names_in_archive(content)


def _is_presentation(content: bytes) -> bool:
    return "ppt/presentation.xml" in _names_in_archive(content)


def _is_opendocument(content: bytes) -> bool:
    names = _names_in_archive(content)
    return "content.xml" in names and _TEXT_DOCUMENT in content[:200]


def _is_ebook(content: bytes) -> bool:
    return "META-INF/container.xml" in _names_in_archive(content)


def _is_rtf(content: bytes) -> bool:
    return content[:20].lstrip().startswith(b"{\\rtf")


EXTRACTORS = (
    Extractor("txt", (".txt",), ("text/plain",), "ingest.extract.plain.file:extract_text"),
    Extractor("Markdown", (".md", ".markdown"), ("text/markdown",), "ingest.extract.markdown:extract_markdown"),
    Extractor(
        "HTML",
        (".html", ".htm", ".xhtml"),
        ("text/html", "application/xhtml+xml"),
        "ingest.extract.html.page:extract_html",
        _is_page,
    ),
    Extractor(
        "PDF",
        (".pdf",),
        ("application/pdf",),
        "ingest.extract.pdf.file:extract_pdf",
        _is_pdf,
        binary=True,
        pictured=True,
    ),
    Extractor(
        "DOCX",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        "ingest.extract.docx:extract_docx",
        _is_docx,
        binary=True,
    ),
    Extractor(
        "ODT",
        (".odt",),
        ("application/vnd.oasis.opendocument.text",),
        "ingest.extract.opendocument:extract_opendocument",
        _is_opendocument,
        binary=True,
    ),
    Extractor(
        "RTF", (".rtf",), ("application/rtf", "text/rtf"), "ingest.extract.rtf:extract_rtf", _is_rtf, binary=True
    ),
    Extractor(
        "EPUB",
        (".epub",),
        ("application/epub+zip",),
        "ingest.extract.ebook:extract_ebook",
        _is_ebook,
        binary=True,
    ),
    Extractor(
        "PPTX",
        (".pptx",),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
        "ingest.extract.slides:extract_slides",
        _is_presentation,
        binary=True,
    ),
    Extractor(
        "XLSX",
        (".xlsx", ".xlsm"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        "ingest.extract.tables:extract_workbook",
        _is_workbook,
        binary=True,
    ),
    Extractor(
        "PNG",
        (".png",),
        ("image/png",),
        "ingest.extract.pdf.picture_file:extract_picture",
        lambda content: content.startswith(b"\x89PNG\r\n"),
        binary=True,
        pictured=True,
    ),
    Extractor(
        "JPEG",
        (".jpg", ".jpeg"),
        ("image/jpeg",),
        "ingest.extract.pdf.picture_file:extract_picture",
        lambda content: content.startswith(b"\xff\xd8\xff"),
        binary=True,
        pictured=True,
    ),
    Extractor(
        "TIFF",
        (".tif", ".tiff"),
        ("image/tiff",),
        "ingest.extract.pdf.picture_file:extract_picture",
        lambda content: content.startswith((b"II*\0", b"MM\0*")),
        binary=True,
        pictured=True,
    ),
    Extractor("CSV", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), "ingest.extract.tables:extract_csv"),
    Extractor(
        "EML",
        (".eml",),
        ("message/rfc822",),
        "ingest.extract.mail:extract_mail",
        parts="ingest.extract.mailbox:message_parts",
    ),
    Extractor(
        "MSG",
        (".msg",),
        ("application/vnd.ms-outlook",),
        "ingest.extract.outlook:extract_outlook",
        binary=True,
        parts="ingest.extract.outlook:outlook_parts",
    ),
    Extractor(
        "MBOX",
        (".mbox",),
        ("application/mbox",),
        "ingest.extract.mail:extract_mail",
        collection=True,
        parts="ingest.extract.mailbox:mailbox_parts",
    ),
    Extractor(
        "MHTML",
        (".mhtml", ".mht"),
        ("multipart/related", "application/x-mimearchive"),
        "ingest.extract.mail:extract_saved_page",
    ),
    Extractor("SRT", (".srt",), ("application/x-subrip", "text/srt"), "ingest.extract.subtitles:extract_subtitles"),
    Extractor("VTT", (".vtt",), ("text/vtt",), "ingest.extract.subtitles:extract_subtitles"),
    Extractor(
        "JSONL",
        (".jsonl",),
        ("application/jsonl", "application/x-ndjson"),
        "ingest.extract.record:extract_record",
        collection=True,
    ),
    Extractor(
        "ZIP",
        (".zip",),
        ("application/zip", "application/x-zip-compressed"),
        "",
        collection=True,
        parts="ingest.extract.packed:zip_parts",
    ),
    Extractor(
        "TAR",
        (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"),
        ("application/x-tar", "application/x-gtar"),
        "",
        collection=True,
        parts="ingest.extract.packed:tar_parts",
    ),
    Extractor(
        "WARC",
        (".warc", ".warc.gz"),
        ("application/warc",),
        "",
        collection=True,
        parts="ingest.extract.captures:capture_parts",
    ),
)


def find_extractor(suffix: str, content: bytes) -> Extractor | None:
    """The extractor for a file.

    :param suffix: its suffix, in lower case, with the dot.
    :param content: the file, which tells more than a suffix that plainly lies.
    :return: the row of the table; None when nothing reads files of that suffix.
    """
    named = row_of(suffix)
    if named is None or named.collection:
        return named
    known = (each for each in EXTRACTORS if each.binary or not named.binary)
    return next((each for each in known if each.recognises(content)), named)


def row_of(suffix: str) -> Extractor | None:
    """The row of the table for files of a suffix; None where there is none."""
    return next((each for each in EXTRACTORS if suffix in each.suffixes), None)


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case: the longest that is in the table, such as ".tar.gz", or the last."""
    lowered = name.lower()
    doubled = (suffix for each in EXTRACTORS for suffix in each.suffixes if suffix.count(".") > 1)
    return next((suffix for suffix in doubled if lowered.endswith(suffix)), PurePath(lowered).suffix)


def suffix_of_type(media_type: str) -> str | None:
    """The suffix of what a server sends as this type; None for types that nothing reads."""
    return next((each.suffixes[0] for each in EXTRACTORS if media_type in each.media_types), None)


def is_known(suffix: str) -> bool:
    """Whether files of a suffix are read."""
    return row_of(suffix) is not None


def is_collection(suffix: str) -> bool:
    """Whether files of a suffix are no documents themselves but hold several."""
    row = row_of(suffix)
    return row is not None and row.collection


def holds_files(suffix: str) -> bool:
    """Whether files of a suffix hold others, as mail has attachments."""
    row = row_of(suffix)
    return row is not None and bool(row.parts)


def is_picture(suffix: str) -> bool:
    """Whether files of a suffix are pictures, whose words can be read but which most often have none."""
    return any(suffix in each.suffixes and each.media_types[0].startswith("image/") for each in EXTRACTORS)


def suffix_of_picture(content: bytes) -> str:
    """The suffix of a picture, which its first bytes tell; empty where it is none."""
    found = (each for each in EXTRACTORS if is_picture(each.suffixes[0]) and each.recognises(content))
    return next((each.suffixes[0] for each in found), "")


def format_names() -> str:
    """The names of all formats that are read, as in a sentence: "txt, PDF and ZIP"."""
    return _listed(each.name for each in EXTRACTORS)


def document_names() -> str:
    """The names of those that a document can be saved as: "txt, PDF and DOCX"."""
    return _listed(each.name for each in EXTRACTORS if each.function)


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}"


def nearest(suffix: str) -> str | None:
    """The format that is read and comes nearest to one that is not; None where none does."""
    return _NEAREST.get(suffix)


def unread_archive(content: bytes) -> tuple[str, str] | None:
    """What a ZIP archive is that is no document read here, and what to do; None for all else."""
    names = _names_in_archive(content)
    if not names or any(each.recognises(content) for each in EXTRACTORS):
        return None
    return next(told for name, told in _ARCHIVES.items() if name in {*names, ""})


def _names_in_archive(content: bytes) -> list[str]:
    """The names of what a ZIP archive holds; none when it is damaged or no archive."""
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        with ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except (BadZipFile, NotImplementedError, OSError, ValueError, struct.error):
        return []
