"""What documents say of themselves: front matter, fields, and the title that a name gives."""

import pytest

from ingest.extract.metadata import Metadata, is_nobody, metadata_of_fields, split_front_matter, title_of_path


def test_front_matter_is_taken_off() -> None:
    text = "---\ntitle: Ports\nauthors: [Ann, Bo]\ndate: 2026-11-24\n---\nAlpha.\n"
    assert split_front_matter(text) == (Metadata("Ports", authors=("Ann", "Bo"), published="2026-11-24"), "Alpha.\n")


def test_front_matter_that_is_not_quite_yaml_is_read_line_by_line() -> None:
    text = "---\ntitle: Ports: a study\nauthor: 'Ann'\n# a note\n---\nAlpha."
    assert split_front_matter(text) == (Metadata("Ports: a study", authors=("Ann",)), "Alpha.")


@pytest.mark.parametrize("text", ["Alpha.", "---\nAlpha.\n---\nBeta.", "---\n- a\n- b\n---\n", "---\n1: a\n---\n"])
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == (Metadata(), text)


def test_fields_have_several_names_and_nested_ones_are_ignored() -> None:
    fields = {"Title": " A  b ", "source": ["x", "y"], "lang": "de", "modified": "2 May 2019", "publisher": {"name": 1}}
    expected = Metadata("A b", updated="2019-05-02", origin="x; y", language="de")
    assert metadata_of_fields(fields) == expected


def test_only_what_is_missing_is_filled_in() -> None:
    assert Metadata("A").filled_from(Metadata("B", "Ledger")) == Metadata("A", "Ledger")


@pytest.mark.parametrize(
    ("path", "title"), [("a/the_port-report.v2.txt", "the port report.v2"), ("-_.txt", "Untitled"), ("x", "x")]
)
def test_a_name_gives_a_title(path: str, title: str) -> None:
    assert title_of_path(path) == title


def test_accounts_are_nobody() -> None:
    assert [name for name in ("Admin", "python-docx", "Ann Bell") if is_nobody(name)] == ["Admin", "python-docx"]


def test_a_number_that_python_refuses_to_write_is_no_title() -> None:
    metadata, text = split_front_matter(f"---\ntitle: 0x{'f' * 5000}\npublisher: 1843\n---\nWords.")
    assert (metadata.title, metadata.publisher, text) == (None, "1843", "Words.")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 'A: b'\npublished: true\ndate: 2021-03-05\nlastmod: 2021-04-01\n---\n",
        "---\ntitle: A: b\npublishDate: 5 March 2021\nlast_modified_at: 2021-04-01\n...\n",
        '+++\ntitle = "A: b"\ndate = 2021-03-05T10:00:00Z\nlastmod = 2021-04-01\n+++\n',
        '{\n  "title": "A: b",\n  "datePublished": "2021-03-05",\n  "dateModified": "2021-04-01"\n}\n',
    ],
)
def test_all_common_spellings_of_front_matter_are_read(front: str) -> None:
    found, text = split_front_matter(f"{front}\nWords.\n")
    assert (found.title, found.published[:10], found.updated, text.strip()) == (
        *("A: b", "2021-03-05", "2021-04-01"),
        "Words.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "+++\nNot TOML.\n+++\nWords.\n",
        '{\n"cameras": 9\n}\nWords.\n',
        '{\n"title": broken\n}\nWords.\n',
        "{\n not json\n",
    ],
)
def test_what_only_looks_like_other_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text) == (Metadata(), text)


def test_a_day_that_is_not_stated_is_not_taken_from_another_field() -> None:
    assert metadata_of_fields({"published": True, "updated": "2021-04-01"}).published is None
    assert metadata_of_fields({"published": False, "author": True, "expires": "2030-01-01"}) == Metadata()
