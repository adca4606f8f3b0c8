"""Fixed sentences, and what is filled into them."""

from answer.phrases import plural


def test_plural():
    assert [plural(0, "file"), plural(1, "file"), plural(1200, "file")] == ["0 files", "1 file", "1,200 files"]
