"""Where on the page text is drawn."""

import math

import pytest

from ingest.extract.pdf.lines import Fragment
from ingest.extract.pdf.pen import Pen

STAY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def moved(x: float, y: float) -> tuple[float, ...]:
    return (1.0, 0.0, 0.0, 1.0, x, y)


def test_text_in_a_form_stands_where_the_form_does():
    pen = Pen(math.inf)
    pen.before_operation(b"Do", [], moved(100, 200), STAY)
    pen.before_operation(b"Tj", [b"in"], STAY, moved(5, 6))
    pen.show("in", STAY, moved(5, 6), None, 10)
    pen.after_operation(b"Do", [], moved(100, 200), STAY)
    pen.before_operation(b"Td", [], STAY, STAY)
    pen.before_operation(b"Tj", [b"out"], STAY, moved(5, 6))
    pen.show("out", STAY, moved(5, 6), None, 10)

    assert pen.fragments == [
        Fragment("in", 105, 206, 10, reach=105, tail=2),
        Fragment("out", 5, 6, 10, reach=5, tail=3),
    ]


def test_places_follow_the_direction_of_writing():
    pen = Pen(math.inf)
    pen.show("up", STAY, (0.0, 2.0, -2.0, 0.0, 30.0, 40.0), {"/BaseFont": "/Arial-Bold"}, 10)

    assert pen.fragments == [Fragment("up", 40, -30, 20, angle=90, bold=True)]


def test_what_is_shown_without_moving_in_between_was_drawn_in_one_go():
    pen = Pen(math.inf)
    pen.before_operation(b"Tj", [b"ab"], STAY, moved(10, 0))
    pen.before_operation(b"TJ", [[b"c", -300, b"d"]], STAY, moved(10, 0))
    pen.show("abc d", STAY, moved(10, 0), None, 10)
    pen.before_operation(b"Td", [], STAY, moved(50, 0))
    pen.before_operation(b"Tj", [b"\0e\0f"], STAY, moved(50, 0))
    pen.show(" ef", STAY, moved(50, 0), {"/Subtype": "/Type0"}, 10)

    assert [(fragment.reach, fragment.tail) for fragment in pen.fragments] == [(10, 5), (50, 2)]


@pytest.mark.parametrize("operands", [[b"-"], [[b"-", 3]]])
def test_a_hyphen_marked_as_soft_is_shown_as_such(operands):
    pen = Pen(math.inf)
    pen.before_operation(b"BDC", ["/Span", {"/ActualText": "\u00ad"}], STAY, STAY)
    pen.before_operation(b"Tj", operands, STAY, STAY)

    assert operands in (["\u00ad"], [["\u00ad"]])


def test_the_pen_stops_when_its_time_is_up():
    with pytest.raises(TimeoutError):
        Pen(0.0).before_operation(b"Tj", [b"late"], STAY, STAY)
