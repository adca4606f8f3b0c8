"""What others say of a speaker: statements whose words have a name of theirs, by somebody who surely is another.

A longer name is another one: "China Labor Watch" is not China. Whoever may be the speaker, or speaks for them, is none
of the others. In doubt a statement is left out.
"""

import re
from collections.abc import Hashable, Iterable
from functools import cache

from answer.profiles.speakers import Speaker
from answer.speakers.aliases import aliases_in_use, speaker_key
from answer.speakers.identities import by_identity
from answer.speakers.lookup import may_be_same_speaker, speaks_for
from answer.statements import ListedStatement, all_said
from index.corpus import Corpus
from index.records import Statement
from text.names import names_in

_AND = re.compile(r" (?:and|&) ")


@by_identity
def said_of(corpus: Corpus, speaker: Speaker) -> tuple[ListedStatement, ...]:
    """The statements of others that name a speaker, by date.

    :param corpus: the documents.
    :param speaker: the speaker.
    :return: the statements, each of a named speaker.
    """
    key = speaker_key(speaker.name)
    return corpus.remember(("said of", key, aliases_in_use()), lambda: tuple(_said_of(corpus, speaker, key)))


def _said_of(corpus: Corpus, speaker: Speaker, key: Hashable) -> Iterable[ListedStatement]:
    written = "|".join(re.escape(name) for name in sorted(speaker.all_names, key=len, reverse=True))
    naming = re.compile(rf"(?<![\w-])(?:{written})(?![\w-])")
    is_other = cache(lambda name: not any(may_be_same_speaker(own, name) for own in speaker.all_names))
    for one in all_said(corpus):
        is_naming = one.resolved and one.speaker and naming.search(one.words)
        if is_naming and is_other(one.speaker) and _names(one.words, key) and not _is_theirs(corpus, speaker, one):
            yield one


def _names(words: str, key: Hashable) -> bool:
    """Whether one of the names in some words is a speaker's, whole."""
    return any(speaker_key(part) == key for name in names_in(words) for part in (name, *_AND.split(name)))


def _is_theirs(corpus: Corpus, speaker: Speaker, said: ListedStatement) -> bool:
    """Whether who says something is introduced as speaking for a speaker."""
    document, statement = corpus.document(said.document_id), _statement(corpus, said)
    if document is None or statement is None:
        return True
    return any(speaks_for(name, statement, document.text) for name in speaker.all_names)


def _statement(corpus: Corpus, said: ListedStatement) -> Statement | None:
    found = (one for one in corpus.statements(said.document_id) if one.speaker_name == said.speaker)
    return next((one for one in found if min(part.start for part in one.contents) == said.start), None)
