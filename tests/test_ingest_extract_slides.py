"""A presentation becomes a document of which each slide is a page."""

import io

import pytest
from format_examples import slides
from pptx import Presentation
from pptx.util import Inches

from index.errors import NoText, UnreadableSource
from ingest.extract.slides import extract_slides


def test_each_slide_is_a_page():
    document = extract_slides(
        slides(("Ports", "Ninety cameras."), ("Costs", "Nobody knows."), author="Ines Okoro"), "a.pptx"
    )
    assert document.text == "Ports\n\nNinety cameras.\n\nCosts\n\nNobody knows."
    assert (document.page_starts, document.authors, document.title) == ((0, 24), ("Ines Okoro",), "a")
    assert [document.text[one.start : one.end] for one in document.headings] == ["Ports", "Costs"]
    assert document.page_at(document.text.index("Nobody")) == 2


def test_tables_lists_and_notes_are_read_too():
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(4), Inches(1)).table
    for place, words in enumerate(["Port", "Cameras", "Leer", "90"]):
        table.cell(place // 2, place % 2).text = words
    slide.shapes.add_textbox(Inches(1), Inches(4), Inches(4), Inches(1)).text_frame.text = "one\ntwo"
    slide.notes_slide.notes_text_frame.text = "Say it slowly."
    buffer = io.BytesIO()
    made.save(buffer)
    assert extract_slides(buffer.getvalue(), "a.pptx").text == (
        "Port | Cameras\nLeer | 90\n- one\n- two\n\nSay it slowly."
    )


def test_slides_without_words_and_halves_of_files_are_refused():
    with pytest.raises(NoText):
        extract_slides(slides(("", "")), "a.pptx")
    with pytest.raises(UnreadableSource, match=r"^a\.pptx is damaged"):
        extract_slides(slides(("Ports", "Words."))[:2000], "a.pptx")
