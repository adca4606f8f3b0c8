"""What is found for a question: what it may mean, searched, and the meaning with the best evidence. Decides nothing."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from answer.evidence.confidence import OF_A_SUBJECT, Signals, confidence, read_signals
from answer.evidence.quoted import Quoted, find_quoted, not_quoted, recall
from answer.evidence.ranking import Candidate, order_hits
from answer.evidence.reading import read_evidence
from answer.evidence.sentences import find_candidates
from answer.evidence.weights import FOLLOW_UPS, LIMITS
from answer.evidence.words import QueryTerms, weigh_words
from answer.records import Layout, Query, Turn
from answer.speakers.aliases import meant_name
from answer.understand.layout import asked_topic
from answer.understand.meanings import meanings
from answer.understand.pointing import described
from answer.understand.question import read_before
from index.corpus import Corpus
from index.records import Hit

_NOT_RANKED = frozenset({Layout.OVERVIEW, Layout.NAMES})
"""Layouts that choose their sentences otherwise than by how well each answers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question: the query it was understood as, its terms by language, passages and sentences.

    `candidates` are best first; `signals` are those of the best, None when there is none. `parts` is what was found for
    each party of a query that has parts; `quoted` are the sentences of the answer before, when one is referred to.
    """

    query: Query
    query_terms: Mapping[str, QueryTerms]
    hits: tuple[Hit, ...]
    candidates: tuple[Candidate, ...]
    signals: Signals | None
    parts: tuple["Evidence", ...] = ()
    quoted: tuple[Quoted, ...] = ()

    @property
    def probability(self) -> float:
        """The probability that the best of it answers."""
        return confidence(self.signals)


class Clock:
    """Seconds each step took, by its name."""

    def __init__(self) -> None:
        """Begin now."""
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        """Count the time since the last step for this one."""
        now = time.perf_counter()
        self.seconds[step] = round(self.seconds.get(step, 0.0) + now - self._last, 6)
        self._last = now


def find_evidence(corpus: Corpus, question: str, history: Sequence[Turn] = (), clock: Clock | None = None) -> Evidence:
    """Understand a question and find what may answer it, without deciding whether it does.

    Of the queries that a follow-up may mean, the one with the best evidence is taken.

    :param corpus: what is asked, as it is at one moment.
    :param question: what the person typed.
    :param history: the earlier turns of the conversation, oldest first.
    :param clock: measures the steps.
    :return: the evidence.
    """
    clock = clock or Clock()
    before = read_before(history)
    quoted = find_quoted(corpus, before.answered)
    queries = [_of_whom(query) for query in meanings(question, before, recall(corpus, quoted, described(question)))]
    clock.lap("understand")
    found = [_search(corpus, query, quoted, clock) for query in queries]
    return max(found, key=lambda one: one.probability + (FOLLOW_UPS["own"] if one is found[0] else 0))


def _of_whom(query: Query) -> Query:
    """The query with the whole name of whose words it asks for, where documents join that with what was typed."""
    parts = tuple(map(_of_whom, query.parts))
    return replace(query, speaker=query.speaker and meant_name(query.speaker), parts=parts)


def _search(corpus: Corpus, query: Query, quoted: tuple[Quoted, ...], clock: Clock) -> Evidence:
    """What may answer one query; of one with parts, what may answer each, the signals being those of the best."""
    if query.parts:
        return _of_parts(query, tuple(_search(corpus, part, quoted, clock) for part in query.parts))
    if query.layout in OF_A_SUBJECT and (topic := asked_topic(query.text)) != query.text:
        return replace(_found(corpus, replace(query, text=topic), quoted, clock), query=query)
    return _found(corpus, query, quoted, clock)


def _found(corpus: Corpus, query: Query, quoted: tuple[Quoted, ...], clock: Clock) -> Evidence:
    hits, read = _search_passages(corpus, query)
    clock.lap("retrieve")
    terms = weigh_words(query.text, corpus)
    candidates = find_candidates(corpus, query, terms, hits[:read])
    if query.context:
        candidates = not_quoted(corpus, query.context, candidates, quoted)
    hits = order_hits(hits, candidates)
    clock.lap("weigh")
    if corpus.evidence and query.layout not in _NOT_RANKED:
        most = LIMITS["sentences_judged_for_all" if _is_wide(query) else "sentences_judged"]
        candidates = read_evidence(corpus.evidence, query.text, candidates, most)
        hits = order_hits(hits, candidates)
        clock.lap("judge")
    signals = read_signals(corpus, query, terms, candidates) if candidates else None
    return Evidence(query, terms, tuple(hits), tuple(candidates), signals, quoted=quoted)


def _of_parts(query: Query, parts: tuple[Evidence, ...]) -> Evidence:
    hits = {hit.passage.id: hit for row in zip_longest(*(part.hits for part in parts)) for hit in row if hit}
    best = max(parts, key=lambda part: part.probability)
    return replace(best, query=query, hits=tuple(hits.values()), parts=parts)


def _search_passages(corpus: Corpus, query: Query) -> tuple[list[Hit], int]:
    """The passages found for a query, best first, and how many of them are looked through for sentences."""
    read, searched = LIMITS["passages_read"], LIMITS["passages_searched"]
    if _is_wide(query):
        read, searched = LIMITS["passages_read_for_all"], LIMITS["passages_searched_for_all"]
    hits = corpus.search(query.text, limit=searched)
    return [hit for hit in hits if not query.documents or hit.passage.document_id in query.documents], read


def _is_wide(query: Query) -> bool:
    """Whether more is looked through: for every place, or for the best in one document wherever that stands."""
    return query.layout is Layout.ALL or bool(query.documents)
