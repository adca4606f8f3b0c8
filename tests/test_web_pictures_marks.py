"""Where quoted words stand on a page: letters compared by hand, in one piece and in pieces."""

import pytest

from web.pictures.marks import Box, Glyph, Words, find_boxes


def page(*lines: str, left: float = 0, top: float = 100) -> list[Glyph]:
    """Characters in lines: each 10 wide and high, lines 20 apart."""
    return [
        Glyph(sign, Box(left + 10 * column, top - 20 * row - 10, left + 10 * column + 10, top - 20 * row))
        for row, line in enumerate(lines)
        for column, sign in enumerate(line)
    ]


def marked(glyphs: list[Glyph], words: Words) -> list[tuple[float, ...]]:
    return [(box.left, box.bottom, box.right, box.top) for box in find_boxes(glyphs, words)]


def test_words_of_one_line_are_one_box():
    assert marked(page("We sell cameras."), Words("sell cameras")) == [(30, 90, 150, 100)]


def test_words_of_two_lines_are_two_boxes_also_where_one_is_broken():
    lines = page("We sell came-", "ras to all.")
    assert marked(lines, Words("sell cameras to")) == [(30, 90, 120, 100), (0, 70, 60, 80)]


@pytest.mark.parametrize(
    ("printed", "quoted"),
    [("“ofﬁce”", "office"), ("Édouard", "E\u0301douard"), ("MÜLLER", "Müller"), ("a\u00adb", "ab"), ("２０", "20")],
)
def test_signs_that_mean_the_same_are_the_same(printed, quoted):
    assert len(find_boxes(page(printed), Words(quoted))) == 1


@pytest.mark.parametrize(
    ("words", "bottom"),
    [
        (Words("It was sold.", "First. ", " Then"), 70),
        (Words("It was sold.", "Second. ", " Now"), 30),
        (Words("It was sold."), 70),
    ],
)
def test_of_several_places_it_is_the_one_with_the_same_words_around(words, bottom):
    lines = page("First.", "It was sold.", "Then Second.", "It was sold.", "Now")
    assert [box.bottom for box in find_boxes(lines, words)] == [bottom]


def test_what_is_drawn_across_two_columns_is_found_in_pieces():
    # The file draws both columns line by line; the text has one column after the other.
    rows = ("The police export", "cameras to China."), ("Armies import gas", "and other things.")
    glyphs = [
        glyph
        for row in range(2)
        for column in range(2)
        for glyph in page(rows[column][row], left=400 * column, top=100 - 20 * row)
    ]
    assert marked(glyphs, Words("The police export cameras to China.")) == [(0, 90, 170, 100), (0, 70, 160, 80)]


def test_a_short_word_between_long_pieces_is_looked_for_beside_them():
    lines = page("a note on it", "The police export", "it", "Header of the page", "to other countries")
    found = marked(lines, Words("The police export it to other countries"))
    assert found == [(0, 70, 170, 80), (0, 50, 20, 60), (0, 10, 180, 20)]


@pytest.mark.parametrize(
    "quote", ["", "…", "Nothing of this is here", "We sell cameras to each and every tyrant there is"]
)
def test_where_too_little_is_found_nothing_is_marked(quote):
    assert find_boxes(page("We sell cameras."), Words(quote)) == []


def test_words_that_run_down_the_page_are_one_box():
    down = [Glyph(sign, Box(0, 90 - 10 * place, 10, 100 - 10 * place)) for place, sign in enumerate("cameras")]
    assert marked(down, Words("cameras")) == [(0, 30, 10, 100)]


def test_slanted_words_are_many_small_boxes():
    slanted = [Glyph(sign, Box(8 * at, 8 * at, 8 * at + 10, 8 * at + 10)) for at, sign in enumerate("cameras")]
    boxes = find_boxes(slanted, Words("cameras"))
    assert len(boxes) > 2
    assert max(min(box.right - box.left, box.top - box.bottom) for box in boxes) <= 18


def test_pieces_that_stand_far_apart_are_not_one_quotation():
    far = ["Something else that fills the page."] * 60
    lines = page("The company sold many cameras", *far, "to the army of another country.")
    assert find_boxes(lines, Words("The company sold many cameras to the army of another country.")) == []


def test_a_page_without_letters_has_no_words():
    assert find_boxes([], Words("cameras")) == []
