"""Which points are chosen, by vectors that are worked out by hand."""

import numpy as np
import pytest

from answer.evidence.weights import OVERVIEW
from answer.overview.central import choose_points
from answer.overview.points import Point
from index.records import Document, document_id
from text.spans import Span

TEXT = "One. Two. Three. Four. Five. Six."
HELD = Document(document_id(TEXT), TEXT, "A title")


def point(number: int, section: str | None = None, leads: float = 0.0, **others: object) -> Point:
    return Point(HELD, Span(number, number + 1), section, leads, **others)


def rows(*rows: tuple[float, ...]) -> np.ndarray:
    array = np.array(rows, dtype=np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


def test_the_most_central_comes_first():
    vectors = rows((1, 0, 0), (1, 1, 1), (0, 0, 1))
    assert choose_points([point(0), point(1), point(2)], vectors, 1) == [1]


def test_no_two_are_alike():
    vectors = rows((1, 0.1), (1, 0.1), (0.1, 1))
    assert choose_points([point(0), point(1), point(2)], vectors, 3) == [0, 2]


def test_another_section_comes_before_the_same():
    vectors = rows((1, 0, 0, 0.5), (0, 1, 0, 0.5), (0, 0, 1, 0.5))
    points = [point(0, "A", OVERVIEW["first_of_document"]), point(1, "A"), point(2, "B")]
    assert choose_points(points, vectors, 2) == [0, 2]


def test_what_leans_on_another_sentence_comes_later():
    vectors = rows((1, 0), (0, 1))
    assert choose_points([point(0, is_apart=False), point(1)], vectors, 1) == [1]


def test_what_is_asked_for_may_be_worth_more():
    vectors = rows((1, 0), (0, 1))
    assert choose_points([point(0), point(1)], vectors, 1, [0.0, 0.1]) == [1]


@pytest.mark.parametrize("most", [1, 8])
def test_of_nothing_nothing_is_chosen(most):
    assert choose_points([], np.zeros((0, 2), dtype=np.float32), most) == []
