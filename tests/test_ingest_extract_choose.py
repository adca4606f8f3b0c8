"""The extractor is chosen by the suffix, or by the content where the suffix plainly lies."""

from pathlib import Path

import pytest

from index.errors import NoText, UnreadableSource, UnsupportedFormat
from ingest.extract.choose import extract
from ingest.records import Source

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
    assert extract(Source("a.jsonl#1", b'{"text": "<html> is a tag."}', ".json-record")).text == "<html> is a tag."


def test_what_was_fetched_keeps_address_and_moment() -> None:
    source = Source("https://l.example/x", PAGE, ".html", url="https://l.example/x", retrieved="2026-11-24T03:00:00Z")
    document = extract(source)
    assert (document.url, document.retrieved, document.published) == (source.url, source.retrieved, None)


@pytest.mark.parametrize(("suffix", "kind"), [(".png", "files ending in .png"), ("", "files without a suffix")])
def test_an_unknown_suffix_is_named_with_those_that_are_known(suffix: str, kind: str) -> None:
    with pytest.raises(
        UnsupportedFormat, match=rf"^a: {kind} are not read; .*txt, Markdown, HTML, PDF, DOCX and JSONL"
    ):
        extract(Source("a", b"words", suffix))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_an_empty_file_holds_no_text(suffix: str) -> None:
    with pytest.raises(NoText, match=r"^a is empty; "):
        extract(Source("a", b"", suffix))


@pytest.mark.parametrize(("suffix", "content"), [(".docx", b""), (".txt", b"\x00\x01\x02"), (".docx", b"words")])
def test_what_cannot_be_read_is_named(suffix: str, content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a "):
        extract(Source("a", content, suffix))
