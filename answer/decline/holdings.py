"""What the documents have of some words: the sentences that have them, all of them or none.

What is said of the whole corpus must be so in the whole corpus: of words that more passages have than are read,
nothing is known here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.evidence.sentences import sentences_at
from index.corpus import Corpus
from index.records import Document, Passage
from text.spans import Span

_MOST_PASSAGES = 400
"""Passages that are read for one word: some 50 ms, for a question that has no answer."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A sentence that has some words, with its terms as the search sees them."""

    document: Document
    span: Span
    terms: frozenset[str]

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.span.start : self.span.end]

    def has(self, corpus: Corpus, words: str) -> bool:
        """Whether it has all of some words, in any form."""
        return self.terms.issuperset(corpus.terms(words, self.document.language))


def find_holdings(corpus: Corpus, words: str) -> tuple[Holding, ...] | None:
    """Find every sentence that has all of some words, in any form and order.

    :param corpus: where to look.
    :param words: the words.
    :return: the sentences; None when more passages have the rarest of the words than are read.
    """
    counts = {word: _passages_with(corpus, word) for word in re.findall(r"\w+", words)}
    rarest = min(counts, key=lambda word: counts[word], default=None)
    if rarest is None or counts[rarest] == 0:
        return ()
    if counts[rarest] > _MOST_PASSAGES:
        return None
    passages = corpus.store.passages(corpus.indexes.lexical.search(rarest, counts[rarest]))
    found = {(one.document.id, one.span): one for one in _sentences(corpus, passages) if one.has(corpus, words)}
    return tuple(found.values())


def find_named(corpus: Corpus, name: str) -> tuple[Holding, ...] | None:
    """Find every sentence that has a name as it is written; None when more passages have its words than are read."""
    written = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found = find_holdings(corpus, name)
    return None if found is None else tuple(one for one in found if written.search(one.text))


def is_known(corpus: Corpus, name: str) -> bool:
    """Whether each word that a name has in capitals stands in the documents as it is written."""
    capitals = (word for word in re.findall(r"\w+(?:[.’'-]\w+)*", name) if word[0].isupper())
    return all(find_named(corpus, word) != () for word in capitals)


def documents_of(holdings: Iterable[Holding]) -> list[str]:
    """The ids of the documents that sentences stand in, each once."""
    return list(dict.fromkeys(one.document.id for one in holdings))


def _passages_with(corpus: Corpus, word: str) -> int:
    """No fewer than the passages that have a word in a form that one of their languages knows."""
    return sum(corpus.passages_with(word, language) for language in corpus.languages)


def _sentences(corpus: Corpus, passages: Sequence[Passage]) -> Iterable[Holding]:
    for passage in passages:
        if document := corpus.document(passage.document_id):
            for span in sentences_at(document, passage.span):
                terms = corpus.terms(document.text[span.start : span.end], document.language)
                yield Holding(document, span, frozenset(terms))
