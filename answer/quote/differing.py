"""Where the sources of an answer differ in one point: that is said, and both are shown."""

from collections.abc import Sequence

from answer.evidence.ranking import Candidate
from answer.evidence.weights import LIMITS, MARGINS
from answer.phrases import phrase
from answer.quote.agreement import Comparison, Relation, compare
from answer.quote.choose import Quote, quote_of, scores_of, told
from index.corpus import Corpus


def with_differing(
    corpus: Corpus, quotes: Sequence[Quote], candidates: Sequence[Candidate]
) -> tuple[list[Quote], list[str]]:
    """Show what differs from the quotes, and say in what.

    :param corpus: the index that the candidates come from.
    :param quotes: what is shown, best first.
    :param candidates: best first.
    :return: the quotes, behind them what differs from one of them and was not shown; and a sentence for each
        difference.
    """
    shown, said = list(quotes), dict[tuple[int, int], str]()
    best = candidates[: LIMITS["compared_for_differences"]]
    near = [candidate for candidate in best if candidate.score >= best[0].score - MARGINS["plain"]]
    scores = scores_of(candidates)
    for number, quote in enumerate(quotes, start=1):
        for candidate in near:
            found = _compared(corpus, quote, candidate)
            if found is None or found.relation is not Relation.DIFFER:
                continue
            other = _number(shown, candidate)
            if other is None:
                shown.append(quote_of(corpus, candidate, scores))
                other = len(shown)
            said.setdefault((min(number, other), max(number, other)), _sentence(found, number, other))
    return shown, list(said.values())


def _compared(corpus: Corpus, quote: Quote, candidate: Candidate) -> Comparison | None:
    if quote.document.id == candidate.document.id:
        return None
    one, other = told(corpus, quote.document, quote.core), told(corpus, candidate.document, candidate.span)
    return compare(one, other) if one and other else None


def _number(shown: Sequence[Quote], candidate: Candidate) -> int | None:
    """The number under which a candidate is shown already, whole."""
    document, span = candidate.document, candidate.span
    return next((number for number, quote in enumerate(shown, start=1) if quote.holds(document, span)), None)


def _sentence(found: Comparison, first: int, second: int) -> str:
    return phrase(f"differ_{found.point}", one=found.one, other=found.other, first=first, second=second)
