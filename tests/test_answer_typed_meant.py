"""What a mistyped word was meant to be, and when that is not sure."""

import pytest
from web_examples import add_file

from answer.typed.meant import Meant, meant_by
from answer.typed.vocabulary import vocabulary

TEXTS = (
    "Oculon sells cameras for real-time use. The police of Arlen use cameras of Oculon. The thief came.",
    "“We sell,” said Peter Hallerborn of Oculon to the Gazette. Hallerborn denied the reports in parliament.",
    "Hallerborn spoke in parliament.",
    "The ministry of Arlen has a report. Oculon Systems exports. Parliament votes on exports. Once Vantex was named.",
)


@pytest.fixture
def meant(index):
    for number, text in enumerate(TEXTS):
        add_file(index, f"{number}.txt", text)
    corpus = index.snapshot()

    def of(word: str, *others: str, is_first: bool = False) -> Meant | None:
        return meant_by(corpus, vocabulary(corpus), word, others or [word], is_first=is_first)

    return of


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Oculno", "Oculon"),
        ("oculno", "Oculon"),
        ("Occulon", "Oculon"),
        ("Ocuon", "Oculon"),
        ("camreas", "cameras"),
        ("parlaiment", "parliament"),
        ("Hallerbron", "Hallerborn"),
        ("realtime", "real-time"),
    ],
)
def test_slips_are_put_right(meant, typed, word):
    assert meant(typed) == Meant(word, is_sure=True)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Okulon", "Oculon"),  # might be another name
        ("Oculo", "Oculon"),
        ("Hallerborg", "Hallerborn"),
        ("Halerborn", "Hallerborn"),  # a person's name is put right only where letters changed places
        ("Vantxe", "Vantex"),  # named once
    ],
)
def test_what_may_be_another_name_is_only_asked(meant, typed, word):
    assert meant(typed) == Meant(word, is_sure=False)


@pytest.mark.parametrize("typed", ["Nolan", "chief", "bankrupt", "Axe", "Qosmos", "Zentauri", "chieff"])
def test_other_words_are_left_alone(meant, typed):
    assert meant(typed) is None or not meant(typed).is_sure


def test_a_part_of_a_name_is_put_right_if_the_name_is_there(meant):
    assert meant("Halleborn", "Peter", "Halleborn") == Meant("Hallerborn", is_sure=True)
    assert meant("Halleborn", "Judith", "Halleborn") is None
    assert meant("Halleborn", "Petre", "Halleborn") == Meant("Hallerborn", is_sure=True)
    assert meant("Sytsems", "Oculon", "Sytsems") == Meant("Systems", is_sure=True)
    assert meant("Hallerbern", "Peter", "Hallerbern") == Meant("Hallerborn", is_sure=False)
    assert meant("Halleborn", "Petra", "Halleborn") is None
