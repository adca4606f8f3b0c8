"""Limits that a person sets for a question: of whom, in which language, of which time the documents are.

What is asked within limits is asked of those documents as if there were no others; what lies outside is said only
where nothing within answers.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from answer.phrases import phrase, plural
from answer.records import Answer
from answer.statements import check_dates, is_dated
from index.corpus import Corpus
from index.errors import QuestionError
from index.records import Document

_WORD = re.compile(r"\w+")
_MOST_NAMED = 3
"""How many documents outside are named: what tells where to look, and no list."""


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are asked; an empty field asks for nothing. Dates are ISO days, months or years, both included.

    `publisher` and `document` are words that must stand in the name of either, or its whole name; where a publisher is
    called so, no other is meant. `language` is as the documents have it.
    """

    publisher: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    document: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not any(getattr(self, each.name).strip() for each in fields(self))

    def has(self, document: Document) -> bool:
        """Whether a document is within."""
        return (
            _has_words(document.publisher or "", self.publisher)
            and (not self.language or document.language == self.language)
            and (self.document == document.id or _has_words(document.title, self.document))
            and is_dated(document.published, self.since, self.until)
        )


ALL = DocumentFilter()
"""No limits."""


def narrowed(corpus: Corpus, wanted: DocumentFilter) -> Corpus:
    """The documents within limits.

    :param corpus: all.
    :param wanted: the limits.
    :return: those within; all where there are no limits.
    :raises QuestionError: when a date is none, or nothing is within.
    """
    check_dates(wanted.since, wanted.until)
    if wanted.is_empty:
        return corpus
    listed = [document for document in corpus.listed() if wanted.has(document)]
    called = [one for one in listed if (one.publisher or "").casefold() == wanted.publisher.strip().casefold()]
    found = [document.id for document in called or listed]
    if not found:
        raise QuestionError(phrase("nothing_within", documents=plural(corpus.document_count, "document")))
    return corpus.narrowed(found)


def ask_within(corpus: Corpus, narrow: Corpus, ask: Callable[[Corpus, bool], Answer]) -> Answer:
    """Ask the documents within limits, and where they do not answer, whether others do.

    What is asked of the assistant itself is asked of all: it is about the library.

    :param corpus: all documents.
    :param narrow: those within, as `narrowed` gives them.
    :param ask: asks a question of what it is given; and is told whether its answer is shown as it grows.
    :return: the answer, which says of how many documents it was asked.
    """
    answer = ask(narrow, True)
    if narrow is corpus:
        return answer
    if answer.is_about_itself:
        return ask(corpus, False)
    told = [phrase("asked_within", documents=plural(narrow.document_count, "document"), all=corpus.document_count)]
    outside = _outside(ask(corpus, False), narrow) if answer.refused else {}
    if outside:
        titles = ", ".join(f"“{title}”" for title in list(outside.values())[:_MOST_NAMED])
        told.append(phrase("answered_outside", titles=titles))
    return replace(answer, limits=tuple(told), outside=tuple(outside))


def counted(documents: Sequence[Document]) -> dict[str, list[tuple[str, int]]]:
    """What can be asked for: publishers and languages with how many documents each has, most first."""
    found = {name: Counter(getattr(one, name) for one in documents) for name in ("publisher", "language")}
    return {
        name: sorted(((value, count) for value, count in counts.items() if value), key=lambda pair: (-pair[1], pair[0]))
        for name, counts in found.items()
    }


def _outside(answer: Answer, narrow: Corpus) -> dict[str, str]:
    """The documents outside that answer, by their ids with their titles."""
    cited = () if answer.refused else answer.citations
    return {one.document_id: one.title for one in cited if one.document_id not in (narrow.within or ())}


def _has_words(text: str, words: str) -> bool:
    """Whether a text has all of some words, each whole: "AI" is not in "Spain"."""
    return set(_WORD.findall(words.casefold())) <= set(_WORD.findall(text.casefold()))
