"""Pages that lie askew are turned until their lines are level; straight ones stay as they are."""

import pytest
from PIL import Image
from scans import picture_of

from ingest.extract.pdf.straighten import before_turning, skew_of, turned

PAGE = picture_of(*["Ninety cameras watch the port of Leer by day and by night."] * 9)


def straighten(page: Image.Image) -> Image.Image:
    return turned(page, skew_of(page))


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


@pytest.mark.parametrize("degrees", [-2.5, 0.0, 1.3])
def test_each_dot_is_found_where_it_was(degrees):
    page = Image.new("L", (900, 500), 255)
    page.paste(0, (700, 60, 712, 72))
    there = turned(page, degrees)
    left, top, right, bottom = there.point(lambda shade: 255 * (shade < 128)).getbbox()
    across, down = before_turning((left + right) / 2, (top + bottom) / 2, there.size, degrees)
    assert (abs(across - 706) < 1.5, abs(down - 66) < 1.5) == (True, True)
