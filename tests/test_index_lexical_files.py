"""Every flipped bit, missing end and missing file of a lexical index is seen before it is searched."""

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.lexical import LexicalIndex
from index.lexical_entries import Entry
from index.lexical_files import Segment, is_begun, is_intact, segments_of

KINDS = ("fast", "fieldnorm", "idx", "pos", "store", "term")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = LexicalIndex(tmp_path / "lexical", "stamp")
    with index.writing():
        index.change(1, None, [Entry(1, "alpha beta"), Entry(2, "gamma")])
    return tmp_path / "lexical"


def test_what_was_written_is_intact(folder):
    (folder / "half-written").write_bytes(b"other")  # belongs to no segment of the last commit
    assert is_intact(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_a_flipped_bit_is_seen(folder, kind):
    (file,) = folder.glob(f"*.{kind}")
    content = bytearray(file.read_bytes())
    content[random.Random(kind).randrange(len(content) // 4)] ^= 1  # before the footer
    file.write_bytes(content)
    assert not is_intact(folder)


@pytest.mark.parametrize("kept", [0, 3, 0.5])
def test_a_missing_end_is_seen(folder, kept):
    (file,) = folder.glob("*.term")
    content = file.read_bytes()
    file.write_bytes(content[: kept if kept >= 1 else int(len(content) * kept)])
    assert not is_intact(folder)


def test_what_another_tidies_up_meanwhile_is_intact(folder):
    def change() -> None:
        index = LexicalIndex(folder, "stamp")
        for generation in range(2, 15):
            with index.writing():
                index.change(generation, None, [Entry(1, f"alpha {generation}")])

    with ThreadPoolExecutor(1) as pool:
        changing = pool.submit(change)
        while not changing.done():
            assert is_intact(folder)
        changing.result()


def test_a_list_of_segments_that_is_none_is_seen(folder):
    for content in (b"[]", b"{", b'{"segments": 3}', b"\xff"):
        (folder / "meta.json").write_bytes(content)
        assert not is_intact(folder)
    assert not is_intact(folder / "missing")


def test_segments_tell_how_many_of_their_entries_were_removed(folder):
    assert segments_of(folder) == [Segment(3, 0)]  # one holds the generation
    index = LexicalIndex(folder, "stamp")
    with index.writing():
        index.change(2, [1], [])
    assert sorted(segments_of(folder), key=lambda segment: segment.removed) == [Segment(1, 0), Segment(1, 2)]
    (folder / "meta.json").write_text("{")
    assert segments_of(folder) == []


def test_an_index_is_begun_with_its_list_of_segments(folder):
    assert is_begun(folder)
    (folder / "meta.json").unlink()
    assert not is_begun(folder)
    assert not is_intact(folder)
