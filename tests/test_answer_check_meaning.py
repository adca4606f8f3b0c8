"""What an omission takes with it on which the meaning of what is kept depends."""

import pytest

from answer.check.meaning import denial_before, lost_words, negation_after
from answer.check.places import Place, places_of
from index.records import Document, Statement, document_id
from text.folded import pieces_of
from text.spans import Span


def placed(text: str, *parts: str) -> Place:
    document = Document(document_id(text), text, "A title")
    return next(places_of([pieces_of(part) for part in parts], [document]))


def said(text: str, *words: str, cue: str | None = None, direct: bool = False) -> Statement:
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in (*words, *([cue] if cue else []))]
    contents = tuple(spans[: len(words)])
    return Statement(1, document_id(text), contents, direct, None, "Oculon", spans[-1] if cue else None)


def lost(text: str, *parts: str, spoken: Statement | None = None, is_attributed: bool = False) -> tuple[str, ...]:
    return lost_words(placed(text, *parts), spoken, is_attributed=is_attributed)


@pytest.mark.parametrize(
    ("text", "parts", "words"),
    [
        ("We did not sell any camera to Novara.", ("We did", "sell any camera"), ("not",)),
        ("They buy cameras if parliament agrees in May.", ("They buy cameras", "in May"), ("if",)),
        ("The ministry may reportedly buy cameras.", ("The ministry", "buy cameras"), ("may", "reportedly")),
        ("Workers, Amnesty said, were paid less.", ("Workers", "were paid less"), ("said",)),
        ("It counts people. It does not see them.", ("It counts", "see them"), ("not",)),
    ],
)
def test_a_negation_a_condition_a_hedge_and_who_says_so_are_lost(
    text: str, parts: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert lost(text, *parts) == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The cameras, which are not cheap, were bought.", ("The cameras", "were bought")),
        ("The cameras, which allegedly were stolen, were bought.", ("The cameras", "were bought")),
        ("It is old. It is not cheap. It was bought.", ("It is old", "It was bought")),
        ("We sold cameras to Novara in May.", ("We sold", "in May")),
        ("We sold cameras, and we never sold lamps, in May of 2015.", ("We sold cameras", "in May of 2015")),
    ],
)
def test_what_only_adds_something_and_a_whole_sentence_may_be_left_out(text: str, parts: tuple[str, ...]) -> None:
    assert lost(text, *parts) == ()


def test_who_says_so_need_not_be_kept_where_the_quotation_says_it() -> None:
    assert lost("Workers, Amnesty said, were paid less.", "Workers", "were paid less", is_attributed=True) == ()


def test_what_stands_between_a_speakers_own_words_is_the_reporters() -> None:
    text = "“We sold it,” said Oculon, allegedly smiling, “in the month of May.”"
    words = "We sold it,", "in the month of May."
    assert lost(text, "We sold it", "in the month of May", spoken=said(text, *words, direct=True)) == ()
    assert lost(text, "We sold it", "in the month of May", spoken=said(text, *words)) == ("said", "allegedly")


def test_a_quotation_that_ends_before_a_negation_of_the_source_has_it_told() -> None:
    text = "They think that we will not pay the crews."
    assert negation_after(placed(text, "that we will")) == "not"
    assert negation_after(placed(text, "we will not")) == ""
    assert negation_after(placed(text, "the crews")) == ""


DENIED = "Oculon denied that its cameras had filmed people."


@pytest.mark.parametrize(("cue", "words"), [("denied", "denied"), (None, "")])
def test_words_that_a_source_has_denied_are_told_with_the_denial(cue: str | None, words: str) -> None:
    statement = said(DENIED, "its cameras had filmed people", cue=cue)
    assert denial_before(placed(DENIED, "its cameras"), [statement]) == words


def test_a_denial_that_is_quoted_too_is_none_that_is_left_out() -> None:
    statement = said(DENIED, DENIED, cue="denied")
    assert denial_before(placed(DENIED, "denied that its cameras"), [statement]) == ""


def test_own_words_and_words_elsewhere_are_not_denied() -> None:
    held = placed(DENIED, "its cameras")
    assert denial_before(held, [said(DENIED, "its cameras", cue="denied", direct=True)]) == ""
    assert denial_before(held, [said(DENIED, "filmed people", cue="denied")]) == ""
    assert denial_before(placed("Oculon said that it grew.", "it grew"), []) == ""
