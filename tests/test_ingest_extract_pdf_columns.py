"""Columns drawn line by line across the page, against rows of tables."""

from ingest.extract.pdf.columns import part_columns
from ingest.extract.pdf.lines import Line, Start

LEFT = [
    "The council rented nine",
    "balloons in 2018. They",
    "hang over the harbour",
    "by night, and nobody",
    "was told.",
]
RIGHT = [
    "A second order was for",
    "dogs that are driven by",
    "motors. The price of",
    "each is kept secret by",
    "the council.",
]
THIRD = [
    "Only the auditor has",
    "seen both papers, and",
    "she calls them thin in",
    "a letter that was not",
    "published.",
]


def row(number: int, *cells: tuple[float, str]) -> Line:
    """A line with cells at these places, as a page that was drawn across gives it."""
    text = " ".join(words for _, words in cells)
    starts = [Start(x, len(" ".join(words for _, words in cells[place:]))) for place, (x, _) in enumerate(cells)]
    x, last = cells[0][0], cells[-1]
    return Line(text, x, 700 - 12 * number, 10, reach=last[0], tail=len(last[1]), starts=tuple(starts))


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in part_columns(lines)]


def test_two_columns_of_prose_follow_each_other():
    lines = [
        row(number, (50, left), (300, right)) for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    ]

    assert texts(lines) == LEFT + RIGHT


def test_three_columns_do_so_too_and_what_stands_above_stays_there():
    lines = [
        row(number, (50, left), (220, right), (390, third))
        for number, (left, right, third) in enumerate(zip(LEFT, RIGHT, THIRD, strict=True))
    ]
    head = Line("Balloons over the harbour", 50, 740, 18)

    assert texts([head, *lines]) == ["Balloons over the harbour", *LEFT, *RIGHT, *THIRD]


def test_a_column_may_be_longer_than_the_other_and_its_paragraphs_set_in():
    right = [(312, RIGHT[0]), *((300, words) for words in RIGHT[1:])]
    lines = [row(number, (50, left), each) for number, (left, each) in enumerate(zip(LEFT, right, strict=True))]
    lines += [row(5, (50, "It asked why in May")), row(6, (50, "and got no reply."))]

    assert texts(lines) == [*LEFT, "It asked why in May", "and got no reply.", *RIGHT]


def test_words_placed_one_by_one_are_parted_at_the_column():
    def words(x: float, line: str) -> list[tuple[float, str]]:
        split = line.split()
        return [(x + 5 * len(" ".join(split[:place])), word) for place, word in enumerate(split)]

    lines = [
        row(number, *words(50, left), *words(300, right))
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    ]

    assert texts(lines) == LEFT + RIGHT


def test_rows_of_a_table_stay_whole():
    cells = [("Balloons rented in the year", "Nine, for two years"), ("Dogs that are driven", "Four in 2019")] * 3
    lines = [row(number, (50, left), (300, right)) for number, (left, right) in enumerate(cells)]

    assert part_columns(lines) == lines


def test_a_line_across_both_columns_ends_them():
    lines = [
        row(number, (50, left), (300, right)) for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    ]
    across = row(5, (50, "Both orders were placed in the same week of March, say people who know the council well."))

    assert texts([*lines, across]) == [*LEFT, *RIGHT, across.text]


def test_too_few_lines_are_no_columns():
    lines = [row(number, (50, LEFT[number]), (300, RIGHT[number])) for number in range(3)]

    assert part_columns(lines) == lines
