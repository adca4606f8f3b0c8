"""A lexical index whose files turn out to be damaged finds nothing from then on, and says so."""

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
