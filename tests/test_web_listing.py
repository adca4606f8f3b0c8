"""The list of documents: in an order, with what is not known last; filtered; a page at a time."""

from web_examples import add_file, make_document

from web.listing import Entry, entries_of, in_order, matching, ordered

PAPER = Entry.of(make_document("a", title="on skies", publisher="Paper", published="2020-09-21", path="s.pdf"), 12, 0)
BARE = Entry.of(make_document("b", title="Untold"), 1, 1)
OLD = Entry.of(make_document("c", title="An old one", publisher="agency", published="1999", authors=("Ada",)), 3, 2)
ALL = [PAPER, BARE, OLD]


def titles(entries) -> list[str]:
    return [entry.document.title for entry in entries]


def test_each_order_and_its_reverse():
    def both(order: str) -> tuple[list[str], list[str]]:
        return titles(in_order(ALL, order)), titles(in_order(ALL, order, is_descending=True))

    assert both("title") == (["An old one", "on skies", "Untold"], ["Untold", "on skies", "An old one"])
    assert both("publisher") == (["An old one", "on skies", "Untold"], ["on skies", "An old one", "Untold"])
    assert both("published") == (["An old one", "on skies", "Untold"], ["on skies", "An old one", "Untold"])
    assert both("passages") == (["Untold", "An old one", "on skies"], ["on skies", "An old one", "Untold"])
    assert both("added") == (["on skies", "Untold", "An old one"], ["An old one", "Untold", "on skies"])


def test_the_filter_wants_all_words_anywhere_in_the_metadata():
    assert matching(ALL, "paper SKIES") == [PAPER]
    assert matching(ALL, "2020-09") == [PAPER]
    assert matching(ALL, "ada") == [OLD]
    assert matching(ALL, "paper untold") == []
    assert matching(ALL, " ") == ALL


def test_the_order_in_which_they_came_is_known_and_all_is_worked_out_once(index):
    for name in ("beta.txt", "alpha.txt"):
        add_file(index, name, f"{name} is a letter.")
    corpus = index.snapshot()
    assert titles(entries_of(corpus)) == ["alpha", "beta"]
    assert titles(ordered(corpus, "added", is_descending=False)) == ["beta", "alpha"]
    assert [entry.passages for entry in entries_of(corpus)] == [1, 1]
    assert ordered(corpus, "added", is_descending=False) is ordered(corpus, "added", is_descending=False)
