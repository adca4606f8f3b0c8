"""The shipped documents and the questions asked of them: quotes exist, counts hold, builds repeat."""

import html
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document as read_docx
from pypdf import PdfReader

from scripts.make_corpus import make_corpus

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
DOCUMENTS = sorted(path.name for path in CORPUS.iterdir() if path.stem not in ("README", "aliases"))
FRONT_MATTER = {"title", "publisher", "published", "authors", "language", "kind"}


def known_answers() -> list[dict[str, Any]]:
    lines = (ROOT / "tests" / "known_answers.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ENTRIES = known_answers()
ANSWERABLE = [entry for entry in ENTRIES if entry.get("answerable", True)]
UNANSWERABLE = [entry for entry in ENTRIES if not entry.get("answerable", True)]


@cache
def text_of(name: str) -> str:
    """Return a document's text, read here independently of the project's own extractor."""
    path = CORPUS / name
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        document = read_docx(str(path))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        article = re.search(r"<article[^>]*>(.*)</article>", text, re.DOTALL)
        assert article
        return html.unescape(re.sub(r"<[^>]+>", "", article[1]))
    return text.split("---\n", 2)[2]


@pytest.mark.parametrize("entry", ANSWERABLE, ids=lambda entry: entry["id"])
def test_every_expected_quote_stands_in_its_document(entry: dict[str, Any]) -> None:
    assert entry["expected"]
    for place in entry["expected"]:
        assert "\n" not in place["quote"]
        assert place["quote"] in text_of(place["document"]), place


def test_ids_are_unique_and_questions_are_not_repeated() -> None:
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)
    asked = Counter((entry["question"], json.dumps(entry.get("history"))) for entry in ENTRIES)
    assert max(asked.values()) == 1


def test_the_set_covers_what_people_ask() -> None:
    assert len(ANSWERABLE) >= 80
    assert len(UNANSWERABLE) >= 32
    assert sum("history" in entry for entry in ANSWERABLE) >= 12
    assert sum(entry["kind"] == "near-miss" for entry in UNANSWERABLE) * 2 >= len(UNANSWERABLE)
    assert {place["document"] for entry in ANSWERABLE for place in entry["expected"]} == set(DOCUMENTS)


def test_speakers_are_named_in_the_documents_expected() -> None:
    for entry in ANSWERABLE:
        if speaker := entry.get("speaker"):
            assert any(speaker in text_of(place["document"]) for place in entry["expected"]), entry["id"]


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith((".txt", ".md"))])
def test_text_documents_begin_with_front_matter(name: str) -> None:
    head = (CORPUS / name).read_text(encoding="utf-8").split("---\n")[1]
    assert set(re.findall(r"^(\w+):", head, re.MULTILINE)) >= FRONT_MATTER


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.endswith(".pdf")])
def test_every_pdf_page_can_be_read_and_the_file_names_its_author(name: str) -> None:
    reader = PdfReader(CORPUS / name)
    assert all(len(page.extract_text()) > 500 for page in reader.pages)
    assert reader.metadata is not None
    assert reader.metadata.author == "Verbatim editors"
    assert reader.metadata.creation_date is not None
    assert f"{reader.metadata.creation_date:%Y-%m-%d}" == "2026-11-24"


def test_documents_say_that_they_were_written_for_verbatim() -> None:
    for name in DOCUMENTS:
        assert "for Verbatim" in text_of(name) or "editors of Verbatim" in text_of(name), name


def test_the_built_documents_are_the_shipped_ones_byte_for_byte(tmp_path: Path) -> None:
    built = make_corpus(tmp_path)
    assert {path.name for path in built} == {name for name in DOCUMENTS if not name.endswith((".txt", ".md"))}
    for path in built:
        assert path.read_bytes() == (CORPUS / path.name).read_bytes(), path.name
