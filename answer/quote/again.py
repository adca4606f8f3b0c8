"""The answer before once more: somebody's very words of it, or one sentence. Searches nothing.

What was quoted is shown again, whether or not it would be found again.
"""

from collections.abc import Sequence
from functools import reduce

from answer.evidence.quoted import Quoted
from answer.evidence.ranking import Candidate
from answer.quote.choose import Quote
from answer.speakers.lookup import statement_at
from answer.understand.pointing import Again
from index.corpus import Corpus
from text.spans import Span


def quotes_again(
    corpus: Corpus, how: Again, quoted: Sequence[Quoted], candidates: Sequence[Candidate]
) -> tuple[Quote, ...]:
    """Show what was quoted again.

    :param corpus: what was asked.
    :param how: what of it is asked for.
    :param quoted: the sentences of the answer before; none when the documents do not have them.
    :param candidates: what may answer the question before, best first.
    :return: the quotes: somebody's very words, all where nobody is quoted directly; or the sentence that answers best.
    """
    none: tuple[Quoted, ...] = ()
    shown = reduce(_with_next, quoted, none) if how is Again.EXACT else tuple(quoted)
    again = tuple(_quote(corpus, one, candidates) for one in shown)
    if how is Again.EXACT:
        return tuple(quote for quote in again if quote.statement and quote.statement.direct) or again
    return tuple(sorted(again, key=lambda quote: -quote.score))[:1]


def _with_next(stretches: tuple[Quoted, ...], sentence: Quoted) -> tuple[Quoted, ...]:
    """Stretches that were quoted with one more sentence, which goes on with the last or begins another."""
    last = stretches[-1] if stretches else None
    if last is None or last.document.id != sentence.document.id:
        return (*stretches, sentence)
    between = last.document.text[last.span.end : sentence.span.start]
    if between.strip() or sentence.span.start < last.span.end:
        return (*stretches, sentence)
    return (*stretches[:-1], Quoted(last.document, Span(last.span.start, sentence.span.end)))


def _quote(corpus: Corpus, quoted: Quoted, candidates: Sequence[Candidate]) -> Quote:
    document, span = quoted.document, quoted.span
    scores = (one.score for one in candidates if one.document.id == document.id and one.span.overlaps(span))
    return Quote(document, span, span, max(scores, default=0.0), statement_at(corpus.statements(document.id), span))
