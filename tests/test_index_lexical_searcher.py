"""Passages are found by their words, all of them or some; an index that turns out to be damaged finds nothing."""

import pytest

from index.lexical import LexicalIndex
from index.lexical_entries import Entry


def test_damage_met_in_a_search_is_noted_and_nothing_is_found(tmp_path, monkeypatch):
    index = LexicalIndex(tmp_path / "lexical", "stamp")
    with index.writing():
        index.change(1, None, [Entry(1, "alpha beta"), Entry(2, "alpha")])
    searcher = index.frozen(["en"])
    assert (searcher.search("alpha", 9), searcher.frequency("beta", "en"), searcher.is_damaged) == ([2, 1], 1, False)

    class Panicking:
        def search(self, *_: object, **__: object) -> None:
            raise type("PanicException", (BaseException,), {})

    monkeypatch.setattr(searcher, "_searcher", Panicking())
    assert (searcher.search("alpha", 9), searcher.is_damaged) == ([], True)
    assert (searcher.frequency("beta", "en"), searcher.written_words()) == (0, {})
    assert searcher.word_scores("alpha", [1]) == {1: 0.0}


@pytest.fixture
def searcher(tmp_path):
    """Twenty passages: each has "alpha", the later the more often; the even ones are German."""
    index = LexicalIndex(tmp_path / "lexical", "stamp")
    with index.writing():
        index.change(1, None, [Entry(id, "alpha " * id + f"beta{id} kamera") for id in range(1, 21)])
    return index.frozen(["en"])


@pytest.mark.parametrize("spare", [0, 1, 2, 100], ids=["too few", "as many", "more", "looked for by their ids"])
@pytest.mark.parametrize(("among", "limit"), [(range(1, 21, 2), 4), ([3], 2), ([1, 2], 2), (range(1, 21), 30), ([], 3)])
def test_what_is_narrowed_finds_what_the_whole_finds_of_it_in_both_ways(searcher, monkeypatch, spare, among, limit):
    monkeypatch.setattr("index.lexical_searcher._SPARE", spare)
    expected = [(id, score) for id, score in searcher.best("alpha", 20).items() if id in among][:limit]
    narrow = searcher.narrowed(list(among))
    assert list(narrow.best("alpha", limit).items()) == expected
    pieces = [id for id in searcher.search_pieces("kameras", 20) if id in among][:limit]
    assert narrow.search_pieces("kameras", limit) == pieces
    assert narrow.word_scores("alpha", [id for id, _ in expected]) == dict(expected)


def test_what_is_narrowed_counts_its_own_passages_where_that_is_asked_for(searcher):
    narrow = searcher.narrowed([1, 2, 3])
    assert (narrow.frequency("alpha", "en"), narrow.frequency_within("alpha", "en")) == (20, 3)
    assert (narrow.frequency_within("beta4", "en"), narrow.frequency_within("beta3", "en")) == (0, 1)
    assert (searcher.frequency_within("alpha", "en"), narrow.frequency_within("", "en")) == (20, 0)
    assert narrow.written_words() == {"alpha": 3, "kamera": 3, "beta1": 1, "beta2": 1, "beta3": 1}


def test_compounds_are_found_by_a_part_where_nothing_has_the_word_itself(tmp_path):
    index = LexicalIndex(tmp_path / "lexical", "stamp")
    german = [Entry(1, "Die Gesichtserkennungssoftware läuft.", "de"), Entry(2, "Die Kameras laufen.", "de")]
    with index.writing():
        index.change(1, None, [*german, Entry(3, "Kameras der Videoüberwachungsanlage.", "de")])
    searcher = index.frozen(["de", "en"])
    assert [searcher.search(word, 9) for word in ("Gesichtserkennung", "Software", "Erkennung")] == [[1], [1], []]
    assert [searcher.frequency(word, "de") for word in ("Gesichtserkennung", "Anlage", "Kamera", "Bild")] == [
        1,
        1,
        2,
        0,
    ]
    assert (searcher.frequency("Software", "en"), index.frozen(["en"]).search("Software", 9)) == (0, [])


def test_signs_without_blanks_are_found_by_their_pairs(tmp_path):
    index = LexicalIndex(tmp_path / "lexical", "stamp")
    with index.writing():
        index.change(1, None, [Entry(1, "法院禁止运营商保存通信记录", "zh"), Entry(2, "两架无人机飞越了湖", "zh")])
    assert [index.frozen(["zh"]).search(word, 9) for word in ("通信", "无人机", "车牌")] == [[1], [2], []]
