"""The extractor is chosen by the suffix, or by the content where the suffix plainly lies."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from format_examples import WORDS, example
from scans import TypedReader, read_line

from index.errors import NoText, UnreadableSource, UnsupportedFormat
from index.records import Document
from ingest import formats
from ingest.__main__ import main
from ingest.extract.blocks import Block, make_document
from ingest.extract.choose import extract
from ingest.extract.metadata import Metadata
from ingest.fetch.download import Download
from ingest.fetch.page import fetch
from ingest.formats import EXTRACTORS, Extractor
from ingest.records import Source
from ingest.sources import find_sources

CORPUS = Path(__file__).parents[1] / "corpus"
PAGE = b"<!DOCTYPE html><html><head><title>Ninety</title></head><body><p>The port has ninety cameras.</p></body></html>"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".markdown"])
def test_text_files(suffix: str) -> None:
    assert extract(Source("a" + suffix, b"The port has *ninety* cameras.", suffix)).text.startswith("The port has ")


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".txt", ".md"])
def test_web_pages_also_under_another_suffix(suffix: str) -> None:
    document = extract(Source("a" + suffix, b"\xef\xbb\xbf <!-- saved -->\n" + PAGE, suffix))
    assert (document.title, document.text) == ("Ninety", "The port has ninety cameras.")


def test_a_run_of_comments_is_looked_through_quickly() -> None:
    content = b"<!-- saved -->" * 250
    with pytest.raises(NoText):
        extract(Source("a.md", content, ".md"))
    assert extract(Source("a.md", content + PAGE, ".md")).title == "Ninety"


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_word_files_also_under_another_suffix(suffix: str) -> None:
    content = (CORPUS / "catch-all-explainer.docx").read_bytes()
    assert extract(Source("a" + suffix, content, suffix)).title == "The catch-all clause, explained"


@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
def test_pdf_files_also_under_another_suffix(suffix: str) -> None:
    content = (CORPUS / "wassenaar-brief.pdf").read_bytes()
    assert len(extract(Source("a" + suffix, content, suffix)).page_starts) == 2


def test_records() -> None:
    assert extract(Source("a.jsonl#1", b'{"text": "<html> is a tag."}', ".jsonl")).text == "<html> is a tag."


def test_what_was_fetched_keeps_address_and_moment() -> None:
    source = Source("https://l.example/x", PAGE, ".html", url="https://l.example/x", retrieved="2026-11-24T03:00:00Z")
    document = extract(source)
    assert (document.url, document.retrieved, document.published) == (source.url, source.retrieved, None)


@pytest.mark.parametrize(("suffix", "kind"), [(".gif", "files ending in .gif"), ("", "files without a suffix")])
def test_an_unknown_suffix_is_named_with_those_that_are_known(suffix: str, kind: str) -> None:
    with pytest.raises(UnsupportedFormat, match=rf"^a: {kind} are not read; .*txt, .*, VTT and JSONL"):
        extract(Source("a", b"words", suffix))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_an_empty_file_holds_no_text(suffix: str) -> None:
    with pytest.raises(NoText, match=r"^a is empty; "):
        extract(Source("a", b"", suffix))


@pytest.mark.parametrize(("suffix", "content"), [(".docx", b""), (".txt", b"\x00\x01\x02"), (".docx", b"words")])
def test_what_cannot_be_read_is_named(suffix: str, content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a "):
        extract(Source("a", content, suffix))


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "words")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("suffix", "names", "told"),
    [
        (
            ".ods",
            ["mimetype", "META-INF/manifest.xml"],
            "an OpenDocument file other than a text (ODS or ODP), which is",
        ),
        (".docx", ["word/document.xml"], "a ZIP archive, which is not read; give it the suffix .zip, and"),
        (".txt", ["a.txt"], "a ZIP archive, which is not read; give it the suffix .zip, and"),
    ],
)
def test_an_archive_that_is_no_word_file_is_named(suffix: str, names: list[str], told: str) -> None:
    with pytest.raises(UnsupportedFormat, match=f"^a is {re.escape(told)}"):
        extract(Source("a", archive(*names), suffix))


def test_an_archive_is_no_document_by_itself() -> None:
    with pytest.raises(
        UnsupportedFormat, match=r"^b\.eml#a\.zip lies in another file and holds files of its own; unpack"
    ):
        extract(Source("b.eml#a.zip", archive("a.txt"), ".zip"))


def test_half_an_archive_is_damaged() -> None:
    with pytest.raises(UnreadableSource, match="damaged"):
        extract(Source("a.docx", archive("word/document.xml")[:40], ".docx"))


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_page_that_a_server_sent_for_a_file_is_no_document(suffix: str) -> None:
    with pytest.raises(UnreadableSource):
        extract(Source("a", PAGE, suffix))


def test_a_format_that_is_not_read_is_told_the_nearest_that_is() -> None:
    with pytest.raises(UnsupportedFormat, match=r"^a\.doc ends in \.doc, which nothing here reads; save it as DOCX\.$"):
        extract(Source("a.doc", b"words", ".doc"))


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda each: each.name)
def test_every_row_reads_its_files(extractor: Extractor, tmp_path: Path) -> None:
    for suffix in extractor.suffixes:
        file = tmp_path / f"a{suffix}"
        file.write_bytes(example(extractor.name, suffix))
        reader = TypedReader([read_line(WORDS)])
        found = [extract(source, reader) for source in find_sources([file]) if isinstance(source, Source)]
        assert [document.text for document in found if document.text]


def extract_made_up(content: bytes, path: str) -> Document:
    return make_document([Block(content.decode().removeprefix("%MUP ").upper())], Metadata(title="Made up"), path)


MADE_UP = Extractor(
    "MUP", (".mup",), ("text/made-up",), f"{__name__}:extract_made_up", lambda content: content.startswith(b"%MUP")
)


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a file of a format that has been added to the table."""
    monkeypatch.setattr(formats, "EXTRACTORS", (*EXTRACTORS, MADE_UP))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.mup").write_bytes(b"%MUP words.")
    (tmp_path / "b.txt").write_bytes(b"%MUP more words.")
    return tmp_path


def test_a_format_that_is_added_is_read_from_files_whatever_they_are_called(made_up: Path) -> None:
    found = [extract(source).text for source in find_sources([made_up]) if isinstance(source, Source)]
    assert found == ["WORDS.", "MORE WORDS."]


@pytest.mark.usefixtures("made_up")
def test_a_format_that_is_added_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnsupportedFormat, match=r"save it as one of txt, Markdown, HTML, PDF, DOCX, .*, JSONL and MUP"):
        extract(Source("a.gif", b"words", ".gif"))
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "TAR, WARC and MUP." in " ".join(capsys.readouterr().out.split())


def test_the_pages_name_every_format() -> None:
    read = re.search(r"^Files in .* are read.*$", (CORPUS.parent / "README.md").read_text(encoding="utf-8"), re.M)
    assert read
    assert [each.name for each in EXTRACTORS if each.name not in read[0]] == []


@pytest.mark.usefixtures("made_up")
def test_a_format_that_is_added_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    async def download(address: str, **_: bool) -> Download:
        return Download(address, b"%MUP words.", "text/made-up")

    monkeypatch.setattr("ingest.fetch.download.download", download)
    assert fetch("https://l.example/a").suffix == ".mup"
