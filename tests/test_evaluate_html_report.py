"""The report as one file: every figure is in it, nothing is fetched, and nothing of a question becomes markup."""

import re

from web_examples import NASTY

from evaluate.html_report import as_html
from evaluate.misses import Miss
from evaluate.report import Evaluation
from evaluate.scores import AbstentionScores, CitationScores, ConfidenceBin, ForbiddenScores, QuoteScores, TimeScores


def made(**fields) -> Evaluation:
    plain = {
        "set": "my set",
        "questions": 4,
        "documents": 2,
        "failed": (),
        "retrieval": None,
        "quotes": QuoteScores(4, 0.5, 0.75, 0.25, None),
        "forbidden": None,
        "abstention": AbstentionScores(2, 2, 0.0, 1.0, 1.0, 1.0),
        "reliability": (ConfidenceBin(0.4, 1, 0.41, 0.0), ConfidenceBin(0.8, 3, 0.85, 1.0)),
        "citations": CitationScores(3, 3, 20),
        "seconds": TimeScores(0.02, 0.05),
        "misses": [Miss("q1", "Who?", "declined", None)],
    }
    return Evaluation(**plain | fields)


def test_every_figure_is_in_it() -> None:
    html = as_html(made(forbidden=ForbiddenScores(4, 0.25)))
    assert "quoted all the same 25.0%" in html
    for figure in ("right first 50.0%, among three 75.0%", "<td>0.4–0.5</td><td>1</td><td>0.0%</td>", "1 of 4 did not"):
        assert figure in html
    assert re.findall(r'<circle cx="(\d+)" cy="(\d+)"', html) == [("131", "320"), ("272", "0")]


def test_it_needs_nothing_else() -> None:
    html = as_html(made())
    assert not re.search(r"(?:src|href)=|@import|url\(|<script", html)
    assert "<style>" in html


def test_without_misses_or_answers_it_says_so() -> None:
    html = as_html(made(misses=[], reliability=()))
    assert "All as expected" in html
    assert "<svg" not in html


def test_nothing_becomes_markup() -> None:
    html = as_html(made(set=NASTY, misses=[Miss(NASTY, NASTY, NASTY, NASTY)]))
    assert "<script" not in html
    assert "<img" not in html
