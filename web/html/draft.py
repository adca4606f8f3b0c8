"""A draft as a page: where to give one, and the report on it, with each quotation and figure marked in its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.check.draft import Finding
from answer.check.figures import Standing
from answer.check.records import Check, Verdict
from answer.check.render import notes, verdict_sentence
from answer.phrases import phrase, plural
from web.html.render import render


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph; `number` is that of the finding that it belongs to, `is_last` whether it ends that."""

    words: str
    number: int | None = None
    kind: str = ""
    is_last: bool = False


def draft_form() -> str:
    """Where a draft is pasted, or its file chosen."""
    return render("draft_form", title=phrase("draft_title"))


def draft_page(text: str, findings: Sequence[Finding], name: str = "") -> str:
    """The report on a draft.

    :param text: the draft.
    :param findings: what was found, in its order.
    :param name: that of its file, if it had one.
    :return: the page.
    """
    functions = {"verdict_sentence": verdict_sentence, "notes": notes, "kind_of": kind_of}
    shown = {"paragraphs": list(paragraphs(text, findings)), "findings": findings, "summary": summary(findings)}
    return render("draft", title=name or phrase("draft_title"), **shown, **functions)


def kind_of(finding: Finding) -> str:
    """The class by which a finding is coloured. A figure that is found is not called right: it may mean another."""
    if finding.quotation:
        return _of_quotation(finding.quotation)
    standing = finding.figure.standing if finding.figure else Standing.NOWHERE
    return {Standing.FOUND: "found", Standing.OTHER: "wrong", Standing.NOWHERE: "doubtful"}[standing]


def summary(findings: Sequence[Finding]) -> list[str]:
    """How many quotations and figures there are, and what became of them, in a line each."""
    quotations = Counter(phrase(f"draft_{_outcome(one.quotation)}") for one in findings if one.quotation)
    figures = Counter(phrase(f"draft_{one.figure.standing}") for one in findings if one.figure)
    lines = ((quotations, "quotation"), (figures, "figure"))
    return [
        phrase(
            "draft_summary",
            counted=plural(counts.total(), noun),
            outcomes=", ".join(f"{count} {told}" for told, count in counts.items()),
        )
        for counts, noun in lines
        if counts
    ]


def paragraphs(text: str, findings: Sequence[Finding]) -> Iterator[list[Stretch]]:
    """The draft in paragraphs, cut where findings begin and end."""
    marks = [
        (span, number, kind_of(finding), span is finding.spans[-1])
        for number, finding in enumerate(findings, start=1)
        for span in finding.spans
    ]
    edges = sorted({0, len(text), *(edge for span, *_ in marks for edge in (span.start, span.end))})
    line: list[Stretch] = []
    for start, end in pairwise(edges):
        number, kind, is_last = next(
            ((number, kind, last) for span, number, kind, last in marks if span.start <= start < span.end),
            (None, "", False),
        )
        parts = text[start:end].split("\n")
        for place, part in enumerate(parts):
            if place:
                yield line
                line = []
            line.append(Stretch(part, number, kind, is_last and place == len(parts) - 1))
    yield line


def _of_quotation(check: Check) -> str:
    if check.verdict is Verdict.VERBATIM:
        return "right" if check.confirmed or check.claimed is None else "doubtful"
    return "doubtful" if check.verdict is Verdict.ABSENT else "wrong"


def _outcome(check: Check) -> str:
    """A verdict, which is another where it is not sure whose the words are."""
    return "unconfirmed" if check.verdict is Verdict.VERBATIM and _of_quotation(check) == "doubtful" else check.verdict
