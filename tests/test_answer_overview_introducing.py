"""How a sentence introduces a name."""

import pytest

from answer.overview.introducing import Introduction, best_introduction, introduction, is_written_as_name
from answer.overview.points import Point
from index.records import Document, document_id
from text.spans import Span


@pytest.mark.parametrize(
    ("name", "sentence", "expected"),
    [
        ("the Arlen Accord", "The Arlen Accord is a voluntary group of states.", Introduction.DEFINED),
        ("Morpho", "They are Morpho, a French company that is large; and others.", Introduction.DEFINED),
        ("Idemia", "It was Morpho, a French company that is called Idemia today.", Introduction.DEFINED),
        ("ASPI", "The Arlen Strategic Policy Institute (ASPI) disagreed.", Introduction.DEFINED),
        ("Ann Lee", "Its researcher Ann Lee said so.", Introduction.DESCRIBED),
        ("Ann Lee", "Ann Lee, head of communications, answered.", Introduction.DESCRIBED),
        ("Noldus", "They are two: Noldus Information Technology of the Netherlands.", Introduction.DESCRIBED),
        ("Noldus", "The joint product of Noldus and Vicar reads emotions.", Introduction.MENTIONED),
        ("Noldus", "Its chief executive Lucas Noldus stated it.", Introduction.NONE),
        ("Kolb", "The firm sold cameras.", Introduction.NONE),
        ("clause", "A clause is the exception that brings in any item.", Introduction.DEFINED),
    ],
)
def test_a_sentence_introduces_a_name(name, sentence, expected):
    assert introduction(name, sentence) is expected


def points(*sentences: str) -> list[Point]:
    text = " ".join(sentences)
    held = Document(document_id(text), text, "A title")
    return [Point(held, Span(text.index(one), text.index(one) + len(one)), None, 0.0) for one in sentences]


def test_the_best_introduction_is_found_and_nothing_where_none_is_good_enough():
    found = points("Kolb sold it.", "Kolb is a maker of cameras.", "Kolb is the largest of all.")
    assert best_introduction("Kolb", found, Introduction.DEFINED) is found[1]
    assert best_introduction("Kolb", found[:1], Introduction.DEFINED) is None
    assert best_introduction("Kolb", found[:1], Introduction.MENTIONED) is found[0]


def test_a_name_is_what_a_text_writes_with_a_capital_inside_sentences():
    assert is_written_as_name("ann lee", "So said Ann Lee.")
    assert not is_written_as_name("right", "Right is who is right.")
