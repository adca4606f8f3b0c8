"""The words of a question are put right where they stand, and nothing else of it changes."""

import pytest
from web_examples import add_file

from answer.records import Correction
from answer.typed.correct import Corrected, correct_words

TEXTS = ("What Oculon did with its cameras is told.", "The NRC asked Oculon about cameras. Oculon said that it sells.")


@pytest.fixture
def corpus(index):
    for number, text in enumerate(TEXTS):
        add_file(index, f"{number}.txt", text)
    return index.snapshot()


def test_every_mistyped_word_is_put_right(corpus):
    assert correct_words(corpus, "Wat did Oculno’s camreas film?") == Corrected(
        "What did Oculon’s cameras film?",
        (Correction("Wat", "What"), Correction("Oculno", "Oculon"), Correction("camreas", "cameras")),
    )


@pytest.mark.parametrize(
    "text",
    [
        "What did Oculon say?",
        'Who said "Oculno sells"?',
        "Who is “Oculno”?",
        "Who is 'Oculno'?",
        "What did the NCR say?",
        "Was anybody bankrupt?",
        "Who is the chief executive?",
        "Which company was it?",
        "",
    ],
)
def test_what_is_right_or_quoted_stays(corpus, text):
    assert correct_words(corpus, text) == Corrected(text)


def test_what_is_not_sure_is_suggested(corpus):
    assert correct_words(corpus, "Wat did Okulon say?") == Corrected(
        "What did Okulon say?", (Correction("Wat", "What"),), "What did Oculon say?"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wen did it sell?", "When did it sell?"),
        ("wich are sold", "which are sold"),
        ("Wo is Ada?", "Wo is Ada?"),
        ("Wat Tyler did it", "Wat Tyler did it"),
    ],
)
def test_question_words_are_known_before_their_verb(corpus, text, expected):
    assert correct_words(corpus, text).text == expected
