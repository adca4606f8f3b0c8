"""Chooses the stretches of the documents that are shown as the answer, and widens them until each stands alone.

A quotation keeps the clause that attributes it, and "it" the sentence that says what; a short one takes in its
neighbours. What touches is merged, a statement is shown once, no sentence is cut.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from answer.evidence.ranking import Candidate
from answer.evidence.sentences import can_answer, document_sentences, sentence_before, sentences_at
from answer.evidence.weights import LIMITS, MARGINS
from answer.quote.agreement import Relation, compare
from answer.quote.telling import Telling, telling
from answer.speakers.lookup import may_be_same_speaker, statement_at
from answer.speakers.naming import ANAPHOR
from index.corpus import Corpus
from index.records import Document, Statement
from text.spans import Span
from text.tables import is_row, line_at
from text.unspaced import count_words

Scores = Mapping[tuple[str, int], float]
"""The scores of candidates by document id and offset."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of whole sentences to show: `core` is the sentence it is shown for, `score` the score of that.

    `statement` is what somebody says in it, `heading` what it is shown under, when an answer has parts; `also_in` are
    the sentences of other documents that make the same statement.
    """

    document: Document
    span: Span
    core: Span
    score: float
    statement: Statement | None
    heading: str | None = None
    also_in: tuple[tuple[Document, Span], ...] = ()

    def holds(self, document: Document, span: Span) -> bool:
        """Whether a stretch of a document is shown in it, whole."""
        return self.document.id == document.id and self.span.holds(span)


def choose_quotes(
    corpus: Corpus,
    candidates: Sequence[Candidate],
    speaker: str | None = None,
    most: int = LIMITS["quotes"],
    margin: float = MARGINS["plain"],
    *,
    grouped: bool = True,
    answering: bool = True,
) -> list[Quote]:
    """Choose stretches from the best candidates: one at least, unless there are none.

    :param corpus: the index that the candidates come from.
    :param candidates: best first.
    :param speaker: whose words are asked for, if anybody's.
    :param most: how many to choose at most.
    :param margin: how much less than the best a candidate may score.
    :param grouped: whether a statement that several documents make is shown once, with the others named.
    :param answering: whether each must answer by itself, as where one fact is asked for.
    :return: best first; no two overlap.
    """
    scores = scores_of(candidates)
    quotes: list[Quote] = []
    compared = 0
    for candidate in candidates:
        if quotes and candidate.score < quotes[0].score - margin:
            break
        same = next((quote for quote in quotes if grouped and _is_same(corpus, quote, candidate)), None)
        if same:
            quotes[quotes.index(same)] = _with_place(same, candidate)
        elif len(quotes) < most:
            more = _with_quote(quotes, quote_of(corpus, candidate, scores, speaker))
            is_beside = 0 < len(quotes) < len(more)
            # What does not answer by itself may still belong to a quote that it touches.
            if candidate.may_answer or not (answering and is_beside):
                quotes = more
        elif not grouped or (compared := compared + 1) > LIMITS["compared_when_full"]:
            break
    return quotes


def scores_of(candidates: Sequence[Candidate]) -> Scores:
    """The scores of candidates by document id and offset."""
    return {(candidate.document.id, candidate.span.start): candidate.score for candidate in candidates}


def told(corpus: Corpus, document: Document, span: Span) -> Telling | None:
    """What a sentence tells, by the statements of its document."""
    return corpus.remember(("told", document.id, span), lambda: telling(document, corpus.statements(document.id), span))


def _is_same(corpus: Corpus, quote: Quote, candidate: Candidate) -> bool:
    """Whether another document makes a statement of a quote."""
    other = told(corpus, candidate.document, candidate.span) if quote.document.id != candidate.document.id else None
    if other is None:
        return False
    shown = [span for span in document_sentences(quote.document) if quote.holds(quote.document, span)]
    known = (told(corpus, quote.document, span) for span in dict.fromkeys((quote.core, *shown)))
    return any(sentence and compare(sentence, other).relation is Relation.SAME for sentence in known)


def _with_place(quote: Quote, candidate: Candidate) -> Quote:
    """A quote whose statement stands in another document, too, which is named once."""
    if any(document.id == candidate.document.id for document, _ in quote.also_in):
        return quote
    return replace(quote, also_in=(*quote.also_in, (candidate.document, candidate.span)))


def quote_of(corpus: Corpus, candidate: Candidate, scores: Scores, speaker: str | None = None) -> Quote:
    """The stretch to show for a candidate.

    :param corpus: the index that the candidate comes from.
    :param candidate: the candidate.
    :param scores: those of all candidates, by document id and offset.
    :param speaker: whose words are asked for, if anybody's.
    :return: the quote.
    """
    document = candidate.document
    statements = corpus.statements(document.id)
    if is_row(document.text, candidate.span):
        row = line_at(document.text, candidate.span.start)
        return Quote(document, row, candidate.span, candidate.score, None)
    statement = statement_at(_quoted_of(corpus, document, statements), candidate.span, speaker)
    span = _with_speaker(document, candidate.span, statement)
    if statement is None or statement.speaker is None:
        span = _with_antecedent(document, span)
    if statement is None or not statement.direct:  # somebody's own words stand better alone
        span = _with_neighbours(document, span, scores)
    statement = statement or _asked_for(statements, span, speaker)
    return Quote(document, span, candidate.span, candidate.score, statement)


def _quoted_of(corpus: Corpus, document: Document, statements: Sequence[Statement]) -> Sequence[Statement]:
    """The statements that have words of what is quoted of a document."""
    return [one for one in statements if any(corpus.may_quote(document.id, span) for span in one.contents)]


def _asked_for(statements: Sequence[Statement], span: Span, speaker: str | None) -> Statement | None:
    """What the asked speaker says in a quote whose own sentence only leads to it: "X was cautious. The figures …"."""
    said = statement_at(statements, span, speaker) if speaker else None
    return said if said and speaker and may_be_same_speaker(speaker, said.speaker_name) else None


def _with_quote(quotes: list[Quote], new: Quote) -> list[Quote]:
    """Add a quote, or widen the one of the same document that it overlaps or stands next to."""
    for number, old in enumerate(quotes):
        if old.document.id != new.document.id or not _touch(old.document, old.span, new.span):
            continue
        merged = _joined(old.span, new.span)
        if _is_short(old.document, merged):
            return [*quotes[:number], replace(old, span=merged), *quotes[number + 1 :]]
        return quotes if old.span.overlaps(new.core) else [*quotes, replace(new, span=new.core)]
    return [*quotes, new]


def _with_speaker(document: Document, span: Span, statement: Statement | None) -> Span:
    """Widen a sentence to the whole quotation it belongs to and its speaker's name; if that is long, to the name."""
    if statement is None or not statement.direct:
        return span
    speaker = statement.speaker or span
    stretches = (reduce(_joined, (*statement.contents, speaker), span), _joined(span, speaker))
    widened = (sentences_around(document, stretch) for stretch in stretches)
    return next((stretch for stretch in widened if _is_short(document, stretch)), span)


def antecedent(document: Document, span: Span) -> Span | None:
    """The sentence before one that opens with "it", "the company" and the like, in the same paragraph."""
    return sentence_before(document, span) if ANAPHOR.match(document.text, span.start) else None


def _with_antecedent(document: Document, span: Span) -> Span:
    """Take in what a sentence refers back to, while the length allows."""
    wider = _joined(span, antecedent(document, span) or span)
    return wider if _is_short(document, wider) else span


def _with_neighbours(document: Document, span: Span, scores: Scores) -> Span:
    """Take in the sentences before and after, the better one first, while paragraph and length allow."""
    sentences = document_sentences(document)
    while True:
        before = bisect_right(sentences, span.start - 1, key=lambda sentence: sentence.start) - 1
        after = bisect_right(sentences, span.end - 1, key=lambda sentence: sentence.start)
        neighbours = [sentences[number] for number in (before, after) if 0 <= number < len(sentences)]
        joining = [sentence for sentence in neighbours if _may_join(document, span, sentence)]
        if not joining:
            return span
        # Of two that score the same, the one after.
        best = max(joining, key=lambda sentence: (scores.get((document.id, sentence.start), 0.0), sentence.start))
        span = _joined(span, best)


def _may_join(document: Document, span: Span, sentence: Span) -> bool:
    """Whether a sentence may answer, stands in the same paragraph, and leaves the quote short enough."""
    joined = _joined(span, sentence)
    is_near = "\n" not in document.text[joined.start : joined.end] and can_answer(document, sentence)
    return is_near and _is_short(document, joined, LIMITS["words_of_a_full_quote"])


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def sentences_around(document: Document, span: Span) -> Span:
    """The smallest stretch of whole sentences that holds a span."""
    touched = sentences_at(document, span)
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end)) if touched else span


def _touch(document: Document, one: Span, other: Span) -> bool:
    """Whether two stretches overlap or stand next to each other in one paragraph."""
    first, second = sorted((one, other), key=lambda span: span.start)
    return first.end >= second.start or not document.text[first.end : second.start].strip(" ")


def _is_short(document: Document, span: Span, most: int = LIMITS["words_of_a_quote"]) -> bool:
    return count_words(document.text[span.start : span.end]) <= most
