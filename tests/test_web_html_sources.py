"""The Sources panel: long passages are cut at words, blank lines closed, nothing else changed."""

import html
import re

from web_examples import make_citation, make_document

from web.conversation import Excerpt
from web.html.sources import nearest_html, sources_html


def passage_of(page: str) -> str:
    found = re.search(r'<p class="passage">(.*?)</p>', page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r'<span class="number">\d+</span>|</?mark>', "", found.group(1)))


def test_no_sources_no_panel():
    assert sources_html([]) == ""
    assert nearest_html([]) == ""


def test_long_surroundings_are_cut_between_words():
    citation = make_citation(make_document("quote"), "quote")
    page = sources_html([Excerpt(citation, "before " * 100, " after" * 100)])
    shown = passage_of(page)
    assert re.fullmatch(r"… (before ){36,37}quote( after){42,43} …", shown)


def test_blank_lines_are_closed_around_the_quote():
    citation = make_citation(make_document("quote\n\nmore"), "quote\n\nmore")
    assert passage_of(sources_html([Excerpt(citation, "Heading\n\n", "\n\nNext.")])) == "Heading\nquote\nmore\nNext."


def test_a_long_nearest_passage_is_cut():
    document = make_document("word " * 200)
    page = nearest_html([Excerpt(make_citation(document, document.text), "", "")])
    assert passage_of(page) == "word " * 51 + "word …"
