"""Drafts over HTTP: pasted, as files, for programs; and that none is kept or recorded."""

import io

import pytest
from docx import Document
from web_examples import ingest_file, open_index, program_client

from web.access.audit import entries

DRAFT = "Alpha said: “The police export all cameras.” Alpha sold 30 cameras in 2015."
TEXT = "“The police export cameras,” said Alpha. Alpha sold 30 cameras in 2015.\n"


@pytest.fixture(autouse=True)
def document(index):
    return ingest_file(index, "camera.txt", TEXT)


def test_a_pasted_draft_is_checked(client):
    page = client.post("/drafts", data={"text": f"Head\r\n{DRAFT}"})
    assert page.status_code == 200
    assert '<mark class="wrong">“The police export all cameras.”</mark>' in page.text
    assert "1 quotation: 1 altered" in page.text
    assert "2 figures: 2 found" in page.text
    assert "Check a draft" in client.get("/drafts").text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["draft.txt", "Draft.DOCX", "draft.md"])
def test_the_file_of_a_draft_is_read(client, name):
    content = DRAFT.encode()
    if name.endswith("DOCX"):
        file, written = Document(), io.BytesIO()
        file.add_paragraph(DRAFT)
        file.save(written)
        content = written.getvalue()
    page = client.post("/drafts", files={"file": (name, content)})
    assert (page.status_code, f"<h1>{name}</h1>" in page.text, "1 altered" in page.text) == (200, True, True)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"data": {"text": " "}}, "There is no text to check"),
        ({"files": {"file": ("a.pdf", b"%PDF-1.4")}}, "a.pdf is no draft that can be read here"),
        ({"data": {"text": "x" * 100_001}}, "The draft has 100001 characters"),
    ],
)
def test_what_cannot_be_checked_is_told(client, sent, told):
    page = client.post("/drafts", **sent)
    assert (page.status_code, told in page.text) == (400, True)


@pytest.mark.slow
def test_a_broken_file_is_told(client):
    page = client.post("/drafts", files={"file": ("a.docx", b"no document")})
    assert (page.status_code, "a.docx" in page.text, "Traceback" in page.text) == (400, True, False)


def test_a_program_gets_every_finding_with_its_place(client):
    found = client.post("/api/draft", json={"text": DRAFT}).json()["findings"]
    [quotation, *figures] = found
    assert quotation["quotation"]["verdict"] == "altered"
    assert DRAFT[quotation["spans"][0]["start"] : quotation["spans"][0]["end"]] == "“The police export all cameras.”"
    assert [(one["figure"]["words"], one["figure"]["standing"]) for one in figures] == [
        ("30", "found"),
        ("2015", "found"),
    ]
    assert client.post("/api/draft", json={"text": ""}).status_code == 400


def test_a_draft_is_neither_kept_nor_recorded(index, word_embedder, answering):  # noqa: ARG001
    watched = open_index(index.settings.index, word_embedder, audit="on")
    program_client(watched).post("/drafts", data={"text": DRAFT})
    assert [(entry.what, entry.about) for entry in entries(watched.settings)] == [("asked", "Check a draft")]
    kept = [file for file in index.settings.index.rglob("*") if file.is_file()]
    assert not any(b"export all cameras" in file.read_bytes() for file in kept)
