"""The words of a question, how much each counts, and how well a text covers them. Knows no documents.

A word counts by its rarity among the corpus's passages (inverse document frequency, Robertson and Walker 1994);
the glue of questions ("what", "did", "the") counts a tenth of that. A text covers the share of that weight whose words
it has. All words are reduced by the rules of the documents' language.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.evidence.weights import LIMITS, SHARES
from index.corpus import Corpus
from index.records import Document
from text.speech import ASKING
from text.stems import COMPOUNDING, analysis_language, asked_words, common_words, is_part


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """The terms of a question in one language, each with its weight, and its words that occur nowhere in the corpus.

    `compounds` is whether the language joins words, so that one within another counts, too.
    """

    weights: dict[str, float]
    unknown: tuple[str, ...]
    compounds: bool = False

    def coverage(self, terms: Sequence[str]) -> float:
        """The share of the question's weight, 0 to 1, whose terms occur in a text."""
        held = set(terms)
        covered = sum(weight * self._share(term, held) for term, weight in self.weights.items())
        return covered / (sum(self.weights.values()) or 1.0)

    def _share(self, term: str, held: set[str]) -> float:
        """How much of a term a text has: all, also as a part of a longer word; half where it has but a part of it."""
        if term in held:
            return 1.0
        if not self.compounds:
            return 0.0
        if any(is_part(term, word) for word in held):
            return 1.0
        return SHARES["part_of_compound"] if any(is_part(word, term) for word in held) else 0.0


def weigh_words(question: str, corpus: Corpus) -> dict[str, QueryTerms]:
    """Weigh the words of a question by how rare they are in the corpus.

    :param question: the standalone question.
    :param corpus: what is searched.
    :return: the weighed terms by language, for each that the corpus has.
    """
    return {language: _weighed(question, corpus, language) for language in corpus.languages}


def terms_for(document: Document, query_terms: Mapping[str, QueryTerms]) -> QueryTerms:
    """The terms of a question as they are compared with those of a document."""
    return query_terms.get(analysis_language(document.language)) or next(iter(query_terms.values()))


def unknown_words(query_terms: Mapping[str, QueryTerms]) -> list[str]:
    """The words of a question that occur nowhere in the corpus, in the order of the question."""
    first, *others = [terms.unknown for terms in query_terms.values()]
    return [word for word in first if all(word in other for other in others)]


def _weighed(question: str, corpus: Corpus, language: str) -> QueryTerms:
    words = {term: word for word in asked_words(question, language) for term in corpus.terms(word, language)}
    glue = set(corpus.terms(" ".join(ASKING if language == "en" else common_words(question, language)), language))
    terms = list(words)
    counts = dict(zip(terms, corpus.passage_frequency(list(words.values()), language), strict=True))
    passages = corpus.all_passages
    weights = {term: _rarity(counts[term], passages) * (SHARES["glue"] if term in glue else 1) for term in terms}
    unknown = tuple(words[term] for term in terms if not counts[term] and term not in glue)
    return QueryTerms(weights, unknown, language in COMPOUNDING)


def _rarity(count: int, passages: int) -> float:
    """Inverse document frequency; a word that no passage has counts as if a few had it: it may be paraphrased."""
    held = count or max(1, passages // LIMITS["passages_for_one_unknown"])
    return math.log(1 + (passages - held + 0.5) / (held + 0.5))
