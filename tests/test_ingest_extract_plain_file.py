"""Plain text files: front matter first, else what the text says of itself, and nothing guessed."""

import time

import pytest

from index.errors import NoText, UnreadableSource
from index.records import document_id
from ingest.extract.plain.file import extract_text

# Processor seconds that only a step of quadratic time would take; linear ones take a few.
QUADRATIC = 120

FRONT_MATTER = """---
title: "Cameras: a count"
publisher: Harbour Press
published: 2024-05-06
updated: "2024-05-07T10:00:00Z"
authors: [Ann Bell, Ben Cole]
language: en
url: https://example.org/cameras
source: dpa
kind: news
unknown: {nested: [1]}
---

The port has ninety cameras.
Nobody counted them before.
"""


def test_front_matter_is_metadata_and_the_rest_is_text() -> None:
    document = extract_text(FRONT_MATTER.encode(), "a.txt")
    assert document.title == "Cameras: a count"
    assert (document.publisher, document.origin, document.language) == ("Harbour Press", "dpa", "en")
    assert (document.published, document.updated, document.retrieved) == ("2024-05-06", "2024-05-07", None)
    assert document.authors == ("Ann Bell", "Ben Cole")
    assert document.url == "https://example.org/cameras"
    assert document.text.startswith("The port has ninety cameras.")
    assert document.id == document_id(document.text)


@pytest.mark.parametrize(
    "broken", ["---\ntitle: [x\n---\nWords.", "---\njust a line\n---\nWords.", "---\ntitle: x\nWords."]
)
def test_front_matter_that_is_none_is_text(broken: str) -> None:
    document = extract_text(broken.encode(), "some-file.txt")
    assert document.title == "some file"
    assert broken.split("\n")[1] in document.text


def test_a_title_name_and_date_above_the_text_are_found() -> None:
    text = "Ninety cameras\n\nBy Ann Bell\n6 May 2024\n\nThe port has ninety cameras. Nobody counted them before."
    document = extract_text(text.encode(), "a.txt")
    assert (document.title, document.published, document.authors) == ("Ninety cameras", "2024-05-06", ("Ann Bell",))
    assert document.text == "The port has ninety cameras. Nobody counted them before."


def test_a_line_of_provenance_names_publisher_and_date() -> None:
    text = "Ninety cameras\n\nPublished: 2024-05-06 · Publisher: Harbour Press\n\nThe port has ninety cameras of late."
    document = extract_text(text.encode(), "a.txt")
    assert (document.publisher, document.published) == ("Harbour Press", "2024-05-06")
    assert document.text == "The port has ninety cameras of late."


def test_a_date_in_the_story_is_not_its_date() -> None:
    document = extract_text(b"On 6 May 2024 the port counted its cameras. It found ninety of them.", "port-count.txt")
    assert (document.title, document.published) == ("port count", None)


def test_the_title_of_a_text_without_one_is_the_name_of_its_file() -> None:
    assert extract_text(b"Only words.", "notes/my_first-text.txt").title == "my first text"


def test_headings_are_marked() -> None:
    text = "Title\n=====\n\nThe first part has a sentence.\n\nA second part\n\nThe second part has a sentence too."
    document = extract_text(text.encode(), "a.txt")
    (heading,) = document.headings
    assert document.title == "Title"
    assert document.text[heading.start : heading.end] == "A second part"


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", b""), ("utf-16", b""), ("utf-16-be", b"\xfe\xff"), ("cp1252", b"")]
)
def test_encodings_are_told(encoding: str, mark: bytes) -> None:
    text = "Der Überwacher hört „mit“, und die Behörde prüft es. Für Ärger sorgt das in vielen Städten."
    assert extract_text(mark + text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("content", [b"\x7fELF\x02\x01\x00\x00", bytes(range(1, 256)) * 40, b"\xff\xfea"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^a\.txt "):
        extract_text(content, "a.txt")


@pytest.mark.parametrize("content", [b"", b" \n\n", "\u200b".encode(), b"---\ntitle: x\n---\n"])
def test_a_file_without_words_holds_no_text(content: bytes) -> None:
    with pytest.raises(NoText, match=r"^a\.txt holds no text; check that it is the right file\.$"):
        extract_text(content, "a.txt")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["word ", "Short one. ", "Photo: a / ", "x", ". ", "a, "])
def test_a_paragraph_of_two_megabytes_takes_no_more_than_seconds(piece: str) -> None:
    started = time.process_time()
    extract_text((piece * (2_000_000 // len(piece))).encode(), "a.txt")
    assert time.process_time() - started < QUADRATIC


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["a\n\n", "- x\n", "Share\nProse stands here now.\n", "3 May 2021\n\n", "The\n\nPort\n\nof\n\n"]
)
def test_many_lines_take_no_more_than_seconds(piece: str) -> None:
    started = time.process_time()
    extract_text((piece * (200_000 // len(piece))).encode(), "a.txt")
    assert time.process_time() - started < QUADRATIC


@pytest.mark.parametrize(
    ("fields", "title", "authors"),
    [
        ("title: Karsia: 1,200 new cameras", "Karsia: 1,200 new cameras", ()),
        ("title: Karsia buys cameras\nauthor: @lena", "Karsia buys cameras", ("@lena",)),
        ('title: "No": what the ministry said', '"No": what the ministry said', ()),
        ("title: 'It is: over'\nsummary: a: b", "It is: over", ()),
        ("# made by hand\ntitle: A: b\ntags:\n- one\n- two", "A: b", ()),
        ("title: *Really* new", "*Really* new", ()),
    ],
)
def test_front_matter_that_is_not_quite_yaml_is_read(fields: str, title: str, authors: tuple[str, ...]) -> None:
    text = f"---\n{fields}\npublisher: The Gazette\npublished: 2021-03-05\n---\nThe ministry bought cameras.\n"
    document = extract_text(text.encode(), "a.txt")
    assert (document.title, document.authors, document.publisher) == (title, authors, "The Gazette")
    assert (document.published, document.text) == ("2021-03-05", "The ministry bought cameras.")


@pytest.mark.parametrize(
    "block", ["He said: no: never\nand went home", "Note: see: below", "title: A: b\nand on it goes"]
)
def test_text_between_rules_is_not_lost_as_front_matter(block: str) -> None:
    assert block.split("\n")[0] in extract_text(f"---\n{block}\n---\nThe end of it.\n".encode(), "a.txt").text
