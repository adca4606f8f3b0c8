"""Who said what in the whole corpus: statements with their documents, selected by speaker, words, date and kind.

How statements are recognised is the ingest's business, and how they are shown the page's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answer.phrases import phrase
from answer.quote.cite import permalink
from answer.speakers.aliases import name_words, other_names, shown_name
from answer.speakers.denial import is_denied
from answer.speakers.lookup import speaker_of
from index.corpus import Corpus
from index.errors import QuestionError
from index.records import Document, Statement
from text.spans import Span

_DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement with what a reader needs of its document.

    `words` are those attributed, pieces of one statement parted by " … ". `speaker` is a name when `resolved`, else
    as the document writes it ("it", "a spokesman"), None when it does not say; `published` is None without a date.
    `denied` says that the words are what the speaker denies.
    """

    speaker: str | None
    resolved: bool
    words: str
    direct: bool
    published: str | None
    title: str
    publisher: str | None
    document_id: str
    start: int
    end: int
    permalink: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What is asked for; an empty field asks for nothing. Dates are ISO days, months or years, both ends included."""

    speaker: str = ""
    words: str = ""
    document: str = ""
    since: str = ""
    until: str = ""
    direct: bool = False


def find_said(corpus: Corpus, wanted: StatementFilter) -> list[ListedStatement]:
    """Find statements.

    :param corpus: where they are.
    :param wanted: which ones.
    :return: by date, undated ones last, then in the order of their documents' text.
    :raises QuestionError: when a date is none.
    """
    check_dates(wanted.since, wanted.until)
    return [one for one in corpus.remember("statements", lambda: _all(corpus)) if _is_wanted(one, wanted)]


def count_speakers(found: Iterable[ListedStatement]) -> list[tuple[str, int]]:
    """How many of the statements each named speaker has, under all names, most first, then by name."""
    counts = Counter(shown_name(one.speaker) for one in found if one.speaker and one.resolved)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def count_years(found: Sequence[ListedStatement]) -> list[tuple[str, int]]:
    """How many of the dated statements were published in each year, from the first year to the last."""
    counts = Counter(int(one.published[:4]) for one in found if one.published)
    years = range(min(counts), max(counts) + 1) if counts else range(0)
    return [(str(year), counts[year]) for year in years]


def check_dates(*dates: str) -> None:
    """Raise QuestionError unless each is a year, a month, a day, or empty."""
    for date in dates:
        if not _DATE.fullmatch(date):
            raise QuestionError(phrase("no_date", date=date))


def is_dated(published: str | None, since: str, until: str) -> bool:
    """Whether something was published between two dates, both included; what has no date was in no time."""
    if not (since or until):
        return True
    date = published or ""
    return bool(date) and date >= since and (not until or date[: len(until)] <= until)


def holds_words(text: str, words: str) -> bool:
    """Whether a text has all the words, whatever their case and order."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def is_said_by(said: ListedStatement, name: str) -> bool:
    """Whether a statement is that of somebody of a name, under any of their names; part of a name is enough."""
    theirs = [name_words(one) for one in (said.speaker, shown_name(said.speaker))] if said.speaker else []
    return any(words and words <= one for words in other_names(name) for one in theirs)


def _all(corpus: Corpus) -> tuple[ListedStatement, ...]:
    documents = (corpus.document(one.id) for one in corpus.listed())
    found = [said for one in documents if one for said in _of_document(one, corpus.statements(one.id))]
    return tuple(
        sorted(found, key=lambda one: (one.published is None, one.published or "", one.document_id, one.start))
    )


def _of_document(document: Document, statements: Iterable[Statement]) -> Iterator[ListedStatement]:
    for statement in statements:
        pieces = sorted(statement.contents, key=lambda span: span.start)
        whole = Span(pieces[0].start, pieces[-1].end)
        yield ListedStatement(
            speaker=speaker_of(statement, document.text),
            resolved=statement.speaker_name is not None,
            words=" … ".join(document.text[piece.start : piece.end] for piece in pieces),
            direct=statement.direct,
            published=document.published,
            title=document.title,
            publisher=document.publisher,
            document_id=document.id,
            start=whole.start,
            end=whole.end,
            permalink=permalink(document.id, whole),
            denied=is_denied(statement, document.text),
        )


def _is_wanted(said: ListedStatement, wanted: StatementFilter) -> bool:
    named = _is_by(said.speaker, wanted.speaker) and holds_words(
        f"{said.title} {said.publisher or ''}", wanted.document
    )
    return (
        named
        and holds_words(said.words, wanted.words)
        and said.direct >= wanted.direct
        and is_dated(said.published, wanted.since, wanted.until)
    )


def _is_by(speaker: str | None, wanted: str) -> bool:
    """Whether a speaker's name, or the one that is shown for it, has all the words."""
    names = (speaker, shown_name(speaker)) if speaker else ("",)
    return any(holds_words(name, wanted) for name in names)
