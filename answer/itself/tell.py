"""What the assistant says when it is asked about itself: short true sentences, made from the library it has."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from answer.itself.documents import (
    documents_at_end,
    documents_by,
    documents_of_year,
    most_quoted,
    which_documents,
    whose_statements,
)
from answer.phrases import phrase, plural
from answer.records import Turn
from answer.understand.about_itself import AskedAboutItself, Topic, asked_about_itself
from index.corpus import Corpus


def tell_about_itself(corpus: Corpus, text: str, history: Sequence[Turn] = ()) -> tuple[str, ...]:
    """Answer what is said or asked of the assistant or its documents.

    :param corpus: the documents.
    :param text: what the person typed.
    :param history: the earlier turns, oldest first.
    :return: the sentences; none when the text is to be searched.
    """
    asked = asked_about_itself(text, is_first=not _was_asked(history))
    return tuple(_told(corpus, asked)) if asked else ()


def _was_asked(history: Sequence[Turn]) -> bool:
    """Whether the documents were asked something before."""
    return any(turn.role == "user" and not asked_about_itself(turn.text, is_first=True) for turn in history)


def _told(corpus: Corpus, asked: AskedAboutItself) -> Iterable[str]:
    if asked.year:
        return documents_of_year(corpus, asked.year)
    if asked.publisher:
        return documents_by(corpus, asked.publisher)
    return _TOLD[asked.topic](corpus)


def _identity(corpus: Corpus) -> Iterator[str]:
    yield phrase("itself_identity")
    yield _held(corpus)


def _abilities(corpus: Corpus) -> Iterator[str]:
    yield phrase("itself_asks")
    yield phrase("itself_also")
    yield _held(corpus)
    yield from most_quoted(corpus)


def _method(corpus: Corpus) -> Iterator[str]:
    counts = corpus.store.counts()
    passages, documents = plural(counts.passages, "passage"), plural(counts.documents, "document")
    yield phrase("itself_searches", passages=passages, documents=documents)
    yield phrase("itself_checks")


def _subject(corpus: Corpus) -> Iterator[str]:
    yield from which_documents(corpus)
    yield from most_quoted(corpus)


def _held(corpus: Corpus) -> str:
    documents = corpus.store.counts().documents
    return phrase("itself_holds", documents=plural(documents, "document")) if documents else phrase("itself_empty")


_TOLD: Mapping[Topic, Callable[[Corpus], Iterable[str]]] = {
    Topic.GREETING: lambda corpus: (phrase("itself_greeting"), _held(corpus)),
    Topic.THANKS: lambda _: (phrase("itself_thanks"),),
    Topic.FAREWELL: lambda _: (phrase("itself_farewell"),),
    Topic.CHATTER: lambda _: (phrase("itself_chatter"),),
    Topic.WELL_BEING: lambda _: (phrase("itself_well_being"),),
    Topic.IDENTITY: _identity,
    Topic.ABILITIES: _abilities,
    Topic.METHOD: _method,
    Topic.SUBJECT: _subject,
    Topic.NEWEST: lambda corpus: documents_at_end(corpus, newest=True),
    Topic.OLDEST: lambda corpus: documents_at_end(corpus, newest=False),
    Topic.SPEAKERS: whose_statements,
    Topic.DOCUMENTS: which_documents,
}
