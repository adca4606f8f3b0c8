"""Whether a name of the documents is a person's, and whether they have a name whole. Reads the documents' text."""

import re
from collections.abc import Iterator

from index.corpus import Corpus
from text.first_names import PERSONAL
from text.names import person_names_in
from text.roles import TITLES
from text.stems import words

_DOCUMENTS = 10
"""How many documents are read for a name; who is introduced in none of them is hardly known as a person."""
_BEFORE = 60
"""How many characters before a family name are read: more than first names and titles have."""
_PERSON_SHARE = 3
"""One in so many places of a family name has the first name, too; of a company's there are hardly any that look so."""


def is_person(corpus: Corpus, name: str) -> bool:
    """Whether a word is the family name of somebody in the documents, as far as they say first names or titles.

    :param corpus: the documents.
    :param name: the word, as they write it.
    :return: also True when in doubt.
    """
    before = list(_before_each(corpus, name))
    if any(_is_introduced(text) for text in before):
        return True
    alike = sum(any(one.endswith(f" {name}") for one in person_names_in(f"{text}{name}")) for text in before)
    return alike * _PERSON_SHARE >= max(1, len(before))


def holds_phrase(corpus: Corpus, phrase: str) -> str | None:
    """The words of the documents that stand there next to each other as in a phrase, perhaps with a hyphen between."""
    pattern = re.compile(rf"\b{'[ -]'.join(map(re.escape, phrase.split()))}\b", re.IGNORECASE)
    found = (pattern.search(text) for text in _texts(corpus, phrase))
    return next((match.group() for match in found if match), None)


def _before_each(corpus: Corpus, name: str) -> Iterator[str]:
    for text in _texts(corpus, name):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield text[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]


def _is_introduced(before: str) -> bool:
    """Whether a first name or a title stands right before a name."""
    last = words(before, "")[-1:] if before.endswith(" ") else []
    return bool(last) and before.split()[-1][:1].isupper() and last[0] in PERSONAL | TITLES


def _texts(corpus: Corpus, words_wanted: str) -> Iterator[str]:
    for document_id in corpus.documents_with(words_wanted, _DOCUMENTS):
        if document := corpus.document(document_id):
            yield document.text
