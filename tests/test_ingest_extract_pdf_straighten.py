"""Pages that lie askew are turned until their lines are level; straight ones stay as they are."""

import pytest
from PIL import Image
from scans import picture_of

from ingest.extract.pdf.straighten import straighten

PAGE = picture_of(*["Ninety cameras watch the port of Leer by day and by night."] * 9)


@pytest.mark.parametrize("degrees", [-2.0, -0.7, 1.3])
def test_a_page_is_turned_back(degrees):
    askew = PAGE.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    rows = [
        sum(1 for row in page.resize((1, page.height)).tobytes() if row > 253) for page in (askew, straighten(askew))
    ]
    assert rows[1] > rows[0] + 30  # as many more rows are white between the lines


def test_a_straight_page_stays_and_so_does_one_that_shows_nothing():
    assert straighten(PAGE) is PAGE
    blank = Image.new("L", (300, 300), 255)
    assert straighten(blank) is blank


def test_what_was_meant_to_stand_askew_is_left():
    askew = PAGE.rotate(8, fillcolor=255)
    assert straighten(askew).tobytes() == askew.tobytes()
