"""The words of a question, how much each counts, and how well a text covers them. Knows no documents.

A word counts by its rarity among the corpus's passages (inverse document frequency, Robertson and Walker 1994);
the glue of questions ("what", "did", "the") counts a tenth of that. Text against question is scored with BM25 over
sentences and with plain weighted coverage. All words are reduced by the rules of the documents' language.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.corpus import Corpus
from index.records import Document
from text.stems import analysis_language, common_words

_GLUE_SHARE = 0.1
_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_GLUE = (
    "a an the of in on at to for from by with and or but is are was were be been being do does did has have had what "
    "which who whom whose when where why how it its this that these those as not no he she they him her his their i "
    "you we me my our your about into than then there so if can could would should will may might any some such said "
    "say says according many much list every all each both two sides side compare compared comparison difference"
)


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """A question's terms with their weights, and which of them occur nowhere in the corpus."""

    weights: dict[str, float]
    unknown: tuple[str, ...]

    @property
    def total(self) -> float:
        """The weight of all terms."""
        return sum(self.weights.values()) or 1.0

    def coverage(self, terms: Sequence[str]) -> float:
        """The share of the question's weight, 0 to 1, whose terms occur in a text."""
        held = set(terms)
        return sum(weight for term, weight in self.weights.items() if term in held) / self.total

    def relevance(self, terms: Sequence[str], average_length: float) -> float:
        """BM25 of a text's terms for the question, over the weight of all terms: 0 to about 2."""
        counts = Counter(terms)
        norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(terms) / average_length)
        found = [(weight, counts[term]) for term, weight in self.weights.items()]
        return sum(weight * count * (1 + _SATURATION) / (count + norm) for weight, count in found) / self.total


def weigh_words(question: str, corpus: Corpus) -> dict[str, QueryTerms]:
    """Weigh the words of a question by how rare they are in the corpus.

    :param question: the standalone question.
    :param corpus: what is searched.
    :return: the weighed terms by language, for each that the corpus has.
    """
    return {language: _weighed(question, corpus, language) for language in corpus.languages}


def wording_for(document: Document, wordings: Mapping[str, QueryTerms]) -> QueryTerms:
    """The words of a question as they are compared with those of a document."""
    return wordings.get(analysis_language(document.language)) or next(iter(wordings.values()))


def unknown_words(wordings: Mapping[str, QueryTerms]) -> list[str]:
    """The words of a question that occur nowhere in the corpus, in the order of the question."""
    first, *others = [wording.unknown for wording in wordings.values()]
    return [word for word in first if all(word in other for other in others)]


def _weighed(question: str, corpus: Corpus, language: str) -> QueryTerms:
    words = {term: word for word in re.findall(r"\w+", question) for term in corpus.terms(word, language)}
    glue = set(corpus.terms(_GLUE if language == "en" else " ".join(common_words(question, language)), language))
    terms = list(words)
    counts = dict(zip(terms, corpus.passage_frequency(list(words.values()), language), strict=True))
    passages = corpus.passage_count
    weights = {term: _rarity(counts[term], passages) * (_GLUE_SHARE if term in glue else 1) for term in terms}
    unknown = tuple(words[term] for term in terms if not counts[term] and term not in glue)
    return QueryTerms(weights, unknown)


def _rarity(count: int, passages: int) -> float:
    """Inverse document frequency; a word that no passage has counts as if a few had it: it may be paraphrased."""
    held = count or max(1, passages // 50)
    return math.log(1 + (passages - held + 0.5) / (held + 0.5))
