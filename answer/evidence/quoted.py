"""What the answer before quoted: its sentences as they stand in the documents, known again by their exact words.

A conversation is plain text, whoever passes it on: what an answer quoted is looked up, so that all are served alike.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from answer.evidence.ranking import Candidate
from answer.evidence.sentences import sentence_before
from answer.evidence.weights import LIMITS
from answer.records import Context
from answer.speakers.aliases import shown_name
from answer.speakers.lookup import is_said_by, printed, statement_at
from answer.understand.antecedents import PARTY, introduced
from answer.understand.meanings import Recalled
from index.corpus import Corpus
from index.records import Document
from text.folded import letters_of
from text.sentences import sentence_spans
from text.spans import Span

_FEWEST_WORDS = 4
"""Fewer words stand in many places by chance."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that was quoted, where it stands."""

    document: Document
    span: Span

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.span.start : self.span.end]


def find_quoted(corpus: Corpus, answered: str) -> tuple[Quoted, ...]:
    """Find the sentences of an answer in the documents.

    :param corpus: what was asked.
    :param answered: the answer as text, from whatever program.
    :return: the first of its sentences that a document has word for word, in the order of the answer.
    """
    sentences = [answered[span.start : span.end] for span in sentence_spans(answered)]
    long = [sentence for sentence in sentences if len(sentence.split()) >= _FEWEST_WORDS]
    found: list[Quoted] = []
    for sentence in long[: LIMITS["sentences_recalled"]]:
        known = [one.document for one in found[-1:]]  # the same words in another document are not those quoted
        found += _find_sentence(corpus, sentence, known)
    return tuple(found)


def recall(corpus: Corpus, quoted: Sequence[Quoted], kind: str | None = None) -> Recalled:
    """What the documents tell of the answer before.

    :param corpus: what was asked.
    :param quoted: its sentences.
    :param kind: what a party is called that the question means, such as "Swedish"; None when it means none.
    :return: the documents quoted, who speaks in the first of them, and who is called so.
    """
    documents = dict.fromkeys(one.document.id for one in quoted)
    return Recalled(tuple(documents), tuple(dict.fromkeys(_speakers(corpus, quoted))), _called(corpus, documents, kind))


def not_quoted(
    corpus: Corpus, context: Context, candidates: Iterable[Candidate], quoted: Sequence[Quoted]
) -> list[Candidate]:
    """The candidates that answer a follow-up and do not only repeat the answer before.

    :param corpus: what is asked.
    :param context: says whether something new is wanted, and whose words are not.
    :param candidates: best first.
    :param quoted: the sentences of the answer before.
    :return: those whose words were not quoted, in whatever document, unless they have a thing of the kind that is asked
        for; none with the words of a speaker that is not asked, nor without the name that it must be about.
    """
    known = [letters_of(one.text) for one in quoted]
    return [
        one
        for one in candidates
        if (one.fit.kind and not context.is_new) or not _repeats(one.text, known)
        if not _is_by(corpus, one, context.besides)
        if _is_about(one, context.about)
    ]


def _find_sentence(corpus: Corpus, sentence: str, first: Sequence[Document]) -> list[Quoted]:
    pattern = re.compile(r"\s+".join(map(re.escape, sentence.split())))
    others = map(corpus.document, corpus.documents_with(sentence, LIMITS["passages_read"]))
    for document in (*first, *others):
        if document and (match := pattern.search(document.text)):
            return [Quoted(document, Span(*match.span()))]
    return []


def _speakers(corpus: Corpus, quoted: Sequence[Quoted]) -> Iterator[str]:
    for one in quoted:
        statement = statement_at(corpus.statements(one.document.id), one.span)
        if statement and statement.speaker_name:
            yield shown_name(statement.speaker_name)


def _called(corpus: Corpus, documents: Iterable[str], kind: str | None) -> str | None:
    """Who is "the Swedish company" in the documents, those quoted first: a speaker, or who is introduced as one."""
    if kind is None:
        return None
    near = dict.fromkeys((*documents, *corpus.documents_with(f"the {kind} company", LIMITS["passages_searched"])))
    read = [document for id in near if (document := corpus.document(id))]
    pattern = re.compile(rf"the {re.escape(kind)} (?:\w+ )?{PARTY}\b", re.IGNORECASE)
    spoken = (
        statement.speaker_name
        for document in read
        for statement in corpus.statements(document.id)
        if statement.speaker_name and pattern.match(printed(statement, document.text))
    )
    named = (name for document in read if (name := introduced(document.text, kind)))
    name = next(chain(spoken, named), None)
    return shown_name(name) if name else None


def _repeats(text: str, known: Iterable[str]) -> bool:
    letters = letters_of(text)
    return any(letters in one or one in letters for one in known)


def _is_about(candidate: Candidate, name: str | None) -> bool:
    """Whether a sentence or the one before it has a name."""
    document, span = candidate.document, candidate.span
    before = sentence_before(document, span)
    return name is None or name in document.text[before.start if before else span.start : span.end]


def _is_by(corpus: Corpus, candidate: Candidate, speakers: Sequence[str]) -> bool:
    document = candidate.document
    statements = corpus.statements(document.id)
    return any(is_said_by(speaker, candidate.span, statements, document.text) for speaker in speakers)
