"""Tables of a page are written anew, so that each row has all of its cells below one line of head."""

import pytest
from lxml import html

from ingest.extract.html.tables import make_tables_plain


def rows(markup: str) -> list[list[str]]:
    tree = html.fromstring(f"<div>{markup}</div>")
    make_tables_plain(tree)
    return [[cell.text_content() for cell in row.iter("td", "th")] for row in tree.iter("tr")]


HEAD = "<tr><th rowspan=2>Town<th colspan=2>Cameras</tr><tr><th>2019<th>2020</tr>"
ROW = "<tr><td>Leer<td>3<td>4</tr>"


@pytest.mark.parametrize(
    "markup",
    [f"<table>{HEAD}{ROW}</table>", f"<table><thead>{HEAD}</thead><tbody>{ROW}</tbody></table>"],
    ids=["bare", "parts"],
)
def test_a_head_of_two_lines_becomes_one(markup):
    assert rows(markup) == [["Town", "Cameras 2019", "Cameras 2020"], ["Leer", "3", "4"]]


def test_a_cell_that_covers_rows_stands_in_each_with_what_is_in_it():
    markup = (
        "<table><tr><th>Town<th>Year<th>Cameras<tr><td rowspan=2><a href='/l'>Leer</a><td>2019<td>3"
        "<tr><td>2020<td>4</table>"
    )
    tree = html.fromstring(f"<div>{markup}</div>")
    make_tables_plain(tree)
    assert [link.text for link in tree.iter("a")] == ["Leer", "Leer"]
    assert [row.text_content() for row in tree.iter("tr")] == ["TownYearCameras", "Leer20193", "Leer20204"]
    assert not tree.xpath("//@rowspan")


def test_a_line_of_head_in_letters_above_and_below_keeps_its_words_whole():
    cells = "<tr><th>CO<sub>2</sub> (t)<th>Town</tr><tr><td>3<td>Leer</tr><tr><td>4<td>Emden</tr>"
    assert rows(f"<table>{cells}</table>")[0] == ["CO2 (t)", "Town"]


def test_titles_and_notes_are_rows_of_one_cell_and_a_caption_stays():
    markup = (
        "<table><caption>All towns</caption><tr><td colspan=2>Cameras<tr><th>Town<th>Count"
        "<tr><td>Leer<td>3<tr><td colspan=2>Counted by hand.</table>"
    )
    assert rows(markup) == [["Cameras"], ["Town", "Count"], ["Leer", "3"], ["Counted by hand."]]
    tree = html.fromstring(f"<div>{markup}</div>")
    make_tables_plain(tree)
    assert tree.findtext(".//caption") == "All towns"


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>One<tr><td>Two</table>",
        "<table><tr><td>One<td>Two</table>",
        f"<table>{'<tr><td>One<td>Two' * 2001}</table>",
        "<table></table>",
    ],
    ids=["one column", "one row", "too long", "empty"],
)
def test_what_is_no_table_of_values_stays_as_it_is(markup):
    tree = html.fromstring(f"<div>{markup}</div>")
    before = html.tostring(tree)
    make_tables_plain(tree)
    assert html.tostring(tree) == before


def test_spans_that_are_no_numbers_count_as_one():
    markup = "<table><tr><th colspan='all'>Town<th colspan='99999'>Count<tr><td rowspan='-1'>Leer<td>3</table>"
    assert rows(markup) == [["Town", "Count"], ["Leer", "3"]]
