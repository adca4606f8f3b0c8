"""Of a page that is too large to have its article looked for, all is read that a reader sees, in bounded time."""

import time

import pytest

from ingest.extract.blocks import Block
from ingest.extract.html.flat import MOST_ELEMENTS, is_too_large, read_all
from ingest.extract.html.page import extract_html
from ingest.extract.html.tree import read_tree

PAGE = (
    "<html><head><title>Law</title><style>p {}</style></head><body>Before <b>it</b> all."
    "<h2>Part <i>one</i></h2><div>Alpha <a href='/b'>beta</a>.<br>Gamma.<p hidden>Gone.</p></div>"
    "<table><tr><td>Delta</td><td>7</td></tr></table>behind</body></html>"
)


def test_blocks_end_where_lines_do_and_headings_are_known() -> None:
    assert list(read_all(read_tree(PAGE.encode(), "a"))) == [
        Block("Before it all."),
        Block("Part one", "heading", 2),
        Block("Alpha beta."),
        Block("Gamma."),
        Block("Delta"),
        Block("7"),
        Block("behind"),
    ]


@pytest.mark.slow
def test_a_very_large_page_is_read_in_seconds_and_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    page = "<html><body><h1>Law</h1>" + "<p>The port of Ilmstadt has <b>one</b> camera.</p>" * MOST_ELEMENTS
    began = time.thread_time()
    document = extract_html(page.encode(), "law.html")
    assert time.thread_time() - began < 20  # an article is looked for ten times as long
    assert document.text.count("The port of Ilmstadt has one camera.") == MOST_ELEMENTS
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "law.html has more than 50000 elements: all of its text is taken, not its article alone."
    ]


def test_an_ordinary_page_is_not_too_large() -> None:
    assert not is_too_large(read_tree(PAGE.encode(), "a"))
    assert is_too_large(read_tree(b"<p>a" * (MOST_ELEMENTS + 1), "a"))
