"""Which document a question means by "the Amnesty report" or "this report": by its title, or by what was just quoted.

Looks only at the documents that the search finds for the words. Knows no sentence.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath

from answer.evidence.weights import OVERVIEW
from answer.records import Turn
from answer.understand.history import is_refusal
from answer.understand.overviews import POINTING, TEXT
from index.corpus import Corpus
from index.records import Document
from text.folded import letters_of
from text.speech import FUNCTION
from text.stems import words

_SEARCHED = 40
"""Passages whose documents are looked at: titles are searched, so those of a named document are among the first."""
_TEXTS = re.compile(rf"\b{TEXT}s?\b", re.IGNORECASE)
_FEWEST_LETTERS = 40
"""Letters of a quotation that tell its document from others."""


def named_document(corpus: Corpus, subject: str) -> Document | None:
    """The document that words name by its title, publisher or file.

    :param corpus: the documents.
    :param subject: the words, such as "the Amnesty report".
    :return: the one whose title they cover most of, if they say a document is meant, or cover enough of it.
    """
    is_text = _TEXTS.search(subject) is not None
    bare = content_terms(_TEXTS.sub(" ", subject))
    if not bare:
        return None
    best: tuple[float, Document] | None = None
    for document in documents_found(corpus, subject):
        covered = _covered(subject, bare, document)
        if covered >= (0.0 if is_text else OVERVIEW["title"]) and (best is None or covered > best[0]):
            best = covered, document
    return best[1] if best else None


def quoted_document(corpus: Corpus, history: Sequence[Turn]) -> Document | None:
    """The document that the last answer quotes, the first when it quotes several; None when nothing was quoted.

    :param corpus: the documents.
    :param history: the earlier turns, oldest first.
    :return: it.
    """
    answers = [turn.text for turn in history if turn.role != "user" and not is_refusal(turn.text)]
    said = letters_of(answers[-1]) if answers else ""
    found = documents_found(corpus, answers[-1]) if said else []
    places = {document.id: _quoted_at(said, document) for document in found}
    quoted = [document for document in found if places[document.id] < len(said)]
    return min(quoted, key=lambda document: places[document.id], default=None)


def only_document(corpus: Corpus) -> Document | None:
    """The document of a library that has one."""
    listed = corpus.listed() if corpus.document_count == 1 else []
    return corpus.document(listed[0].id) if listed else None


def is_pointing(subject: str) -> bool:
    """Whether words mean what was spoken of before, or are none."""
    return not subject or POINTING.fullmatch(subject) is not None


def documents_found(corpus: Corpus, text: str, limit: int = _SEARCHED) -> list[Document]:
    """The documents of the passages that share most words with a text, best first."""
    found = (corpus.document(id) for id in corpus.documents_with(text, limit))
    return [document for document in found if document]


def content_terms(text: str) -> frozenset[str]:
    """The words of a text that tell it from others, reduced to their stems."""
    return frozenset(words(" ".join(word for word in words(text, "") if word not in FUNCTION), "en"))


def _covered(subject: str, bare: frozenset[str], document: Document) -> float:
    """The share of a title that words have; below 0 when they have others than title, publisher, authors and file."""
    file = PurePath(document.path or "").stem.replace("-", " ").replace("_", " ")
    title = content_terms(document.title)
    known = title | content_terms(" ".join((document.publisher or "", *document.authors, file)))
    # The word for the document itself counts where title or file have it: "the brief".
    return len(content_terms(subject) & known) / max(len(title), 1) if bare <= known else -1.0


def _quoted_at(said: str, document: Document) -> int:
    """Where in what was said a stretch of a document's words begins; behind its end when none does."""
    text = letters_of(document.text)
    starts = range(0, max(1, len(said) - _FEWEST_LETTERS + 1), _FEWEST_LETTERS // 2)
    return next((start for start in starts if said[start : start + _FEWEST_LETTERS] in text), len(said))
