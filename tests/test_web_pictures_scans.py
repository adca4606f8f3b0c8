"""Words on pages that are pictures are found where they stand, also where the page lies askew."""

import io

import pytest
from PIL import Image
from scans import need_tesseract, picture_of, saved

from ingest.picture_reader import ReadLine, ReadWord
from web.pictures import scans
from web.pictures.marks import Words
from web.pictures.page import draw
from web.pictures.scans import glyphs_of_scan

LINES = ("The port of Leer has ninety cameras.", "Nobody asked who pays for them.", "The council meets on Monday.")


class Reads:
    """Reads one word of two letters, ten dots wide each, whatever the picture."""

    def read(self, _picture: object) -> list[ReadLine]:
        return [ReadLine((ReadWord("ab", 96, 100.0, 120.0, 40.0, 70.0),), 70.0, 30.0)]


class Tires:
    """Reads nothing in the time it has."""

    def read(self, _picture: object) -> list[ReadLine]:
        raise TimeoutError


def opens(monkeypatch: pytest.MonkeyPatch, reader: object) -> None:
    monkeypatch.setattr(scans, "open_tesseract", lambda *_: reader)


def test_letters_have_the_box_of_their_word_in_the_units_of_what_is_shown(monkeypatch):
    opens(monkeypatch, Reads())
    page = saved(picture_of("ab", size=(1000, 600)))
    read = glyphs_of_scan(page, 1, "eng", (500, 300))
    assert [(one.sign, one.box.across, one.box.down) for one in read] == [
        ("a", (50.0, 60.0), (265.0, 280.0)),
        ("b", (50.0, 60.0), (265.0, 280.0)),
    ]


@pytest.mark.parametrize("reader", [None, Tires()])
def test_nothing_is_found_where_nothing_reads_or_it_takes_too_long(monkeypatch, reader):
    opens(monkeypatch, reader)
    assert glyphs_of_scan(saved(picture_of("ab")), 1, "eng", (500, 300)) == []


@pytest.mark.parametrize(
    "content", [b"no picture", saved(picture_of("ab"))[:200], saved(Image.new("L", (900, 600), 255), kind="PDF")]
)
def test_nothing_is_found_on_what_is_no_page_or_shows_nothing(monkeypatch, content):
    opens(monkeypatch, Reads())
    assert glyphs_of_scan(content, 1, "eng", (500, 300)) == []
    assert glyphs_of_scan(saved(picture_of("ab")), 2, "eng", (500, 300)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "PDF"])
@pytest.mark.parametrize("degrees", [0.0, 1.5])
def test_words_are_marked_where_they_were_read(kind, degrees):
    need_tesseract()
    page = picture_of(*LINES).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    picture = draw(saved(page, kind=kind), 1, Words("Nobody asked who pays for them."), "eng")
    shown = Image.open(io.BytesIO(picture.png)).convert("L")
    left, top = min(one.left for one in picture.marks), min(one.top for one in picture.marks)
    right = max(one.left + one.width for one in picture.marks)
    bottom = max(one.top + one.height for one in picture.marks)
    scale = picture.width / 1000
    # Its second line begins 80 dots from the left and 125 from the top, where the page lies straight.
    assert (abs(left - 80 * scale) < 20 * scale, right - left > 350 * scale) == (True, True)
    assert 100 * scale < top < bottom < 190 * scale
    # With the marks wiped, no ink is left in the middle of the second line.
    for mark in picture.marks:
        shown.paste(255, (mark.left - 3, mark.top, mark.left + mark.width + 3, mark.top + mark.height))
    height = bottom - top
    middle = shown.crop((0, round(top + 0.45 * height), shown.width, round(top + 0.55 * height)))
    assert middle.getextrema()[0] > 128


@pytest.mark.slow
def test_without_languages_nothing_is_read():
    assert draw(saved(picture_of(*LINES)), 1, Words(LINES[0])).marks == ()
