"""Which ranked passages are shown, and in which order."""

from index.records import Passage
from index.selection import collapse, take_turns


def passages(*documents: str) -> list[Passage]:
    return [Passage(number, document, 0, 1) for number, document in enumerate(documents)]


def test_behind_the_best_documents_show_two_passages_before_any_shows_a_third(monkeypatch):
    monkeypatch.setattr("index.selection.BY_RANK", 0)
    ranked = passages("a", "a", "a", "b", "a", "a", "b", "b", "c")
    assert [passage.id for passage in take_turns(ranked)] == [0, 1, 3, 6, 8, 2, 4, 7, 5]


def test_the_best_passages_come_as_they_are_ranked_whatever_document_they_are_of():
    ranked = passages(*"aaaaaaaabbc")
    assert [passage.id for passage in take_turns(ranked)] == [0, 1, 2, 3, 4, 5, 8, 9, 10, 6, 7]


def test_nothing_is_shown_of_nothing():
    assert list(take_turns([])) == []
    assert list(collapse([], lambda _: "")) == []


def shown(*texts: str) -> list[int]:
    return [passage.id for passage in collapse(passages(*texts), lambda passage: passage.document_id)]


def test_the_first_of_near_identical_passages_is_shown():
    text = "the company denied that its cameras were ever used for real time surveillance in the city"
    assert shown(text, text.upper(), text + " centre", "Another text altogether.", text) == [0, 3]


def test_passages_that_differ_in_a_fact_are_both_shown():
    first = "The police bought forty cameras in 2019."
    assert shown(first, first.replace("forty", "ninety")) == [0, 1]


def test_one_that_holds_another_and_as_much_again_is_shown():
    text = "one two three four five six"
    assert shown(text, f"{text} seven eight nine ten eleven twelve") == [0, 1]


def test_very_short_passages_are_compared_whole():
    assert shown("Yes.", "yes.", "No.") == [0, 2]


def test_texts_are_read_only_as_far_as_needed():
    read: list[int] = []
    ranked = collapse(passages("a b c", "d e f", "g h i"), lambda one: read.append(one.id) or one.document_id)
    next(ranked)
    assert read == [0]
