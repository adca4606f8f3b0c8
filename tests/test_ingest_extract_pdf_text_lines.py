"""Words that stand at one height are a line, which wide gaps divide."""

from test_ingest_extract_pdf_aligned import words

from ingest.extract.pdf.text_lines import text_lines
from ingest.extract.pdf.words import Word


def test_lines_are_divided_where_gaps_are_wide():
    assert [[chunk.text for chunk in line.chunks] for line in text_lines(words("a b|c", "d"))] == [["a b", "c"], ["d"]]


def test_a_raised_mark_stays_with_its_word():
    mark = Word("2", 20.0, 23.0, 703.0, 6.0, is_glued=True)
    (line,) = text_lines([Word("area", 0.0, 20.0, 700.0, 10.0), mark])
    assert (line.y, line.chunks[0].text) == (700.0, "area2")
