"""The table of formats: which row reads a file, and what its rows are called."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.formats import (
    find_extractor,
    format_names,
    is_collection,
    is_known,
    is_picture,
    suffix_of_type,
    unread_archive,
)

WORD = next((Path(__file__).parents[1] / "corpus").glob("*.docx")).read_bytes()
PAGE = b"\xef\xbb\xbf\n<!-- a --><html>"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "words")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("suffix", "content", "name"),
    [
        (".txt", b"words", "txt"),
        (".markdown", b"words", "Markdown"),
        (".txt", PAGE, "HTML"),
        (".txt", b"\n%PDF-1.4", "PDF"),
        (".md", WORD, "DOCX"),
        (".pdf", WORD, "DOCX"),
        (".docx", b"%PDF-1.4", "PDF"),
        (".pdf", PAGE, "PDF"),
        (".docx", PAGE, "DOCX"),
        (".docx", b"", "DOCX"),
        (".jsonl", PAGE, "JSONL"),
        (".txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        (".png", b"\xff\xd8\xff\xe0", "JPEG"),
        (".pdf", b"II*\0", "TIFF"),
    ],
)
def test_content_tells_more_than_a_suffix(suffix: str, content: bytes, name: str) -> None:
    found = find_extractor(suffix, content)
    assert found
    assert found.name == name


def test_a_suffix_that_no_row_has_is_not_read() -> None:
    assert find_extractor(".gif", PAGE) is None
    assert (is_known(".gif"), is_known(".htm")) == (False, True)


def test_pictures_are_told_from_documents_that_may_have_some() -> None:
    assert [suffix for suffix in (".png", ".jpeg", ".tif", ".pdf", ".gif") if is_picture(suffix)] == [
        ".png",
        ".jpeg",
        ".tif",
    ]


def test_a_server_tells_the_format_by_its_type() -> None:
    types = ("application/xhtml+xml", "application/pdf", "text/markdown", "image/gif")
    assert [suffix_of_type(each) for each in types] == [".html", ".pdf", ".md", None]


def test_a_collection_holds_a_document_a_line() -> None:
    assert [suffix for suffix in (".txt", ".jsonl") if is_collection(suffix)] == [".jsonl"]


def test_the_names_are_told_as_in_a_sentence() -> None:
    names = (
        "txt, Markdown, HTML, PDF, DOCX, ODT, RTF, EPUB, PPTX, XLSX, PNG, JPEG, TIFF, CSV, EML, MSG, MBOX, MHTML, "
        "SRT, VTT, JSONL, ZIP, TAR and WARC"
    )
    assert format_names() == names


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (archive("xl/workbook.xml"), None),
        (archive("META-INF/manifest.xml"), "an OpenDocument file other than a text (ODS or ODP)"),
        (archive("readme"), "a ZIP archive"),
        (archive("[Content_Types].xml", "word/document2.xml"), None),
        (WORD, None),
        (WORD[:100], None),
        (b"PK is short for Phil Katz.", None),
    ],
)
def test_an_archive_is_named_unless_it_is_a_document(content: bytes, kind: str | None) -> None:
    found = unread_archive(content)
    assert (found and found[0]) == kind
