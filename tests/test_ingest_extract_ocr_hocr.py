"""hOCR becomes lines of words, with where they stand and how sure they are."""

from ingest.extract.ocr.hocr import read_hocr
from ingest.picture_reader import ReadLine, ReadWord

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>'


def word(text: str, left: int, sure: int) -> str:
    return f"<span class='ocrx_word' title='bbox {left} 80 {left + 50} 100; x_wconf {sure}'>{text}</span> "


def line(*words: str, title: str = "bbox 10 80 300 110; baseline 0.01 -8; x_size 24; x_descenders 5") -> str:
    return f"<p class='ocr_par'><span class='ocr_line' title=\"{title}\">{''.join(words)}</span></p>"


def page(*lines: str) -> bytes:
    return f"{HEAD}{''.join(lines)}</body></html>".encode()


def test_a_line_has_its_words_and_where_its_letters_stand():
    read = read_hocr(page(line(word("Ninety", 10, 96), word("<strong>cameras</strong>", 80, 61))))
    words = ReadWord("Ninety", 96, 10.0, 60.0, 80.0, 100.0), ReadWord("cameras", 61, 80.0, 130.0, 80.0, 100.0)
    assert read == [ReadLine(words, 102.0, 24.0)]


def test_a_line_without_a_baseline_stands_on_the_edge_of_its_box():
    assert read_hocr(page(line(word("A", 10, 90), title="bbox 10 80 300 110; x_size 24")))[0].baseline == 110.0


def test_what_nobody_is_sure_of_is_a_drawing():
    drawing, doubt = line(word("~|", 10, 12), word("\\/", 80, 40)), line(word("Leer", 10, 41))
    assert [[one.text for one in read.words] for read in read_hocr(page(drawing, doubt))] == [["Leer"]]


def test_what_is_no_word_or_has_no_place_is_left_out():
    nowhere = "<span class='ocrx_word'>gone</span>"
    assert read_hocr(page(line(word(" ", 10, 95)), line(nowhere), "<span class='ocr_line'>loose</span>")) == []


def test_what_is_cut_off_or_empty_gives_what_there_is():
    whole = page(line(word("Ninety", 10, 96)), line(word("cameras", 10, 96)))
    assert [read.words[0].text for read in read_hocr(whole[:-30])] == ["Ninety", "cameras"]
    assert read_hocr(b"") == []
