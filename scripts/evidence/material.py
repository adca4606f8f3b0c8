"""The passages that the search finds for the questions of a set, with what is known of their sentences."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from answer.evidence.ranking import Candidate
from answer.evidence.reading import lead_of
from answer.evidence.sentences import sentences_at
from answer.finding import find_evidence
from evaluate.question_files import read_question_set
from evaluate.records import Question, QuestionSet
from evaluate.scores import fold
from evaluate.trials import OpenedSet, open_set
from index.records import Document, Hit
from index.settings import Settings
from scripts.evidence.records import Asked, Read, Told
from text.spans import Span

_PASSAGES = 10
_LOOKED_THROUGH = 20
"""In how many passages the right one is looked for when the search did not find it."""
_SAME = 0.5
"""A marked sentence and one of ours may be cut otherwise; the shorter one has at least so much of the other."""
_LONG_ENOUGH = 25
"""A sentence of so many letters within a marked one is a part of it by no chance."""
_NEAR = 40
"""How many characters an offset of a set may be off: white space was folded when it was taken in."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """What a set tells of a question's answer: sentences, or words, in which documents, and from which offset on."""

    sentences: tuple[str, ...]
    words: tuple[str, ...]
    documents: frozenset[str]
    offset: int | None

    def label(self, document: Document, span: Span) -> int:
        """1 when a sentence answers, 0 when it does not, -1 when the set does not say."""
        text = document.text[span.start : span.end]
        if self.sentences:
            return int(any(_is_same(_letters(text), marked) for marked in self.sentences))
        if not self.words:
            return -1
        if not any(word in fold(text) for word in self.words):
            return 0
        if self.documents and document.id not in self.documents:
            return -1
        return 1 if self.offset is None or span.start - _NEAR <= self.offset < span.end + _NEAR else -1


def find_material(path: Path, index: Path) -> Iterator[Asked]:
    """Ask the questions of a set, and label the sentences of the passages found.

    :param path: the set's folder, in the layout of BEIR.
    :param index: the folder of its index, which is made when it is not there.
    :yield: the questions with their passages.
    """
    questions = read_question_set(path)
    opened = open_set(questions, replace(Settings(), index=index))
    told = _told(path)
    for question in questions.questions:
        marks = _marks(questions, opened, question, told[question.id])
        evidence = find_evidence(opened.corpus, question.text, question.history)
        scores = {(one.document.id, one.span): one for one in evidence.candidates}
        hits = evidence.hits[:_PASSAGES]
        reads = [_read(opened, hit, marks, scores, found=True) for hit in hits]
        if question.answerable is not False and not any(read.has_answer for read in reads):
            reads += _missed(opened, question, marks)
        yield Asked(question.id, path.name, evidence.query.text, question.answerable is not False, tuple(reads))


def _marks(questions: QuestionSet, opened: OpenedSet, question: Question, fields: dict[str, Any]) -> _Marks:
    if question.answerable is False:
        return _Marks((" ",), (), frozenset(), None)  # no sentence is that one: none answers
    judged = questions.judgements.get(question.id, {})
    documents = frozenset(opened.document_ids[name] for name, worth in judged.items() if worth > 0)
    sentences = tuple(letters for one in fields.get("selected_sentences", ()) if len(letters := _letters(one)) > 3)
    return _Marks(sentences, tuple(fold(gold.text) for gold in question.gold), documents, fields.get("answer_start"))


def _missed(opened: OpenedSet, question: Question, marks: _Marks) -> list[Read]:
    """The passage that answers, when the search for the question did not find it."""
    wanted = " ".join((question.text, *(gold.text[:400] for gold in question.gold[:1])))
    hits = opened.corpus.search(wanted, limit=_LOOKED_THROUGH)
    reads = (_read(opened, hit, marks, {}, found=False) for hit in hits if hit.passage.document_id in marks.documents)
    return [read for read in reads if read.has_answer][:1]


def _read(
    opened: OpenedSet, hit: Hit, marks: _Marks, candidates: dict[tuple[str, Span], Candidate], *, found: bool
) -> Read:
    document = opened.corpus.document(hit.passage.document_id)
    assert document is not None
    told = []
    for span in sentences_at(document, hit.passage.span):
        candidate = candidates.get((document.id, span))
        score = candidate.fit.score if candidate else None
        told.append(Told(document.text[span.start : span.end], marks.label(document, span), score))
    return Read(lead_of(document, hit.passage.heading), tuple(told), found)


def _told(folder: Path) -> dict[str, dict[str, Any]]:
    """What a set tells of each question, with fields that an evaluation does not read."""
    with (folder / "queries.jsonl").open(encoding="utf-8") as lines:
        return {str(fields["_id"]): fields for fields in map(json.loads, lines)}


def _is_same(own: str, marked: str) -> bool:
    shorter, longer = sorted((own, marked), key=len)
    if shorter not in longer:
        return False
    return len(shorter) >= _SAME * len(longer) or marked in own or len(own) > _LONG_ENOUGH


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
