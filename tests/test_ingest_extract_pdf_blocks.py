"""From lines of pages to blocks, each character on its page."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.blocks import make_document
from ingest.extract.metadata import Metadata
from ingest.extract.pdf.blocks import find_page_starts, make_blocks
from ingest.extract.pdf.lines import Line, clean_line

FULL = "These words fill the line up to the margin of the page, as they do"


def column(*texts: str, size: float = 10, top: float = 800, x: float = 50, bold: bool = False) -> list[Line]:
    """Lines of one column, 12 points apart."""
    return [Line(text, x, top - 12 * number, size, bold=bold) for number, text in enumerate(texts)]


def blocks(*pages: list[Line], title: str = "") -> list[tuple[str, str]]:
    return [(paged.block.kind, paged.block.text) for paged in make_blocks(pages, title)]


def test_lines_are_joined_to_a_paragraph():
    assert blocks(column(FULL, FULL, "and end here.")) == [("paragraph", f"{FULL} {FULL} and end here.")]


def test_a_gap_an_indent_and_a_short_last_line_end_paragraphs():
    gap = column(FULL, "and end here.") + column(FULL, "and here.", top=760)
    indent = [*column(FULL + ".", FULL + "."), *column(FULL, top=776, x=65), *column("and here.", top=764)]

    assert [text for _, text in blocks(gap)] == [f"{FULL} and end here.", f"{FULL} and here."]
    assert [text for _, text in blocks(indent)] == [f"{FULL}. {FULL}.", f"{FULL} and here."]
    assert [text for _, text in blocks(column(FULL, "end.", FULL, "end."))] == [f"{FULL} end."] * 2


def test_list_items_stand_on_lines_of_their_own_even_with_gaps():
    near = column("• one", "• two, " + FULL[6:], "which goes on", "• three")
    far = column("1. one") + column("2. two", top=770) + column("3. three", top=740)

    assert blocks(near) == [("line", "• one"), ("line", f"• two, {FULL[6:]} which goes on"), ("line", "• three")]
    assert blocks(far) == [("line", "1. one"), ("line", "2. two"), ("line", "3. three")]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_list_item():
    lines = column(FULL, "12. " + FULL[4:], "and end here.")

    assert blocks(lines) == [("paragraph", f"{FULL} 12. {FULL[4:]} and end here.")]


def test_larger_and_bold_lines_are_headings_with_levels():
    page = [
        *column("Chapter", size=16),
        *column(FULL, "and end here.", top=770),
        *column("1.1 Part", top=720, bold=True),
        *column(FULL, "and end here.", top=690),
    ]

    made = make_blocks([page])
    assert [(each.block.kind, each.block.level) for each in made] == [
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_a_heading_that_repeats_the_title_is_left_out():
    page = [*column("The Title", size=16), *column(FULL, top=770)]

    assert blocks(page, title="The title") == [("paragraph", FULL)]
    assert blocks(page[:1], title="The title") == [("paragraph", "The Title")]


def test_a_paragraph_runs_over_the_page_boundary_and_a_broken_word_too():
    made = make_blocks([column(FULL, FULL + " surveil-"), column("lance goes on.")])

    assert [paged.block.text for paged in made] == [f"{FULL} {FULL} surveillance goes on."]
    assert made[0].pages == ((0, 0), (1, len(f"{FULL} {FULL} surveil")))


def test_a_footnote_does_not_cut_the_sentence_that_runs_over_the_page():
    first = [*column(FULL, FULL), *column("1 A note.", size=8, top=100)]

    assert [text for _, text in blocks(first, column("and end here."))] == ["1 A note.", f"{FULL} {FULL} and end here."]


def test_a_footnote_of_a_finished_page_stays_at_its_end():
    first = [*column(FULL, FULL + "."), *column("1 A note.", size=8, top=100)]

    assert [text for _, text in blocks(first, column("Next."))] == [f"{FULL} {FULL}.", "1 A note.", "Next."]


def test_two_columns_are_read_one_after_the_other():
    page = [*column(FULL, FULL), *column("and end here.", FULL, x=300)]

    assert [text for _, text in blocks(page)] == [f"{FULL} {FULL} and end here.", FULL]


def test_contents_entries_are_lines_and_no_headings():
    page = [*column("Methods 3", bold=True), *column("Methods", bold=True, top=740), *column(FULL, FULL, FULL, top=700)]

    assert blocks(page)[:2] == [("line", "Methods 3"), ("heading", "Methods")]


SEVERAL = st.lists(
    st.builds(
        Line,
        text=st.text(alphabet="abcAB 1.-•\u00ad", min_size=1, max_size=30).map(clean_line).filter(bool),
        x=st.sampled_from([50.0, 65.0, 300.0]),
        y=st.sampled_from([100.0, 112.0, 124.0, 136.0, 700.0]),
        size=st.sampled_from([8.0, 10.0, 16.0]),
        bold=st.booleans(),
    ),
    max_size=8,
)


@given(st.lists(SEVERAL, max_size=5))
def test_every_kept_character_is_on_the_page_it_came_from(pages):
    marked = [[mark(line, number) for line in lines] for number, lines in enumerate(pages)]
    made = make_blocks(marked)
    if not made:
        assert not any(pages)
        return
    document = make_document([paged.block for paged in made], Metadata(title=""), "f.pdf")
    starts = find_page_starts(document.text, made, len(pages))

    assert len(starts) == len(pages)
    assert list(starts) == sorted(starts)
    owners = {character: number for number in range(len(pages)) for character in alphabet(number)}
    for offset, character in enumerate(document.text):
        if character in owners:
            assert sum(start <= offset for start in starts) == owners[character] + 1


def alphabet(page: int) -> str:
    """Letters that only this page of a test has: small ones, then capitals."""
    return "αβγδεζηθικ"[2 * page : 2 * page + 2] + "ΑΒΓΔΕΖΗΘΙΚ"[2 * page : 2 * page + 2]


def mark(line: Line, page: int) -> Line:
    """The line in letters that only this page has."""
    small_a, small_b, capital_a, capital_b = alphabet(page)
    letters = {"a": small_a, "b": small_b, "c": small_a, "A": capital_a, "B": capital_b, "1": capital_a}
    text = "".join(letters.get(character, character) for character in line.text)
    return Line(text, line.x, line.y, line.size, line.angle, line.bold)
