"""From fragments with positions to clean lines."""

import pytest

from ingest.extract.pdf.lines import Fragment, Line, clean_line, make_lines


@pytest.mark.parametrize(
    ("drawn", "clean"),
    [
        ("ﬁnd the oﬃce of the ﬂeet", "find the office of the fleet"),
        ("to ﬁ nd a diﬀ erence in the oﬃ ce", "to find a difference in the office"),
        ("the staﬀ members turned oﬀ their wiﬁ at home", "the staff members turned off their wifi at home"),
        ("½ of x² stays ½ of x²", "½ of x² stays ½ of x²"),
        ("two  blanks\u00a0and\ta tab ", "two blanks and a tab"),
        ("sur\u00adveil\u00ad lance", "surveillance"),
        ("sur\u00ad", "sur\u00ad"),
        ("sur\u00ad\u2010", "sur\u00ad"),
        ("cafe\u0301", "café"),
        ("1.2 Limitations . . . . . . . . . 12", "1.2 Limitations 12"),
        ("and so on ... 12", "and so on ... 12"),
        ("\x00\ufeff", ""),
    ],
)
def test_a_line_holds_clean_characters(drawn, clean):
    assert clean_line(drawn) == clean


def test_fragments_make_lines_where_they_hold_line_ends():
    fragments = [Fragment("A ", 10, 90, 12), Fragment("line\n", 22, 90, 12), Fragment("next", 10, 76, 12)]

    assert make_lines(fragments) == [Line("A line", 10, 90, 12), Line("next", 10, 76, 12)]


def test_a_line_has_the_height_and_size_of_its_main_characters():
    fragments = [Fragment("1", 10, 94, 7), Fragment("A footnote", 14, 90, 9)]

    assert make_lines(fragments) == [Line("¹A footnote", 10, 90, 9)]


def test_raised_and_lowered_digits_are_no_part_of_a_number():
    fragments = [Fragment("10", 10, 90, 12), Fragment("6", 22, 95, 8), Fragment(" bytes of H", 26, 90, 12)]
    fragments += [Fragment("2", 90, 87, 8), Fragment("O", 96, 90, 12)]

    assert make_lines(fragments)[0].text == "10⁶ bytes of H₂O"


def test_a_row_whose_last_cell_has_two_lines_is_one_line():
    fragments = [
        Fragment("Nexa Egypt\n", 10, 90, 10, reach=60, tail=5),
        Fragment("Charges\n", 120, 96, 10),
        Fragment("cancelled\n", 120, 84, 10),
        Fragment("Amesys Libya\n", 10, 66, 10),
    ]

    assert [line.text for line in make_lines(fragments)] == ["Nexa Egypt Charges cancelled", "Amesys Libya"]


@pytest.mark.parametrize(
    ("mark", "height", "text"),
    [
        ("st", 95, "the 21st century"),
        ("a", 95, "the 21ᵃ century"),
        ("3,4", 95, "the 21³,⁴ century"),
        ("note", 95, "the 21 note century"),
        ("2", 87, "the 21₂ century"),
        ("2", 90, "the 212 century"),
        ("2", 76, "the 212 century"),
    ],
)
def test_small_text_off_the_line_is_written_so(mark, height, text):
    fragments = [Fragment("the 21", 10, 90, 12), Fragment(mark, 40, height, 8), Fragment(" century", 46, 90, 12)]

    assert make_lines(fragments)[0].text == text
