"""What is below a folder and what is not; removal itself is tested with the command and with what follows changes."""

import pytest

from ingest.gone import is_below


@pytest.mark.parametrize(
    ("path", "below"),
    [("/a", True), ("/a/b.md", True), ("/a#one", True), ("/ab.md", False), ("/b/a", False), ("http://a.test/a", False)],
)
def test_a_path_is_below_itself_its_folder_and_its_file(path, below):
    assert is_below(path, ["/a"]) is below
