"""Files that nobody means are passed over by their names."""

import pytest

from ingest.skipped import is_skipped


@pytest.mark.parametrize(
    "name",
    [".x.txt", "aliases.toml", "__MACOSX", "README.md", "readme", "a.txt~", "~$a.docx", "a.bak", "Thumbs.db", "#a#"],
)
def test_what_nobody_means_is_passed_over(name: str) -> None:
    assert is_skipped(name)


@pytest.mark.parametrize("name", ["a.txt", "reading.md", "a~b.txt", "backup.txt", "#1.txt"])
def test_all_else_is_read(name: str) -> None:
    assert not is_skipped(name)
