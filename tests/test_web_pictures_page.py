"""Pages drawn by pdfium: the size, the marks where the words are, and files that cannot be drawn."""

import io

import pytest
from pdf_files import pdf_file
from PIL import Image
from scans import picture_of, saved

from web.pictures.marks import Words
from web.pictures.page import draw

FILE = pdf_file("The police export.", "The army imports.\nNobody asks.")


def darkest(png: bytes, mark) -> int:
    area = (mark.left, mark.top, mark.left + mark.width, mark.top + mark.height)
    return Image.open(io.BytesIO(png)).convert("L").crop(area).getextrema()[0]


def test_the_words_are_marked_where_they_are_drawn():
    picture = draw(FILE, 2, Words("Nobody asks."))
    [mark] = picture.marks
    assert Image.open(io.BytesIO(picture.png)).size == (picture.width, picture.height)
    assert 1400 <= picture.width <= 1401
    assert darkest(picture.png, mark) < 60
    [above] = draw(FILE, 2, Words("The army imports.")).marks
    assert above.top + above.height <= mark.top + 2
    # A mark is as wide as its words, and as high as a line of 12 points: 8 mm of 210 are 53 of 1400 pixels.
    assert (round(mark.left / 10), 100 < mark.width < 200, 20 < mark.height < 53) == (7, True, True)


def test_nothing_is_marked_that_is_not_asked_for_or_not_there():
    assert draw(FILE, 1, None).marks == ()
    assert draw(FILE, 1, Words("The army imports.")).marks == ()


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_page_that_is_not_there_is_none(number):
    assert draw(FILE, number, None) is None


@pytest.mark.parametrize("content", [b"%PDF-1.4 nothing else", b"", FILE[: len(FILE) // 2]])
def test_a_file_that_cannot_be_read_has_no_picture(content):
    assert draw(content, 1, None) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_file_is_shown_as_it_is_and_nothing_is_marked_on_it(kind):
    picture = draw(saved(picture_of("Ninety cameras."), kind=kind), 1, Words("Ninety cameras."))
    assert (picture.width, picture.height, picture.marks) == (1000, 600, ())
    assert draw(saved(picture_of("Ninety cameras."), kind=kind), 2, None) is None


def test_the_second_picture_of_a_file_is_its_second_page():
    content = saved(picture_of("One."), picture_of("Two.", size=(3000, 1000)), kind="TIFF")
    assert (draw(content, 2, None).width, draw(content, 2, None).height) == (1400, 467)
    assert draw(content, 0, None) is None


def test_a_damaged_picture_is_none():
    assert draw(saved(picture_of("One."))[:200], 1, None) is None


def test_a_page_that_is_far_too_high_is_drawn_small():
    from fpdf import FPDF

    file = FPDF(format=(10, 4000))
    file.add_page()
    picture = draw(bytes(file.output()), 1, None)
    assert (picture.height, picture.width < 10) == (2800, True)
