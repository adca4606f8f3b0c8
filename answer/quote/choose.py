"""The quotes reader: which stretches of the documents are shown as the answer, in the sources' own words.

Takes the best sentences, makes each understandable by itself (a quotation keeps the clause that attributes it, "it"
the sentence that says what; a short one takes in its neighbours), merges what touches, shows a statement once,
and cuts no sentence. Knows no presentation.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from answer.evidence.sentences import Candidate, can_answer, document_sentences
from answer.quote.agreement import Relation, compare
from answer.quote.telling import Telling, telling
from answer.speakers.lookup import may_be_same_speaker, statement_at
from answer.speakers.naming import ANAPHOR
from index.corpus import Corpus
from index.records import Document, Statement
from text.spans import Span

MOST_QUOTES = 4
MARGIN = 1.0
# A quote takes in neighbouring sentences up to so many words, and with what it merges with it never has more than
# the second number: long enough to stand alone, short enough to be read.
_FULL_WORDS = 45
_MOST_WORDS = 90
# How many candidates are held against the quotes once there are enough: near ones, so that a question stays quick.
_AFTER = 8
_Scores = Mapping[tuple[str, int], float]
"""The scores of candidates by document id and offset."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of whole sentences to show, the sentence it is shown for, and that sentence's score.

    `heading` is what the quote is shown under, when an answer has parts; `also_in` are the sentences of other
    documents that make the same statement.
    """

    document: Document
    span: Span
    core: Span
    score: float
    statement: Statement | None
    heading: str | None = None
    also_in: tuple[tuple[Document, Span], ...] = ()


def choose_quotes(
    corpus: Corpus,
    candidates: Sequence[Candidate],
    speaker: str | None = None,
    most: int = MOST_QUOTES,
    margin: float = MARGIN,
    *,
    grouped: bool = True,
) -> list[Quote]:
    """Choose stretches from the best candidates: one at least, unless there are none.

    :param corpus: the index that the candidates come from.
    :param candidates: best first.
    :param speaker: whose words are asked for, if anybody's.
    :param most: how many to choose at most.
    :param margin: how much less than the best a candidate may score.
    :param grouped: whether a statement that several documents make is shown once, with the others named.
    :return: best first; no two overlap.
    """
    scores = {(candidate.document.id, candidate.span.start): candidate.score for candidate in candidates}
    quotes: list[Quote] = []
    after = 0
    for candidate in candidates:
        if quotes and candidate.score < quotes[0].score - margin:
            break
        same = next((one for one in quotes if grouped and _is_same(corpus, one, candidate)), None)
        if same:
            quotes[quotes.index(same)] = _with_place(same, candidate)
        elif len(quotes) < most:
            quotes = _with_quote(quotes, quote_of(corpus, candidate, scores, speaker))
        elif not grouped or (after := after + 1) > _AFTER:
            break
    return quotes


def told(corpus: Corpus, document: Document, span: Span) -> Telling | None:
    """What a sentence tells, by the statements of its document."""
    return corpus.remember(("told", document.id, span), lambda: telling(document, corpus.statements(document.id), span))


def _is_same(corpus: Corpus, quote: Quote, candidate: Candidate) -> bool:
    """Whether another document makes a statement of a quote."""
    other = told(corpus, candidate.document, candidate.span) if quote.document.id != candidate.document.id else None
    if other is None:
        return False
    sentences = (told(corpus, quote.document, one) for one in _sentences_in(quote))
    return any(one and compare(one, other).relation is Relation.SAME for one in sentences)


def _sentences_in(quote: Quote) -> list[Span]:
    """The sentences of a quote, the one that it is shown for first."""
    whole = [
        one
        for one in document_sentences(quote.document)
        if quote.span.start <= one.start and one.end <= quote.span.end and one != quote.core
    ]
    return [quote.core, *whole]


def _with_place(quote: Quote, candidate: Candidate) -> Quote:
    """A quote whose statement stands in another document, too, which is named once."""
    if any(document.id == candidate.document.id for document, _ in quote.also_in):
        return quote
    return replace(quote, also_in=(*quote.also_in, (candidate.document, candidate.span)))


def quote_of(corpus: Corpus, candidate: Candidate, scores: _Scores, speaker: str | None = None) -> Quote:
    """The stretch to show for a candidate.

    :param corpus: the index that the candidate comes from.
    :param candidate: the candidate.
    :param scores: those of all candidates, by document id and offset.
    :param speaker: whose words are asked for, if anybody's.
    :return: the quote.
    """
    document = candidate.document
    statements = corpus.statements(document.id)
    statement = statement_at(statements, candidate.span, speaker)
    span = _with_speaker(document, candidate.span, statement)
    if statement is None or statement.speaker is None:
        span = _with_antecedent(document, span)
    if statement is None or not statement.direct:  # somebody's own words stand better alone
        span = _with_neighbours(document, span, scores)
    statement = statement or _asked_for(statements, span, speaker)
    return Quote(document, span, candidate.span, candidate.score, statement)


def _asked_for(statements: Sequence[Statement], span: Span, speaker: str | None) -> Statement | None:
    """What the asked speaker says in a quote whose own sentence only leads to it: "X was cautious. The figures …"."""
    said = statement_at(statements, span, speaker) if speaker else None
    return said if said and speaker and may_be_same_speaker(speaker, said.speaker_name) else None


def _with_quote(quotes: list[Quote], new: Quote) -> list[Quote]:
    """Add a quote, or widen the one of the same document that it overlaps or stands next to."""
    for at, old in enumerate(quotes):
        if old.document.id != new.document.id or not _touch(old.document, old.span, new.span):
            continue
        merged = _joined(old.span, new.span)
        if _words(old.document, merged) <= _MOST_WORDS:
            return [*quotes[:at], replace(old, span=merged), *quotes[at + 1 :]]
        if old.span.overlaps(new.core):
            return quotes
        return [*quotes, replace(new, span=new.core)]
    return [*quotes, new]


def _with_speaker(document: Document, span: Span, statement: Statement | None) -> Span:
    """Widen a sentence to the whole quotation it belongs to and to where its speaker is named, if that is near."""
    if statement is None or not statement.direct:
        return span
    places = [span, *statement.contents, *([statement.speaker] if statement.speaker else [])]
    whole = sentences_around(document, Span(min(one.start for one in places), max(one.end for one in places)))
    if _words(document, whole) <= _MOST_WORDS or statement.speaker is None:
        return whole if _words(document, whole) <= _MOST_WORDS else span
    # A long quotation: from its speaker to the sentence, or the sentence alone.
    near = Span(min(span.start, statement.speaker.start), max(span.end, statement.speaker.end))
    attributed = sentences_around(document, near)
    return attributed if _words(document, attributed) <= _MOST_WORDS else span


def antecedent(document: Document, span: Span) -> Span | None:
    """The sentence before one that opens with "it", "the company" and the like, in the same paragraph."""
    if not ANAPHOR.match(document.text, span.start):
        return None
    sentences = document_sentences(document)
    at = bisect_right(sentences, span.start, key=lambda one: one.start) - 1
    before = sentences[at - 1] if at > 0 else None
    return None if before is None or "\n" in document.text[before.end : span.start] else before


def _with_antecedent(document: Document, span: Span) -> Span:
    """Take in what a sentence refers back to, while the length allows."""
    before = antecedent(document, span)
    wider = Span(before.start, span.end) if before else span
    return wider if _words(document, wider) <= _MOST_WORDS else span


def _with_neighbours(document: Document, span: Span, scores: _Scores) -> Span:
    """Take in the sentences before and after, the better one first, while paragraph and length allow."""
    sentences = document_sentences(document)
    while True:
        before = bisect_right(sentences, span.start - 1, key=lambda one: one.start) - 1
        after = bisect_right(sentences, span.end - 1, key=lambda one: one.start)
        wider = [
            (scores.get((document.id, sentences[at].start), 0.0), _joined(span, sentences[at]))
            for at in (before, after)
            if 0 <= at < len(sentences) and _may_join(document, span, sentences[at])
        ]
        if not wider:
            return span
        span = max(wider, key=lambda pair: (pair[0], pair[1].start))[1]


def _may_join(document: Document, span: Span, sentence: Span) -> bool:
    """Whether a sentence may answer, stands in the same paragraph, and leaves the quote short enough."""
    if not can_answer(document, sentence):
        return False
    joined = _joined(span, sentence)
    return "\n" not in document.text[joined.start : joined.end] and _words(document, joined) <= _FULL_WORDS


def _joined(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def sentences_around(document: Document, span: Span) -> Span:
    """The smallest stretch of whole sentences that holds a span."""
    touched = [sentence for sentence in document_sentences(document) if sentence.overlaps(span)]
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end)) if touched else span


def _touch(document: Document, one: Span, other: Span) -> bool:
    """Whether two stretches overlap or stand next to each other in one paragraph."""
    first, second = sorted((one, other), key=lambda span: span.start)
    return first.end >= second.start or not document.text[first.end : second.start].strip(" ")


def _words(document: Document, span: Span) -> int:
    return len(document.text[span.start : span.end].split())
