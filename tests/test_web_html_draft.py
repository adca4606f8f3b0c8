"""The report on a draft: each finding marked in its place, counted, and nothing run."""

import pytest
from web_examples import NASTY, make_citation, make_document

from answer.check.draft import Finding
from answer.check.figures import FigureCheck, Standing
from answer.check.places import Change
from answer.check.records import Check, Verdict
from text.spans import Span
from web.html.draft import Stretch, draft_form, draft_page, kind_of, paragraphs, summary

TEXT = "Head\n\nHe said “A b c” and\n“d e” in 2015."
CITED = make_citation(make_document("A b d."), "A b d.")
ALTERED = Check("", "A b c", None, Verdict.ALTERED, (CITED,), (Change("c", "d", same=False),))
QUOTATION = Finding((Span(14, 21), Span(26, 31)), quotation=ALTERED)
FIGURE = Finding((Span(35, 39),), figure=FigureCheck(Span(35, 39), "2015", Standing.OTHER, CITED, "2016"))


def verdict(verdict: Verdict, **fields) -> Finding:
    return Finding((Span(0, 1),), quotation=Check("", "A b c", verdict=verdict, **{"claimed": None, **fields}))


def figure(standing: Standing) -> Finding:
    return Finding((Span(0, 1),), figure=FigureCheck(Span(0, 1), "2", standing))


@pytest.mark.parametrize(
    ("finding", "kind"),
    [
        (verdict(Verdict.VERBATIM), "right"),
        (verdict(Verdict.VERBATIM, claimed="Ann", confirmed=True), "right"),
        (verdict(Verdict.VERBATIM, claimed="Ann"), "doubtful"),
        (verdict(Verdict.ABSENT), "doubtful"),
        (verdict(Verdict.ALTERED), "wrong"),
        (verdict(Verdict.MISATTRIBUTED), "wrong"),
        (verdict(Verdict.CUT), "wrong"),
        (verdict(Verdict.STITCHED), "wrong"),
        (figure(Standing.FOUND), "found"),
        (figure(Standing.OTHER), "wrong"),
        (figure(Standing.NOWHERE), "doubtful"),
    ],
)
def test_findings_are_right_doubtful_or_wrong(finding, kind):
    assert kind_of(finding) == kind


def test_the_draft_is_cut_where_findings_begin_and_end_and_nothing_is_lost():
    lines = list(paragraphs(TEXT, [QUOTATION, FIGURE]))
    assert "\n".join("".join(one.words for one in line) for line in lines) == TEXT
    last = [Stretch("“d e”", 1, "wrong", is_last=True), Stretch(" in "), Stretch("2015", 2, "wrong", is_last=True)]
    assert lines[2:] == [
        [Stretch("He said "), Stretch("“A b c”", 1, "wrong"), Stretch(" and")],
        [Stretch(""), *last, Stretch(".")],
    ]


def test_what_was_found_is_counted():
    findings = [QUOTATION, FIGURE, verdict(Verdict.VERBATIM), verdict(Verdict.VERBATIM, claimed="Ann"), QUOTATION]
    assert summary(findings) == [
        "4 quotations: 2 altered, 1 word for word, 1 word for word, but not surely theirs",
        "1 figure: 1 another figure in the corpus",
    ]
    assert summary([]) == []


def test_the_report_shows_each_finding_with_what_stands_there():
    page = draft_page(TEXT, [QUOTATION, FIGURE], "a.txt")
    assert "<h1>a.txt</h1>" in page
    assert '<mark class="wrong">“d e”</mark><a href="#finding-1" id="place-1"' in page
    assert page.count('href="#finding-1"') == 1
    assert "<del>c</del> <ins>d</ins>" in page
    assert "2015: a sentence of the corpus that says nearly the same has 2016:" in page
    assert page.count("A b d.") >= 2
    assert "There is no quotation in it" in draft_page("Nothing.", [])


def test_a_draft_is_pasted_or_its_file_chosen():
    page = draft_form()
    assert 'enctype="multipart/form-data"' in page
    assert "<script" not in page


def test_nothing_in_a_draft_is_run():
    nasty = Finding((Span(0, 5),), figure=FigureCheck(Span(0, 5), NASTY, Standing.OTHER, None, NASTY))
    page = draft_page(NASTY, [nasty], NASTY)
    assert "<script" not in page
    assert "<img" not in page
