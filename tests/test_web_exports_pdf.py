"""An export as PDF: the words with all their letters, numbers that lead to the sources, and what cannot be shown."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from web.exports.collect import ExportedQuotation, Section, Source, footnote
from web.exports.pdf import pdf

SOURCE = Source("d1", "A title", ("Ann",), "The Post", "2020-09-21", None, "http://v/d1")
WORDS = "“The office — efficient, final — sells,” said Łukasz Müller.\nПривет, Ελληνικά."
QUOTED = ExportedQuotation(1, WORDS, ("Quoting Alpha:",), SOURCE, 3, 5, 9, "http://v/d1?start=5", is_exact=True)
SECTION = Section("Who?", "Who?", "Answer of", "2026-11-30", "http://v/answers/t1", ("A note.",), (QUOTED,))


def read(*sections: Section) -> str:
    """What a reader who copies all of it gets, without blanks."""
    file = PdfReader(io.BytesIO(pdf(sections)))
    return "".join("".join(page.extract_text().split()) for page in file.pages)


def bare(text: str) -> str:
    return "".join(text.split())


def test_the_words_are_there_letter_for_letter_with_their_source():
    text = read(SECTION)
    told = ("Who?", "Answer of 2026-11-30", "A note.", "Quoting Alpha:", WORDS, "[1]", f"1. {footnote(QUOTED)}")
    places = [text.index(bare(each)) for each in told]
    assert places == sorted(places)
    assert "Someletterscannotbeshown" not in text


def test_a_note_stands_below_its_words():
    text = read(replace(SECTION, quotations=(replace(QUOTED, note="Ask Ann."),)))
    assert text.index("Привет") < text.index("AskAnn.") < text.index("Sources")


@pytest.mark.parametrize("words", ["漢字", "日本語 is Japanese"])
def test_letters_that_no_font_has_are_told(words):
    assert bare("Some letters cannot be shown in this PDF") in read(
        replace(SECTION, quotations=(replace(QUOTED, words=words),))
    )


@pytest.mark.parametrize("words", ["שלום", "العربية"])
def test_letters_that_run_from_right_to_left_are_shown(words):
    text = read(replace(SECTION, quotations=(replace(QUOTED, words=words),)))
    assert words in text
    assert "Someletterscannotbeshown" not in text


def test_a_number_leads_to_its_source_and_the_source_to_the_words():
    [page] = PdfReader(io.BytesIO(pdf([SECTION]))).pages
    leads = [note.get_object() for note in page["/Annots"]]
    assert {lead["/A"]["/URI"] for lead in leads if "/A" in lead} == {SECTION.link, QUOTED.link}
    assert sum("/Dest" in lead for lead in leads) == 1


def test_long_words_go_on_on_the_next_page_and_none_are_lost():
    words = " ".join(f"word{number}" for number in range(2_000))
    assert bare(words) in read(replace(SECTION, quotations=(replace(QUOTED, words=words),)))


def test_an_export_without_quotations_is_a_file():
    assert "Sources" not in read(replace(SECTION, quotations=()))
    assert read() == ""
