"""What comes nearest to a question that has no answer: what it names is there, and what it asks of that is not.

Says only what was looked through in full.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answer.decline.asked import Run, runs_in
from answer.decline.holdings import Holding, documents_of, find_holdings, find_named
from answer.speakers.naming import TIMES
from index.corpus import Corpus
from index.passages import passage_text
from index.records import Hit
from text.names import names_in

_MOST_MISSING = 3
_MOST_NAMED = 3
_MOST_HEADINGS = 3
_FEW = 3
"""Documents of which half are none to speak of."""
_LETTERS_OF_A_NAME = 4
_GAP = re.compile(r"\W{1,3}(?:(?:of|at|for) (?:the )?)?", re.IGNORECASE)
"""What may stand between words and the name that they are said of: "the mayor of Oslo", "its mayor, Ada Lee"."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Words of the question that no sentence with its name has.

    `beside` are names that they stand next to elsewhere; `documents` is how many documents have them in one sentence,
    None where that was not counted.
    """

    words: str
    beside: tuple[str, ...] = ()
    documents: int | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What the corpus has of a name of the question: in how many documents, nearest under which headings; and not."""

    name: str
    documents: int
    headings: tuple[str, ...]
    missing: tuple[Missing, ...]


def find_near_miss(corpus: Corpus, question: str, hits: Sequence[Hit]) -> NearMiss | None:
    """Find what the corpus has of what a question names.

    :param corpus: where to look.
    :param question: the standalone question.
    :param hits: the passages found for it, best first.
    :return: it, for the name that fewest sentences have; None when no name of the question is known, or all are in too
        many passages.
    """
    runs = runs_in(question)
    holdings = {run.text: found for run in runs if run.is_name and (found := find_named(corpus, run.text))}
    if not holdings:
        return None
    name = min(holdings, key=lambda one: len(holdings[one]))
    named = holdings[name]
    missing = [lack for run in runs if run.text != name and (lack := _missing(corpus, run, named))]
    return NearMiss(name, len(documents_of(named)), _headings(named, hits), tuple(missing[:_MOST_MISSING]))


def with_names_first(corpus: Corpus, question: str, hits: Sequence[Hit]) -> list[Hit]:
    """Passages in their order, but first those that have most names of the question: what is known of what is asked."""
    names = [run.text for run in runs_in(question) if run.is_name]

    def named(hit: Hit) -> int:
        document = corpus.document(hit.passage.document_id)
        return sum(name in passage_text(document, hit.passage) for name in names) if document else 0

    return sorted(hits, key=named, reverse=True)


def _missing(corpus: Corpus, run: Run, named: Sequence[Holding]) -> Missing | None:
    """What of a run no sentence with the name has: as much of its end as some other sentence has."""
    if any(one.has(corpus, run.text) for one in named):
        return None
    for words in run.endings:
        elsewhere = find_holdings(corpus, words)
        if elsewhere is None:
            return None
        if elsewhere and not any(one.has(corpus, words) for one in named):
            return None if _is_common(corpus, run, elsewhere) else _elsewhere(run, words, elsewhere)
    return Missing(run.text)


def _elsewhere(run: Run, words: str, holdings: Sequence[Holding]) -> Missing:
    beside = () if run.is_name else _beside(words, holdings)
    return Missing(words, beside, len(documents_of(holdings)))


def _is_common(corpus: Corpus, run: Run, holdings: Sequence[Holding]) -> bool:
    """Whether half of the documents have a word, which then tells little where it is missing."""
    documents = corpus.document_count
    return not run.is_name and documents > _FEW and 2 * len(documents_of(holdings)) >= documents


def _beside(words: str, holdings: Sequence[Holding]) -> tuple[str, ...]:
    """The names that stand next to words, without those of which another has all."""
    found = [name for one in holdings for name in _names_next_to(words, one.text)]
    whole = [name for name in found if not any(name != other and name in other for other in found)]
    return tuple(dict.fromkeys(whole))[:_MOST_NAMED]


def _names_next_to(words: str, text: str) -> list[str]:
    place = re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE)
    if place is None:
        return []
    gap = _GAP.match(text, place.end())
    behind = text[gap.end() if gap else place.end() :]
    return [name for name in names_in(behind)[:1] if behind.startswith(name) and _is_whom(name)]


def _is_whom(name: str) -> bool:
    """Whether a name may be that of whom something is said: no day or month, and no mere letters."""
    return len(name) >= _LETTERS_OF_A_NAME and name.casefold() not in TIMES


def _headings(named: Sequence[Holding], hits: Sequence[Hit]) -> tuple[str, ...]:
    """The headings of the best passages that have the name."""
    places: Mapping[str, list[Holding]] = {
        id: [one for one in named if one.document.id == id] for id in documents_of(named)
    }
    near = [
        hit.passage.heading
        for hit in hits
        if hit.passage.heading
        and any(one.span.overlaps(hit.passage.span) for one in places.get(hit.passage.document_id, ()))
    ]
    return tuple(dict.fromkeys(near))[:_MOST_HEADINGS]
