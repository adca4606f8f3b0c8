"""Words are measured on the page, and what cannot be read has none."""

from itertools import pairwise

import pytest
from fpdf import FPDF
from pdf_files import pdf_file

from ingest.extract.pdf.words import Word, read_words


def read(content: bytes) -> list[Word]:
    return [word for _, words in read_words(content, [0]) for word in words]


def test_words_reach_from_where_they_begin_to_where_they_end():
    words = read(pdf_file("The port of Leer"))
    assert [word.text for word in words] == ["The", "port", "of", "Leer"]
    assert words[0].left == pytest.approx(31.2, abs=0.5)
    assert all(word.right < after.left for word, after in pairwise(words))
    assert {round(word.y) for word in words} == {round(words[0].y)}


def test_a_raised_mark_is_a_word_of_its_own_that_hangs_on_the_one_before():
    file = FPDF()
    file.add_page()
    file.set_font("Helvetica", size=12)
    file.write(8, "area")
    file.char_vpos = "SUP"
    file.write(8, "2")
    words = read(bytes(file.output()))
    assert [(word.text, word.is_glued) for word in words] == [("area", False), ("2", True)]
    assert words[1].size < words[0].size
    assert words[1].y > words[0].y


def test_pages_that_are_not_asked_for_or_not_there_have_none():
    content = pdf_file("One", "Two")
    assert [(number, words[0].text) for number, words in read_words(content, [1])] == [(1, "Two")]
    assert list(read_words(content, [])) == []
    assert list(read_words(content, [7])) == []
    assert list(read_words(b"no PDF", [0])) == []
