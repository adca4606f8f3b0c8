"""At most one move of the pen before each text, and the pen where it was."""

import pytest

from ingest.extract.pdf.moves import settle_moves

SHOW = (["text"], b"Tj")
BEGIN, END, NEXT = ([], b"BT"), ([], b"ET"), ([], b"T*")


def at(x: float, y: float, *scale: float) -> tuple[list[float], bytes]:
    return [*(scale or (1, 0, 0, 1)), x, y], b"Tm"


@pytest.mark.parametrize(
    ("drawn", "settled"),
    [
        ([SHOW, NEXT, END, BEGIN, at(1, 2), SHOW], [SHOW, END, BEGIN, at(1, 2), SHOW]),
        ([SHOW, ([0, -12], b"TD"), at(1, 2), SHOW], [SHOW, ([12], b"TL"), at(1, 2), SHOW]),
        ([at(5, 9, 2, 0, 0, -2), ([3, 4], b"Td"), SHOW], [at(11, 1, 2, 0, 0, -2), SHOW]),
        ([([1, 2], b"Td"), ([3, 4], b"TD"), SHOW], [([-4], b"TL"), ([4, 6], b"Td"), SHOW]),
        ([([1, 2], b"TD"), ([3, 4], b"Td"), SHOW], [([-2], b"TL"), ([4, 6], b"Td"), SHOW]),
        ([SHOW, NEXT, SHOW], [SHOW, NEXT, SHOW]),
        ([NEXT, ([1, 2], b"Td"), SHOW], [NEXT, ([1, 2], b"Td"), SHOW]),
        ([at(1, 2), (["name"], b"Do"), at(3, 4), SHOW], [at(1, 2), (["name"], b"Do"), at(3, 4), SHOW]),
        ([at(1, 2), (["x", 3], b"Td"), SHOW], [at(1, 2), (["x", 3], b"Td"), SHOW]),
        ([at(1, 2), ([1, 2], b"Tm"), SHOW], [at(1, 2), ([1, 2], b"Tm"), SHOW]),
        ([], []),
    ],
)
def test_moves_that_draw_nothing_go(drawn, settled):
    assert settle_moves(drawn) == settled
