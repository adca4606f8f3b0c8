"""Lexical search: BM25 of words and pieces as computed by hand, any query, an index that is current or built anew."""

import math
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from index.errors import IndexBusy, IndexNotWritable
from index.lexical import LexicalIndex
from index.lexical_entries import Entry, in_segments
from index.lexical_files import Segment, segments_of


def change(index: LexicalIndex, generation: int, removed: list[int] | None, *added: tuple[int, str]) -> None:
    with index.writing():
        index.change(generation, removed, [Entry(*each) for each in added])


def scores(index: LexicalIndex, query: str) -> dict[int, float]:
    return index.word_scores(query, index.search(query, 9))


def in_small_segments(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr("index.lexical.in_segments", partial(in_segments, size=size))


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    return LexicalIndex(tmp_path / "lexical", "stamp")


def bm25(frequency: int, length: int, mean_length: float, entries: int, entries_with_word: int) -> float:
    rarity = math.log(1 + (entries - entries_with_word + 0.5) / (entries_with_word + 0.5))
    return rarity * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / mean_length))


def test_scores_are_bm25(index):
    change(index, 1, None, (1, "police use cameras"), (2, "police police"), (3, "export rules"))
    # The entry with the generation counts as one of four, without words: the mean length is 7 / 4.
    assert scores(index, "police") == pytest.approx({2: bm25(2, 2, 7 / 4, 4, 2), 1: bm25(1, 3, 7 / 4, 4, 2)}, rel=1e-5)
    assert scores(index, "police exports")[3] == pytest.approx(bm25(1, 2, 7 / 4, 4, 1), rel=1e-5)
    assert index.search("police", 1) == [2]


def test_pieces_are_scored_by_bm25_too(index):
    change(index, 1, None, (1, "Kameras"), (2, "rules"))
    # kame amer mera eras, and rule ules: the mean length of three entries is 6 / 3.
    expected = 3 * bm25(1, 4, 6 / 3, 3, 1)
    assert index.piece_scores("Kamera", [1, 2]) == pytest.approx({1: expected, 2: 0.0}, rel=1e-5)


def test_pieces_find_compounds_and_misspelled_names(index):
    change(index, 1, None, (1, "Überwachungskameras in Urumqi", "de"), (2, "Regeln"))
    index.languages = ["de"]
    for query, by_words in (("Kamera", []), ("Ueberwachung", [1]), ("Urumqqi", [])):
        assert (index.search(query, 9), index.search_pieces(query, 9)) == (by_words, [1]), query


def test_words_are_reduced_by_the_rules_of_each_language(index):
    change(index, 1, None, (1, "alte Häuser", "de"), (2, "the cameras", "en"))
    index.languages = ["de", "en"]
    assert (index.search("Haus", 9), index.search("camera", 9)) == ([1], [2])
    assert (index.frequency("Haus", "de"), index.frequency("Haus", "en"), index.frequency("camera", "en")) == (1, 1, 1)
    index.languages = ["en"]
    assert index.search("Hausen", 9) == []


def test_case_accents_and_endings_do_not_matter(index):
    change(index, 1, None, (1, "Surveillance EXPORTED by Société Générale"))
    for query in ("export", "exporting", "SOCIETE", "générales"):
        assert list(index.search(query, 9)) == [1], query


@pytest.mark.parametrize(
    "query", ["", " ", "?!", '"', 'body:"alpha', "-alpha", "+(", "\\", "*", "[a TO b]", "a\0b", "NOT"]
)
def test_any_text_can_be_asked(index, query):
    change(index, 1, None, (1, "beta"))
    assert index.search(query, 9) == []


def test_words_between_operators_count_as_words(index):
    change(index, 1, None, (1, "alpha beta"))
    assert list(index.search('title:"alpha" AND NOT beta^2 ~', 9)) == [1]


def test_common_words_alone_find_what_holds_them(index):
    change(index, 1, None, (1, "who is it"), (2, "nothing"))
    assert list(index.search("Who is?", 9)) == [1]


def test_a_very_long_query_is_answered_from_its_beginning(index):
    change(index, 1, None, (1, "alpha"), (2, "beta"))
    query = "alpha " * 1000 + " ".join(f"word{number}" for number in range(12_000)) + " beta"
    assert len(query) > 100_000
    assert scores(index, query) == pytest.approx(scores(index, "alpha"))


def test_scores_of_given_passages_are_those_of_the_search(index):
    change(index, 1, None, (1, "alpha beta"), (2, "alpha"), (3, "gamma"))
    found = scores(index, "alpha beta")
    assert index.word_scores("alpha beta", [3, 1]) == pytest.approx({3: 0.0, 1: found[1]})
    assert index.word_scores("", [1]) == {1: 0.0}
    assert index.word_scores("alpha", []) == {}


def test_equal_scores_are_in_order_of_id(index):
    change(index, 1, None, *((id, "alpha") for id in (2**63 - 1, 3, 2**62)))
    assert list(index.search("alpha", 9)) == [3, 2**62, 2**63 - 1]


def test_frequency_counts_passages_and_forms_of_a_word(index):
    change(index, 1, None, (1, "camera cameras"), (2, "Camera"), (3, "real-time use"))
    counts = {"cameras": 2, "real-time": 1, "real-use": 1, "time-camera": 0, "zeta": 0, "?": 0}
    assert {word: index.frequency(word, "en") for word in counts} == counts


def test_changes_add_replace_and_remove(index):
    change(index, 1, None, (1, "alpha"), (2, "beta"))
    change(index, 2, [1, 2, 99], (2, "gamma"), (3, "alpha"))
    assert (index.generation, index.passage_count) == (2, 2)
    assert [list(index.search(word, 9)) for word in ("alpha", "beta", "gamma")] == [[3], [], [2]]
    change(index, 3, None)
    assert (index.generation, index.passage_count, index.search("alpha", 9)) == (3, 0, [])


def test_an_index_is_open_to_others_of_the_same_stamp_only(index, tmp_path):
    assert index.generation is None
    change(index, 5, None, (1, "alpha"))
    again = LexicalIndex(tmp_path / "lexical", "stamp")
    assert (again.generation, list(again.search("alpha", 9))) == (5, [1])
    assert LexicalIndex(tmp_path / "lexical", "other").generation is None


def test_what_was_not_committed_is_not_there(index, tmp_path):
    change(index, 1, None, (1, "alpha"))

    def breaks():
        yield Entry(2, "beta")
        raise RuntimeError

    with pytest.raises(RuntimeError), index.writing():
        index.change(2, [1], breaks())
    again = LexicalIndex(tmp_path / "lexical", "stamp")
    assert (again.generation, list(again.search("alpha beta", 9))) == (1, [1])
    change(index, 2, [1], (3, "gamma"))
    assert list(index.search("alpha beta gamma", 9)) == [3]


def test_what_another_process_wrote_is_seen_when_writing(index, tmp_path):
    code = (
        "from pathlib import Path\n"
        "from index.lexical import LexicalIndex\n"
        "from index.lexical_entries import Entry\n"
        f"index = LexicalIndex(Path({str(tmp_path / 'lexical')!r}), 'stamp')\n"
        "with index.writing():\n"
        "    index.change(4, None, [Entry(8, 'alpha')])\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with index.writing():
        assert (index.generation, list(index.search("alpha", 9))) == (4, [8])


@pytest.mark.parametrize("pattern", ["meta.json", "*.term", "*.idx", "*.store", "*.fast", "*.fieldnorm"])
@pytest.mark.parametrize("damage", ["delete", "truncate", "overwrite"])
def test_a_damaged_index_begins_empty(index, tmp_path, pattern, damage):
    change(index, 1, None, (1, "alpha"))
    for file in list((tmp_path / "lexical").glob(pattern)):
        content = file.read_bytes()
        if damage == "delete":
            file.unlink()
        else:
            file.write_bytes(content[: len(content) // 2] if damage == "truncate" else b"x" * len(content))
    again = LexicalIndex(tmp_path / "lexical", "stamp")
    assert (again.generation, again.passage_count) == (None, 0)
    change(again, 1, None, (1, "alpha"))
    assert list(again.search("alpha", 9)) == [1]


def test_an_index_deleted_while_it_is_open_begins_empty_when_written(index, tmp_path):
    change(index, 1, None, (1, "alpha"))
    shutil.rmtree(tmp_path / "lexical")
    assert list(index.search("alpha", 9)) == [1]
    with index.writing():
        assert (index.generation, index.passage_count) == (None, 0)
        index.change(2, None, [Entry(2, "alpha")])
    assert list(LexicalIndex(tmp_path / "lexical", "stamp").search("alpha", 9)) == [2]


def test_an_index_that_another_process_holds_is_named(index, tmp_path):
    other = LexicalIndex(tmp_path / "lexical", "stamp")
    with index.writing(), pytest.raises(IndexBusy, match="Another process"), other.writing(0.1):
        pass
    with other.writing():
        other.change(1, None, [])


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(IndexNotWritable, match="cannot be written"):
        LexicalIndex(tmp_path / "file" / "lexical", "stamp")


def test_words_are_kept_as_they_are_written(index):
    change(index, 1, None, (1, "Oculon’s cameras, Oculon"), (2, "oculon CAMERAS²"))
    assert index.written_words() == {"Oculon": 1, "s": 1, "cameras": 1, "oculon": 1, "CAMERAS": 1}
    change(index, 2, [1], (3, "Šimić"))
    assert index.written_words() == {"oculon": 1, "CAMERAS": 1, "Šimić": 1}


def test_only_the_segments_that_hold_removed_words_are_written_anew(index, tmp_path, monkeypatch):
    in_small_segments(monkeypatch, 2)
    words = ["alpha one", "alpha two", "secret three", "alpha four", "alpha five"]
    change(index, 1, None, *enumerate(words, 1))
    assert segments_of(tmp_path / "lexical") == [Segment(count, 0) for count in (2, 2, 1, 1)]  # one holds the state
    assert (index.keeps_removed, index.beside_removed()) == (False, [])
    before = scores(index, "alpha")
    files = {file.name for file in (tmp_path / "lexical").glob("*.term")}

    change(index, 2, [3])
    assert (index.keeps_removed, index.beside_removed()) == (True, [4])
    with index.writing():
        index.rewrite(2, [4], [Entry(4, words[3])])
    assert (index.keeps_removed, index.generation, index.passage_count) == (False, 2, 4)
    assert index.beside_removed() == []
    assert not index._searcher.terms_with_prefix("written", "secret")
    assert len(files & {file.name for file in (tmp_path / "lexical").glob("*.term")}) == 2
    assert scores(index, "alpha").keys() == before.keys()

    change(index, 3, [1])
    assert index.beside_removed() == [2]  # and not what lies beside the state
    assert LexicalIndex(tmp_path / "lexical", "stamp").keeps_removed


def test_scores_do_not_depend_on_the_segments(index, tmp_path, monkeypatch):
    words = [(number, "alpha " * number + "beta") for number in range(1, 8)]
    change(index, 1, None, *words)
    in_small_segments(monkeypatch, 2)
    divided = LexicalIndex(tmp_path / "divided", "stamp")
    change(divided, 1, None, *words)
    assert scores(divided, "alpha beta") == scores(index, "alpha beta")


def test_an_index_whose_building_ended_midway_holds_no_generation(index, tmp_path, monkeypatch):
    in_small_segments(monkeypatch, 2)
    change(index, 1, None, (1, "alpha"))

    def breaks():
        yield from (Entry(number, "beta") for number in range(2, 7))
        raise RuntimeError

    with pytest.raises(RuntimeError), index.writing():
        index.change(2, None, breaks())
    assert LexicalIndex(tmp_path / "lexical", "stamp").generation is None


def test_what_lies_beside_removed_words_is_not_told_of_files_that_are_not_the_index_s(index, tmp_path):
    change(index, 1, None, (1, "alpha"))
    (tmp_path / "lexical" / "meta.json").unlink()
    assert index.beside_removed() is None
