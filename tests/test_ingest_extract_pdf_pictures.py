"""Pages become pictures that can be read: of PDF files and of picture files, whatever their kind."""

import io

import pytest
from pdf_files import pdf_file
from PIL import Image
from scans import picture_of, saved

from index.errors import UnreadableSource
from ingest.extract.pdf import pictures as module
from ingest.extract.pdf.pictures import draw_pages, pages_of_picture, to_picture

PAGE = picture_of("Ninety cameras.")
BLANK = Image.new("L", (1000, 600), 250)


def pages(content: bytes) -> list:
    with pages_of_picture(content, "a.tif") as (count, found):
        pictures = list(found)
    assert len(pictures) == count
    return pictures


def test_a_page_of_a_pdf_is_drawn_as_finely_as_letters_are_read():
    ((number, picture),) = draw_pages(pdf_file("Ninety cameras.", "Ten."), [1], to_read=True)
    assert (number, picture.dpi, picture.width, picture.height) == (1, 300, 2481, 3508)
    assert len(picture.dots) == 2481 * 3508
    assert not picture.is_blank


def test_a_page_that_cannot_be_drawn_is_told():
    assert list(draw_pages(pdf_file("Ten."), [0, 4], to_read=True))[1] == (4, None)
    assert list(draw_pages(b"%PDF-1.7 nothing", [0], to_read=True)) == [(0, None)]
    assert list(draw_pages(b"never opened", [], to_read=True)) == []


def test_where_pages_are_not_read_it_is_seen_which_show_something_as_long_as_that_takes_no_time(monkeypatch):
    file = pdf_file("Ten.", "")
    shown = [(number, picture.dpi, picture.is_blank) for number, picture in draw_pages(file, [0, 1], to_read=False)]
    assert shown == [(0, 75, False), (1, 75, True)]
    monkeypatch.setattr(module, "_LOOK_SECONDS", -1.0)
    assert list(draw_pages(file, [0, 1], to_read=False)) == [(0, None), (1, None)]
    assert [picture is None for _, picture in draw_pages(file, [0, 1], to_read=True)] == [False, False]


def test_a_page_is_blank_but_for_specks():
    speck = BLANK.copy()
    speck.paste(0, (10, 10, 13, 13))
    assert [to_picture(page, 150).is_blank for page in (BLANK, speck, PAGE)] == [True, True, False]


def test_white_words_on_black_are_no_blank_page():
    assert not to_picture(PAGE.point(lambda shade: 255 - shade), 150).is_blank


def test_each_picture_of_a_file_is_a_page():
    assert [page.is_blank for page in pages(saved(PAGE, BLANK, kind="TIFF"))] == [False, True]
    (page,) = pages(saved(PAGE, kind="JPEG"))
    assert (page.width, page.height, page.dpi) == (1000, 600, 150)


def test_how_fine_a_picture_is_stands_in_it_or_is_that_of_a_sheet():
    written = io.BytesIO()
    Image.new("L", (1654, 2340), 255).save(written, "PNG", dpi=(72, 72))
    assert pages(written.getvalue())[0].dpi == 200


def test_a_huge_picture_becomes_smaller():
    picture = to_picture(Image.new("L", (9000, 3000), 255), 600)
    assert (picture.width, picture.height, picture.dpi) == (4500, 1500, 300)


def test_what_shines_through_is_white():
    clear = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    assert set(pages(saved(clear))[0].dots) == {255}


@pytest.mark.parametrize("content", [b"", b"words", saved(PAGE)[:300]])
def test_what_is_no_picture_is_refused(content):
    with pytest.raises(UnreadableSource, match=r"^a\.tif is damaged, or no picture; save it again as PNG or TIFF\.$"):
        pages(content)
