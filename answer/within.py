"""Limits that a person sets for a question: of whom, in which language, of which time the documents are.

What is asked within limits is asked of those documents as if there were no others; what lies outside is said only
where nothing within answers.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches

from answer.phrases import phrase, plural, quoted
from answer.records import Answer
from answer.speakers.aliases import aliases_in_use
from answer.speakers.heard import heard, words_of
from answer.speakers.identities import by_identity
from answer.statements import check_dates, is_dated
from index.corpus import Corpus, Within
from index.errors import QuestionError
from index.records import Document
from index.searched import Where
from text.spans import Span
from text.spoken import number

_WORD = re.compile(r"\w+")
_MOST_NAMED = 3
"""How many documents outside, or names that are known, are told: what tells where to look, and no list."""
_MOST_SPEAKERS = 100
"""How many speakers can be chosen: those who are quoted most. Others are typed."""


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are asked; an empty field asks for nothing. Dates are ISO days, months or years, both included.

    `publisher` and `document` are words that must stand in the name of either, or its whole name; where a publisher is
    called so, no other is meant. `language` is as the documents have it, `collection` the whole name of one. `speaker`
    leaves the documents that quote them, or who speaks for them, and of these only quotations with words of theirs.
    """

    collection: str = ""
    publisher: str = ""
    speaker: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    document: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not any(getattr(self, each.name).strip() for each in fields(self))

    def has(self, document: Document) -> bool:
        """Whether a document is within, as far as it tells itself: not who is quoted, nor what collections it is in."""
        return (
            _has_words(document.publisher or "", self.publisher)
            and (not self.language or document.language == self.language)
            and (self.document == document.id or _has_words(document.title, self.document))
            and is_dated(document.published, self.since, self.until)
        )

    @property
    def where(self) -> Where:
        """What the passages within have in common."""
        return Where(
            tuple(_WORD.findall(self.publisher.casefold())), self.language, self.since.strip(), self.until.strip()
        )


ALL = DocumentFilter()
"""No limits."""


@by_identity
def narrowed(corpus: Corpus, wanted: DocumentFilter) -> Corpus:
    """The documents within limits.

    :param corpus: all.
    :param wanted: the limits.
    :return: those within; all where there are no limits.
    :raises QuestionError: when a date, a collection or a speaker is none, or nothing is within.
    """
    check_dates(wanted.since, wanted.until)
    if wanted.is_empty:
        return corpus
    collected = _collected(corpus, wanted.collection.strip())
    return corpus.narrowed(
        (wanted, collected, aliases_in_use()), lambda: _within(corpus, wanted, collected), wanted.where
    )


def _collected(corpus: Corpus, name: str) -> frozenset[str] | None:
    """The documents in a collection; None without a name."""
    if not name:
        return None
    found = corpus.store.collections.named(name)
    if found is None:
        raise _unknown("collection", name, [one.name for one in corpus.store.collections.listed()])
    return corpus.store.collections.documents_in(found.id)


def _within(corpus: Corpus, wanted: DocumentFilter, collected: frozenset[str] | None) -> Within:
    listed = [one for one in corpus.newest_first() if collected is None or one.id in collected]
    within = [one for one in listed if any(map(wanted.has, _sources(corpus, one)))]
    publisher, speaker = wanted.publisher.strip().casefold(), wanted.speaker.strip()
    called = [one for one in within if publisher and publisher in map(_folded_publisher, _sources(corpus, one))]
    found: Within = dict.fromkeys(one.id for one in called or within)
    if speaker:
        words = words_of(corpus, speaker)
        if not words:
            raise _unknown("speaker", speaker, [name for name, _ in heard(corpus)])
        found = {id: words[id] for id in found if id in words}
    if not found:
        raise QuestionError(phrase("nothing_within", documents=plural(corpus.document_count, "document")))
    return found


def _sources(corpus: Corpus, document: Document) -> tuple[Document, ...]:
    """A document as each of its sources describes it: one that two papers printed is within the limits of either."""
    return document, *corpus.other_sources(document)


def _folded_publisher(document: Document) -> str:
    return (document.publisher or "").casefold()


def _unknown(what: str, name: str, names: Sequence[str]) -> QuestionError:
    """What is told of a name that none has: the nearest, or the first of all."""
    by_folded = {one.casefold(): one for one in reversed(names)}
    holding = [folded for folded in by_folded if _has_words(folded, name)][::-1]
    near = dict.fromkeys([*holding, *get_close_matches(name.casefold(), by_folded, _MOST_NAMED)])
    shown = [by_folded[folded] for folded in near] or names
    known = ", ".join(map(quoted, shown[:_MOST_NAMED]))
    told = f"unknown_{what}" if known else f"unknown_{what}_of_none"
    return QuestionError(phrase(told, name=name, known=known))


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
    told = [
        phrase("asked_within", documents=plural(narrow.document_count, "document"), all=number(corpus.document_count))
    ]
    outside = _outside(ask(corpus, False), narrow) if answer.refused else {}
    if outside:
        titles = ", ".join(map(quoted, list(outside.values())[:_MOST_NAMED]))
        told.append(phrase("answered_outside", titles=titles))
    return replace(answer, limits=tuple(told), outside=tuple(outside))


@by_identity
def counted(corpus: Corpus) -> dict[str, list[tuple[str, int]]]:
    """What can be asked for: collections, publishers, speakers and languages, with how many documents each has.

    :param corpus: the documents.
    :return: by the names of the limits; most first. A speaker's are those that quote them under a name of theirs.
    """
    publishers = [{each.publisher for each in _sources(corpus, one)} for one in corpus.newest_first()]
    found = {
        "publisher": Counter(name for names in publishers for name in names if name),
        "language": Counter(one.language for one in corpus.newest_first() if one.language),
    }
    counts: dict[str, list[tuple[str, int]]] = {name: list(values.items()) for name, values in found.items()}
    counts["collection"] = [(one.name, one.size) for one in corpus.store.collections.listed()]
    counts["speaker"] = heard(corpus)[:_MOST_SPEAKERS]
    return {name: sorted((pair for pair in pairs if all(pair)), key=_most_first) for name, pairs in counts.items()}


def _most_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _outside(answer: Answer, narrow: Corpus) -> dict[str, str]:
    """What answers outside: documents by their ids with their titles; also those within, by words that are not."""
    within, cited = narrow.within or {}, () if answer.refused else answer.citations
    return {
        one.document_id: one.title
        for one in cited
        if one.document_id not in within or not narrow.may_quote(one.document_id, Span(one.start, one.end))
    }


def _has_words(text: str, words: str) -> bool:
    """Whether a text has all of some words, each whole: "AI" is not in "Spain"."""
    return not words or set(_WORD.findall(words.casefold())) <= set(_WORD.findall(text.casefold()))
