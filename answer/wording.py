"""The words of a question, how much each counts, and how well a text covers them. Knows no documents.

A word counts by its rarity among the corpus's passages (inverse document frequency, Robertson and Walker 1994);
the glue of questions ("what", "did", "the") counts a tenth of that. Text against question is scored with BM25 over
sentences and with plain weighted coverage.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.retriever import Retriever

_GLUE_SHARE = 0.1
_SATURATION = 1.2
_LENGTH_SHARE = 0.75
_GLUE = (
    "a an the of in on at to for from by with and or but is are was were be been being do does did has have had what "
    "which who whom whose when where why how it its this that these those as not no he she they him her his their i "
    "you we me my our your about into than then there so if can could would should will may might any some such said "
    "say says according many much"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question's terms with their weights, and which of them occur nowhere in the corpus."""

    weights: dict[str, float]
    unknown: tuple[str, ...]

    @property
    def total(self) -> float:
        """The weight of all terms."""
        return sum(self.weights.values()) or 1.0

    def coverage(self, *term_sets: Sequence[str]) -> float:
        """The share of the question's weight, 0 to 1, whose terms occur in any of the texts."""
        held = set().union(*term_sets)
        return sum(weight for term, weight in self.weights.items() if term in held) / self.total

    def relevance(self, terms: Sequence[str], average_length: float) -> float:
        """BM25 of a text's terms for the question, over the weight of all terms: 0 to about 2."""
        counts = Counter(terms)
        norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(terms) / average_length)
        return (
            sum(
                weight * counts[term] * (1 + _SATURATION) / (counts[term] + norm)
                for term, weight in self.weights.items()
                if counts[term]
            )
            / self.total
        )


def weigh_words(question: str, corpus: Retriever) -> Wording:
    """Weigh the words of a question by how rare they are in the corpus.

    :param question: the standalone question.
    :param corpus: what is searched.
    :return: the weighed terms.
    """
    words = {term: word for word in re.findall(r"\w+", question) for term in corpus.terms(word)}
    glue = set(corpus.terms(_GLUE))
    terms = list(words)
    counts = dict(zip(terms, corpus.passage_frequency(list(words.values())), strict=True))
    passages = corpus.passage_count
    weights = {
        term: math.log(1 + (passages - counts[term] + 0.5) / (counts[term] + 0.5))
        * (_GLUE_SHARE if term in glue else 1)
        for term in terms
    }
    unknown = tuple(words[term] for term in terms if not counts[term] and term not in glue)
    return Wording(weights, unknown)
