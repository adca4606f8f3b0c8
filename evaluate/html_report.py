"""An evaluation as one HTML file that needs nothing else: the scores, how far confidence can be trusted, the misses.

Pure functions from records to escaped HTML.
"""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from evaluate.misses import Miss
from evaluate.report import Evaluation, score_lines
from evaluate.scores import ConfidenceBin

_SIZE = 320  # pixels; fits on a telephone
_STYLE = Path(__file__).with_name("report.css")


def as_html(evaluation: Evaluation) -> str:
    """The report of an evaluation."""
    title = escape(f"Evaluation of {evaluation.set}")
    parts = [
        f"<h1>{title}</h1>",
        _table(("measured", "figures"), score_lines(evaluation)),
        *([_reliability(evaluation.reliability)] if evaluation.reliability else []),
        _misses(evaluation.misses, evaluation.questions),
    ]
    meta = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head = f"<head>{meta}<title>{title}</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head>"
    return f'<!doctype html><html lang="en">{head}<body>{"".join(parts)}</body></html>\n'


def _reliability(bins: Sequence[ConfidenceBin]) -> str:
    """Confidence against the share of right answers; on the diagonal it can be taken at its word."""
    most = max(one.answers for one in bins)
    points = "".join(_point(one, most) for one in bins)
    rows = ((f"{one.low:.1f}–{one.low + 0.1:.1f}", one.answers, f"{one.right:.1%}") for one in bins)
    plot = (
        f'<svg viewBox="-40 -20 {_SIZE + 60} {_SIZE + 60}" role="img" aria-label="Right answers by confidence">'
        f'<rect class="frame" width="{_SIZE}" height="{_SIZE}"/><path class="frame" d="M0 {_SIZE}L{_SIZE} 0"/>{points}'
        f'<text x="0" y="{_SIZE + 20}">confidence 0</text><text x="{_SIZE - 8}" y="{_SIZE + 20}">1</text>'
        f'<text x="-25" y="10">all</text><text x="-37" y="{_SIZE}">none</text></svg>'
    )
    table = _table(("confidence", "answers given", "of these right"), rows)
    return f"<h2>Can the confidence be believed?</h2>{plot}{table}"


def _point(one: ConfidenceBin, most: int) -> str:
    x, y = one.confidence * _SIZE, (1 - one.right) * _SIZE
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{4 + 10 * (one.answers / most) ** 0.5:.0f}"/>'


def _misses(misses: Sequence[Miss], questions: int) -> str:
    if not misses:
        return "<h2>All as expected</h2>"
    rows = ((miss.id, miss.question, miss.what, miss.quote or "–") for miss in misses)
    table = _table(("id", "question", "what happened", "the first quotation given"), rows)
    return f"<h2>{len(misses)} of {questions} did not go as expected</h2>{table}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    lines = [names, *("".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in rows)]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
