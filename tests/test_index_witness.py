"""How far a store had come is known without its log."""

from index.witness import note, noted


def test_the_last_note_counts(tmp_path):
    for generation in (9, 1000, 12):
        note(tmp_path, "one", generation)
        assert noted(tmp_path, "one") == generation
    assert noted(tmp_path, "another") == 0


def test_what_is_missing_or_no_note_says_nothing(tmp_path):
    assert noted(tmp_path, "one") == 0
    for content in (b"", b"[]", b"{}", b"\xff", b'{"identity": "one", "generation": "x"}'):
        (tmp_path / "generation").write_bytes(content)
        assert noted(tmp_path, "one") == 0


def test_a_note_that_cannot_be_written_is_left_out(tmp_path):
    (tmp_path / "generation").mkdir()
    note(tmp_path, "one", 1)
    note(tmp_path / "gone", "one", 1)
    assert noted(tmp_path, "one") == 0
