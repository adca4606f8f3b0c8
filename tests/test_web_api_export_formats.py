"""All formats, made of the same answers."""

import pytest
from web_examples import NASTY

from web.api.export_formats import FORMATS, NAMES
from web.exports.collect import ExportedQuotation, Section, Source

SOURCE = Source("d1", NASTY, (NASTY,), NASTY, "2020", "javascript:alert(1)", "http://v/d1")
QUOTED = ExportedQuotation(1, NASTY, (NASTY,), SOURCE, 1, 0, 9, "http://v/d1?start=0&end=9", is_exact=False)
ANSWER = Section(NASTY, NASTY, "Answer of", "2026-11-30T08:05:00+00:00", "http://v/answers/t1", (NASTY,), (QUOTED,))


@pytest.mark.parametrize("name", FORMATS)
def test_each_is_made_of_anything(name):
    made = FORMATS[name].make([ANSWER])
    assert made
    assert FORMATS[name].make([]) is not None
    assert NAMES[name] == FORMATS[name].name


def test_a_page_is_one_file_that_loads_and_runs_nothing():
    page = FORMATS["html"].make([ANSWER])
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    assert "url(" not in page
    assert "30 November 2026, 08:05 UTC" in page
    assert "Its document has changed or gone since" in page
