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
from answer.statements import holds_words
from index.corpus import Corpus
from index.errors import QuestionError
from index.records import Document

_DATE = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_MOST_NAMED = 3
"""How many documents outside are named: what tells where to look, and no list."""


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are asked; an empty field asks for nothing. Dates are ISO days, months or years, both included.

    `publisher` and `document` are words that must stand in the name of either; `language` is as the documents have it.
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
        date = document.published or ""
        return (
            holds_words(document.publisher or "", self.publisher)
            and (not self.language or document.language == self.language)
            and holds_words(f"{document.title} {document.id}", self.document)
            and (not (self.since or self.until) or bool(date))
            and date >= self.since
            and (not self.until or date[: len(self.until)] <= self.until)
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
    for date in (wanted.since, wanted.until):
        if not _DATE.fullmatch(date):
            raise QuestionError(phrase("no_date", date=date))
    if wanted.is_empty:
        return corpus
    found = [document.id for document in corpus.listed() if wanted.has(document)]
    if not found:
        raise QuestionError(phrase("nothing_within", documents=plural(corpus.document_count, "document")))
    return corpus.narrowed(found)


def ask_within(corpus: Corpus, wanted: DocumentFilter, ask: Callable[[Corpus, bool], Answer]) -> Answer:
    """Ask the documents within limits, and where they do not answer, whether others do.

    :param corpus: all documents.
    :param wanted: the limits.
    :param ask: asks a question of what it is given; and is told whether its answer is shown as it grows.
    :return: the answer, with a note that says of how many documents it was asked.
    :raises QuestionError: as `narrowed` does.
    """
    narrow = narrowed(corpus, wanted)
    answer = ask(narrow, True)
    if narrow is corpus or answer.is_about_itself:
        return answer
    told = [phrase("asked_within", documents=plural(narrow.document_count, "document"), all=corpus.document_count)]
    if answer.refused:
        told += _outside(ask(corpus, False))
    return replace(answer, notes=(*told, *answer.notes))


def counted(documents: Sequence[Document]) -> dict[str, list[tuple[str, int]]]:
    """What can be asked for: publishers and languages with how many documents each has, most first."""
    found = {name: Counter(getattr(one, name) for one in documents) for name in ("publisher", "language")}
    return {
        name: sorted(((value, count) for value, count in counts.items() if value), key=lambda pair: (-pair[1], pair[0]))
        for name, counts in found.items()
    }


def _outside(answer: Answer) -> list[str]:
    """What lies outside the limits, where that answers."""
    if answer.refused:
        return []
    titles = list(dict.fromkeys(f"“{cited.title}”" for cited in answer.citations))[:_MOST_NAMED]
    return [phrase("answered_outside", titles=", ".join(titles))]
