"""A whole draft checked: every quotation in it, and every number and date beside a name, each in its place."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from answer.check.claims import find_claims
from answer.check.figures import FigureCheck, check_figures
from answer.check.records import Check
from answer.check.verdict import check_claim
from answer.phrases import phrase
from answer.speakers.identities import by_identity
from index.corpus import Corpus
from index.errors import QuestionError
from text.sentences import sentence_spans
from text.spans import Span

Turn = Callable[[], AbstractContextManager[None]]
LONGEST_DRAFT = 100_000
"""In characters: four times a long magazine article."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A quotation or a figure of a draft: where it stands there, and what came of it; one of the two is None."""

    spans: tuple[Span, ...]
    quotation: Check | None = None
    figure: FigureCheck | None = None


@by_identity
def check_draft(corpus: Corpus, text: str, turn: Turn = nullcontext) -> list[Finding]:
    """Check all that a draft quotes and counts.

    :param corpus: the index to look in.
    :param text: the draft.
    :param turn: gives a context for each check, to wait for its turn; what it raises ends all.
    :return: what was found, in the order of the draft; no two overlap.
    :raises QuestionError: when the draft is too long, or a quotation in it is.
    """
    if len(text) > LONGEST_DRAFT:
        raise QuestionError(phrase("long_draft", length=len(text), limit=LONGEST_DRAFT))
    quotations = list(_quotations(corpus, text, turn))
    quoted = [span for finding in quotations for span in finding.spans]
    figures = [one for one in _figures(corpus, text, turn) if not any(one.spans[0].overlaps(span) for span in quoted)]
    return sorted([*quotations, *figures], key=lambda finding: finding.spans[0].start)


def _quotations(corpus: Corpus, text: str, turn: Turn) -> Iterator[Finding]:
    for claim in find_claims(text):
        around = text[text.rfind("\n", 0, claim.places[0].start) + 1 : claim.places[-1].end]
        with turn():
            checked = check_claim(corpus, around, claim)
        yield Finding(claim.places, quotation=checked)


def _figures(corpus: Corpus, text: str, turn: Turn) -> Iterator[Finding]:
    for sentence in sentence_spans(text):
        with turn():
            found = check_figures(corpus, text, sentence)
        yield from (Finding((one.span,), figure=one) for one in found)
