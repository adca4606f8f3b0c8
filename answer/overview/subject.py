"""Whether a sentence names the subject of an overview: a name, one of its aliases, or the words of a topic.

Knows words and documents; ranks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.overview.documents import content_terms
from answer.speakers.aliases import other_names
from index.corpus import Corpus
from index.records import Document
from text.names import names_in
from text.spans import Span

_ROW = re.compile(r",|;|/| (?:and|&) ")
_OPENING_WORDS = 4
"""A sentence that names something within so many words is about it, as a rule: its subject stands there."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an overview is of: `text` as it was asked for, and the stems of each of its names."""

    text: str
    names: tuple[frozenset[str], ...]

    def is_named(self, corpus: Corpus, document: Document, span: Span, heading: str | None = None) -> bool:
        """Whether a sentence names it; of a topic of several words, half may stand in the heading above."""
        terms = set(corpus.terms(document.text[span.start : span.end], document.language))
        above = set(corpus.terms(heading or "", document.language))
        return any(name <= terms | above and 2 * len(name & terms) >= len(name) for name in self.names)

    def is_named_first(self, corpus: Corpus, document: Document, span: Span) -> bool:
        """Whether a sentence names it among its first words."""
        opening = " ".join(document.text[span.start : span.end].split()[:_OPENING_WORDS])
        terms = set(corpus.terms(opening, document.language))
        return any(name & terms for name in self.names)

    def is_titled(self, document: Document) -> bool:
        """Whether a document's title names it, and not as one of several names in a row, of which each has its part."""
        title = content_terms(document.title)
        return any(name <= title and not _is_in_a_row(name, document.title) for name in self.names)


def subject_of(text: str) -> Subject | None:
    """The subject that words mean; None when they are only such as every sentence has."""
    named = names_in(text)
    alternatives = other_names(named[0]) if len(named) == 1 and _is_all(named[0], text) else []
    stems = [content_terms(text), *(content_terms(" ".join(sorted(words))) for words in alternatives)]
    names = tuple(dict.fromkeys(one for one in stems if one))
    return Subject(text, names) if names else None


def _is_all(name: str, text: str) -> bool:
    return content_terms(name) == content_terms(text)


def _is_in_a_row(name: frozenset[str], title: str) -> bool:
    """Whether a title puts a name beside others: "Libya" in "Libya, Egypt, Turkey: what became of the cases"."""
    pieces = [piece.partition(":")[0].strip() for piece in _ROW.split(title)]
    others = [piece for piece in pieces if not name <= content_terms(piece)]
    return len(others) < len(pieces) and any(names_in(piece) == [piece] for piece in others)


def found_in(corpus: Corpus, subject: Subject, limit: int) -> Sequence[tuple[Document, Span]]:
    """The passages that fit a subject best, each with its document, best first."""
    hits = corpus.search(subject.text, limit)
    pairs = ((corpus.document(hit.passage.document_id), hit.passage.span) for hit in hits)
    return [(document, span) for document, span in pairs if document]
