"""Measures whom the speakers of statements are taken for, against articles in which somebody annotated it.

    python benchmarks/speakers.py [ARTICLES.txt ANNOTATIONS.jsonl …] [--plot FILE.svg]

The two forms are those of evaluate/speaker_files.py. Without files, the shipped documents are judged: the training half
and the judging half, each by itself. Prints what became of the statements found, by how the document calls who speaks,
how well the probabilities hold, and what share of names is wrong when only the surest are given; `--plot` draws that.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import project  # noqa: F401

from evaluate.speaker_files import AnnotatedArticle, read_annotated
from evaluate.speakers import Outcome, judge, outcome
from evaluate.sureness import calibration_error, risk_and_coverage
from index.settings import Settings
from ingest.statements.choice.words import group_of
from ingest.statements.find import find_explained
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader
from scripts.train_speakers import shipped_articles

_WIDTH, _HEIGHT, _EDGE, _MOST_WRONG = 560, 320, 48, 0.25
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Judged:
    """An annotated statement: what became of it, and how likely who was chosen is right, and whether he is."""

    outcome: Outcome
    kind: str
    sure: float | None = None
    is_fine: bool = False


def judged(articles: Sequence[AnnotatedArticle], tagger: StatementReader | None) -> list[Judged]:
    """Judge all annotated statements of some articles."""
    some: list[Judged] = []
    for article in articles:
        text, found = article.document.text, find_explained(article.document, tagger)
        choices = {one.statement.id: one.choice for one in found}
        for annotated in article.annotated:
            became, best = judge(annotated, [one.statement for one in found], text)
            choice = choices[best.id] if best else None
            kind = str(group_of(text, best.speaker)) if best else ""
            if choice is None or choice.probability is None:
                some.append(Judged(became, kind))
            else:
                fine = outcome(annotated, choice.likeliest, "") in (Outcome.RIGHT, Outcome.AS_WRITTEN)
                some.append(Judged(became, kind, choice.probability, fine))
    return some


def show(title: str, some: Sequence[Judged]) -> None:
    """Print the figures."""
    found = [one for one in some if one.outcome is not Outcome.MISSED]
    print(f"\n{title}: {len(some)} annotated, {len(found) / len(some):.1%} found; of these")
    for kind in ("", *sorted({one.kind for one in found})):
        counts = Counter(one.outcome for one in found if not kind or one.kind == kind)
        shares = (f"{name} {counts[name] / counts.total():.1%}" for name in Outcome if name is not Outcome.MISSED)
        print(f"  {kind or 'all':8} {counts.total():5}", *shares, sep="  ")
    sure, fine = zip(*[(one.sure, one.is_fine) for one in found if one.sure is not None], strict=True)
    high = [is_fine for probability, is_fine in zip(sure, fine, strict=True) if probability >= _SURE]
    print(f"  calibration error {calibration_error(sure, fine):.3f}; probability from {_SURE}: {len(high)}, ", end="")
    print(f"{sum(high) / max(1, len(high)):.3f} not wrong")
    points = risk_and_coverage(sure, fine)
    for share in (0.5, 0.7, 0.8, 0.9, 1.0):
        _, wrong = points[max(0, round(share * len(points)) - 1)]
        print(f"  the surest {share:.0%} named: {wrong:.1%} of them wrong")


def plot(file: Path, points: Sequence[tuple[float, float]]) -> None:
    """Draw the share of names that is wrong, by the share of statements that are given one."""
    width, height = _WIDTH - 2 * _EDGE, _HEIGHT - 2 * _EDGE
    places = " ".join(
        f"{_EDGE + x * width:.1f},{_HEIGHT - _EDGE - min(y, _MOST_WRONG) / _MOST_WRONG * height:.1f}" for x, y in points
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        'font-size="12" role="img" aria-label="Share of names that is wrong, by share of statements named">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    for step in range(6):
        y = _HEIGHT - _EDGE - step / 5 * height
        x = _EDGE + step / 5 * width
        lines.append(f'<path d="M{_EDGE} {y:.1f}h{width}" stroke="#ddd"/>')
        lines.append(f'<text x="{_EDGE - 6}" y="{y + 4:.1f}" text-anchor="end">{step / 5 * _MOST_WRONG:.0%}</text>')
        lines.append(f'<text x="{x:.1f}" y="{_HEIGHT - _EDGE + 18}" text-anchor="middle">{step / 5:.0%}</text>')
    lines += [
        f'<polyline points="{places}" fill="none" stroke="#1f5f8b" stroke-width="2"/>',
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 8}" text-anchor="middle">statements given a name, surest first</text>',
        f'<text x="{_EDGE}" y="{_EDGE - 18}">names that are wrong</text>',
        "</svg>",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Judge what is named, and print the report."""
    parser = argparse.ArgumentParser(description="Measure who is taken for the speaker against annotated articles.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    options = parser.parse_args()
    tagger = load_tagger("tagger", Settings().models)
    if options.files:
        pairs = zip(options.files[0::2], options.files[1::2], strict=True)
        some = judged([one for pair in pairs for one in read_annotated(*pair)], tagger)
        show("annotated articles", some)
        if options.plot:
            known = [one for one in some if one.sure is not None]
            plot(options.plot, risk_and_coverage([one.sure or 0.0 for one in known], [one.is_fine for one in known]))
        return
    shipped = sorted(shipped_articles(), key=lambda one: one.name)
    show("shipped documents, training half", judged(shipped[0::2], tagger))
    show("shipped documents, judging half", judged(shipped[1::2], tagger))


if __name__ == "__main__":
    main()
