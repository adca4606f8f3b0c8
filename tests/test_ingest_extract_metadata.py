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
