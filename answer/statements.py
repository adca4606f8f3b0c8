"""Who said what in the whole corpus: statements with their documents, selected by speaker, words, date and kind.

How statements are recognised is the ingest's business, and how they are shown the page's.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from answer.phrases import phrase
from answer.quote.cite import permalink, same_text
from answer.records import OtherSource
from answer.speakers.aliases import meant_name, name_words, other_names, shown_name, speaker_key
from answer.speakers.denial import is_denied
from answer.speakers.identities import by_identity
from answer.speakers.lookup import is_unsure, speaker_of, via_of
from index.corpus import Corpus
from index.errors import QuestionError
from index.records import Document
from text.spans import Span

SORTS = ("date", "speaker", "document")
"""By what statements can be ordered."""
_DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_WHOLE_NAME = re.compile(r"\s*[\"“”](?P<name>.*\w.*)[\"“”]\s*")
_Test = Callable[["ListedStatement"], bool]


@dataclass(frozen=True, slots=True)
class ListedStatement:
    """A statement with what a reader needs of its document.

    `words` are those attributed, pieces of one statement parted by " … ". `speaker` is a name when `resolved`, else
    as the document writes it ("it", "a spokesman"), None when it does not say; `published` is None without a date.
    `denied` says that the words are what the speaker denies; `probability` is how likely the name is right, None where
    there is none, or rules alone give it, and `unsure` whether it is told as no more than probable; `via` is who tells
    that the speaker said so ("B reports that A said …"); `same_text` are the other sources of the document.
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
    probability: float | None = None
    unsure: bool = False
    via: str | None = None
    same_text: tuple[OtherSource, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """What is asked for; an empty field asks for nothing. Dates are ISO days, months or years, both ends included.

    `speaker` has words of a name, or a whole name in quotation marks: that speaker under all names, and nobody else.
    """

    speaker: str = ""
    words: str = ""
    document: str = ""
    since: str = ""
    until: str = ""
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """In what order statements are listed: one of SORTS, and whether the last comes first."""

    sort: str = "date"
    descending: bool = False


@by_identity
def find_said(corpus: Corpus, wanted: StatementFilter) -> list[ListedStatement]:
    """Find statements.

    :param corpus: where they are.
    :param wanted: which ones.
    :return: by date, undated ones last, then in the order of their documents' text.
    :raises QuestionError: when a date is none.
    """
    check_dates(wanted.since, wanted.until)
    found: Iterable[ListedStatement] = all_said(corpus)
    for test in _tests(wanted):
        found = filter(test, found)
    return list(found)


def all_said(corpus: Corpus) -> tuple[ListedStatement, ...]:
    """All statements, in the order in which they are found."""
    return corpus.remember_of_all("statements", lambda: _all(corpus))


def in_order(found: Sequence[ListedStatement], order: Order) -> list[ListedStatement]:
    """Put statements into an order.

    :param found: as they were found, by date.
    :param order: which.
    :return: the same; those of one speaker or document stay by date, and what has no date or no named speaker is last.
    :raises QuestionError: when they cannot be ordered by that.
    """
    if order.sort not in SORTS:
        raise QuestionError(phrase("no_sort", sort=order.sort, sorts=", ".join(SORTS)))
    if order == Order():
        return list(found)
    titles = cache(lambda title, id: f"{title.casefold()}\n{id}")
    keys: dict[str, Callable[[ListedStatement], str]] = {
        "date": lambda one: one.published or "",
        "speaker": _speaker_for_order(),
        "document": lambda one: titles(one.title, one.document_id),
    }
    key = keys[order.sort]
    known = sorted(filter(key, found), key=key, reverse=order.descending)
    return known if len(known) == len(found) else [*known, *(one for one in found if not key(one))]


def whole_name(name: str) -> str:
    """What asks for the statements of a speaker, and nobody else's."""
    return f'"{name}"'


def count_speakers(found: Iterable[ListedStatement]) -> list[tuple[str, int]]:
    """How many of the statements each named speaker has, under all names, most first, then by name.

    The name is the one that aliases show, else the one that most of the statements have.
    """
    names = Counter(one.speaker for one in found if one.speaker and one.resolved)
    known: dict[object, Counter[str]] = {}
    for name, count in names.items():
        known.setdefault(speaker_key(name), Counter())[shown_name(name)] += count
    counts = [(min(each, key=lambda name: (-each[name], name)), each.total()) for each in known.values()]
    return sorted(counts, key=lambda pair: (-pair[1], pair[0]))


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
    """Whether a statement is that of somebody of a name, under any of their names; part of a name is enough.

    A short name that documents join with a longer one means that one alone.
    """
    theirs = [name_words(one) for one in (said.speaker, shown_name(said.speaker))] if said.speaker else []
    return any(words and words <= one for words in other_names(meant_name(name)) for one in theirs)


def _all(corpus: Corpus) -> tuple[ListedStatement, ...]:
    documents = (corpus.document(one.id) for one in corpus.listed())
    found = [said for one in documents if one for said in _of_document(corpus, one)]
    return tuple(
        sorted(found, key=lambda one: (one.published is None, one.published or "", one.document_id, one.start))
    )


def _of_document(corpus: Corpus, document: Document) -> Iterator[ListedStatement]:
    others = same_text(corpus, document)
    for statement in corpus.statements(document.id):
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
            probability=statement.probability,
            unsure=is_unsure(statement, document.text),
            via=via_of(statement, document.text),
            same_text=others,
        )


def _tests(wanted: StatementFilter) -> Iterator[_Test]:
    """What a statement must pass, of what is asked for alone; what is the same for many is looked at once.

    A document that two papers printed passes as either of them has it.
    """
    if wanted.speaker.strip():
        yield _by_speaker(wanted.speaker)
    if wanted.document.strip():
        in_title = cache(lambda title, publisher: holds_words(f"{title} {publisher or ''}", wanted.document))
        yield lambda one: any(in_title(each.title, each.publisher) for each in _sources(one))
    if wanted.direct:
        yield lambda one: one.direct
    if wanted.since or wanted.until:
        yield lambda one: any(is_dated(each.published, wanted.since, wanted.until) for each in _sources(one))
    if wanted.words.strip():
        yield lambda one: holds_words(one.words, wanted.words)


def _sources(said: ListedStatement) -> tuple[ListedStatement | OtherSource, ...]:
    return said, *said.same_text


def _by_speaker(wanted: str) -> _Test:
    if whole := _WHOLE_NAME.fullmatch(wanted):
        key = speaker_key(whole["name"])
        is_meant = cache(lambda name: speaker_key(name) == key)
        return lambda one: bool(one.speaker) and one.resolved and is_meant(one.speaker)
    is_named = cache(lambda name: any(holds_words(each, wanted) for each in (name, shown_name(name))))
    return lambda one: bool(one.speaker) and is_named(one.speaker)


def _speaker_for_order() -> Callable[[ListedStatement], str]:
    folded = cache(lambda name: shown_name(name).casefold())
    return lambda one: folded(one.speaker) if one.speaker and one.resolved else ""
