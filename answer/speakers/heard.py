"""Who is quoted in the documents, in how many of them, and where the words of one speaker stand."""

from collections import defaultdict
from collections.abc import Iterator

from answer.speakers.aliases import aliases_in_use, joined_names, name_key, name_words, other_names, shown_name
from answer.speakers.identities import by_identity
from answer.speakers.lookup import printed, speaks_for
from index.corpus import Corpus, Within
from index.records import Statement
from text.spans import Span


@by_identity
def heard(corpus: Corpus) -> list[tuple[str, int]]:
    """The named speakers, under the name that is shown for all of theirs, and how many documents quote each under one.

    :param corpus: the documents.
    :return: most first, then by name.
    """

    def count() -> list[tuple[str, int]]:
        documents: defaultdict[str, set[str]] = defaultdict(set)
        for name, document_id in _named(corpus):
            documents[shown_name(name)].add(document_id)
        counts = ((name, len(found)) for name, found in documents.items())
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))

    return corpus.remember(("heard", aliases_in_use()), count)


@by_identity
def words_of(corpus: Corpus, asked: str) -> Within:
    """Where the words of a speaker stand, and of those who speak for them: a spokeswoman's are a company's, too.

    :param corpus: the documents.
    :param asked: a whole name of the speaker.
    :return: the documents that quote them, each with the stretches that are surely theirs.
    """
    return corpus.remember(("words of", asked, aliases_in_use()), lambda: dict(_quoting(corpus, asked)))


def _quoting(corpus: Corpus, asked: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
    called = {document_id for name, document_id in _named(corpus) if _is_called(name, asked)}
    for document_id in sorted(called | set(mentioning(corpus, asked))):
        if document := corpus.document(document_id):
            theirs = [one for one in corpus.statements(document_id) if _is_theirs(asked, one, document.text)]
            if theirs:
                yield document_id, tuple(span for one in theirs for span in one.contents)


def _is_theirs(asked: str, statement: Statement, text: str) -> bool:
    """Whether a statement is a speaker's, by a whole name of theirs, or that of somebody who speaks for them."""
    names = statement.speaker_name, printed(statement, text)
    return any(_is_called(name, asked) for name in names if name) or speaks_for(asked, statement, text)


def _is_called(name: str, asked: str) -> bool:
    """Whether a whole name is the asked one, or an alias of it."""
    return shown_name(name) == shown_name(asked) or (bool(name_key(asked)) and name_key(name) == name_key(asked))


def mentioning(corpus: Corpus, asked: str) -> Iterator[str]:
    """The documents that may introduce somebody as who speaks for them: all that have the rarest word of a name."""
    for name in dict.fromkeys((*other_names(asked), *map(name_words, joined_names(asked)))):
        counts = {word: sum(corpus.passages_with(word, one) for one in corpus.languages) for word in name}
        if counts and min(counts.values()):
            rarest = min(counts, key=lambda word: counts[word])
            yield from corpus.documents_with(rarest, counts[rarest])


def _named(corpus: Corpus) -> list[tuple[str, str]]:
    return [pair for pair in corpus.store.speakers() if corpus.within is None or pair[1] in corpus.within]
