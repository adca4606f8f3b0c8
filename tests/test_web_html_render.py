"""Templates: what is filled in is escaped, what is missing is a fault, and their line breaks reach no page."""

import re
from html import unescape
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from web_examples import NASTY, make_citation, make_document

from answer.check.records import Check, Verdict
from web.html.check import checks_html
from web.html.render import line, render

PROJECT = Path(__file__).parents[1]
TEMPLATES = sorted((PROJECT / "web" / "html" / "templates").glob("*.html"))


def test_what_is_filled_in_leaves_nothing_that_a_browser_would_act_on():
    assert line("a", "<a href=\"x\" title='y'>&") == (
        '<p class="a">&lt;a href=&#34;x&#34; title=&#39;y&#39;&gt;&amp;</p>'
    )
    assert line('">', "x", role='">') == '<p class="&#34;&gt;" role="&#34;&gt;">x</p>'


def test_an_attribute_without_a_value_is_left_out():
    assert line("note", "Words.") == '<p class="note">Words.</p>'


def test_what_is_filled_into_a_phrase_is_escaped_but_for_what_a_template_made():
    page = render("confirmation", titles=[NASTY], most=1)
    assert page.startswith("<p>Remove <strong>&lt;script&gt;")
    assert len(re.findall("<[^>]*>", page)) == 6
    assert NASTY in unescape(page)


@pytest.mark.parametrize("field", ["title", "quote", "speaker", "publisher", "published"])
def test_every_field_of_a_citation_is_text(field):
    citation = make_citation(make_document(NASTY), NASTY, **({} if field == "quote" else {field: NASTY}))
    check = Check("text", "words", None, Verdict.VERBATIM, (citation,))
    shown = checks_html([check])
    assert "<script" not in shown
    assert "<img" not in shown
    assert "\"'&" not in shown
    assert NASTY in unescape(re.sub("<[^>]*>", "", shown))


def test_a_value_that_is_missing_is_a_fault():
    with pytest.raises(UndefinedError, match="sentence"):
        render("line", kind="note", role=None)


def test_line_breaks_of_a_template_reach_no_page_and_those_of_a_document_do():
    words = "One.\n\n  Two\n"
    assert line("note", words) == f'<p class="note">{words}</p>'
    assert "\n" not in render("masthead", name="Ana", role="reader", may_edit=False)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.stem)
def test_no_template_takes_anything_for_html(template):
    source = template.read_text(encoding="utf-8")
    source = source.replace("<style>{{ style()|safe }}</style>", "")
    assert not re.search(r"\|\s*(safe|striptags|forceescape|tojson|urlize)\b|\bautoescape\b|Markup", source)
    # Without quotation marks, escaping would not keep a value inside its attribute.
    assert not re.search(r"=\{\{", source)


def test_no_module_takes_anything_for_html():
    files = list((PROJECT / "web").rglob("*.py"))
    assert "render.py" in {file.name for file in files}
    assert [file.name for file in files if re.search(r"Markup|__html__", file.read_text(encoding="utf-8"))] == []
