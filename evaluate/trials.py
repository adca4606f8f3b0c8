"""Asks the questions of a set, as a user would: ingested through the real pipeline, answered by the real `ask`.

Owns how the names that a set uses become documents of the index.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.ask import ask
from answer.records import Answer
from answer.speakers.aliases import use_aliases
from evaluate.records import Question, QuestionSet, Trial
from index.corpus import Corpus
from index.errors import QuestionSetError
from index.library import Library, open_library
from index.models.embedder import Embedder, load_embedder
from index.models.evidence.loading import load_evidence_model
from index.models.fingerprint import index_fingerprint
from index.settings import Settings
from index.store import Store
from ingest.addresses import source_key
from ingest.pipeline import add_documents
from ingest.progress import progress_bar
from ingest.records import Failure
from ingest.report import Report
from ingest.sources import find_sources, shown_path
from ingest.statements.tagger.loading import load_tagger


@dataclass(frozen=True, slots=True)
class OpenedSet:
    """An index that holds a set's corpus, the document that each name of the set stands for, and what failed."""

    corpus: Corpus
    document_ids: Mapping[str, str]
    failed: tuple[Failure, ...] = ()


def open_set(questions: QuestionSet, settings: Settings) -> OpenedSet:
    """Open the index for a set; a corpus that it brings is taken in first.

    :param questions: the set.
    :param settings: its `index` is the folder where the index is, or is made.
    :return: the opened index.
    :raises QuestionSetError: when the index holds other documents than the set's.
    :raises VerbatimError: when the index or the model cannot be used.
    """
    use_aliases(settings.corpus)
    if questions.corpus is None:
        return _open_known(questions, settings)
    return take_in(questions.corpus, load_embedder(settings.model, settings.models, settings.precision), settings)


def take_in(corpus: Path, embedder: Embedder, settings: Settings) -> OpenedSet:
    """Take a corpus into the index that the settings name, which is made when it is not there.

    :param corpus: the file of records.
    :param embedder: the embedder to use in place of the one that the settings name.
    :param settings: say where the index is and how long passages are.
    :return: the opened index.
    :raises QuestionSetError: when the index holds documents from elsewhere.
    """
    store = Store(settings.index, index_fingerprint(embedder, settings.passage_tokens), create=True)
    _refuse_strangers(store, corpus)
    tagger = load_tagger(settings.statements, settings.models)
    with progress_bar(corpus.stat().st_size) as show:
        found = find_sources([corpus])
        report = add_documents(
            found, store, embedder, passage_tokens=settings.passage_tokens, tagger=tagger, on_progress=show
        )
    library = Library(store, embedder, evidence=load_evidence_model(settings.models))
    return OpenedSet(library.snapshot(), _record_documents(report, corpus), report.failed)


def run_trials(
    corpus: Corpus, questions: Sequence[Question], on_progress: Callable[[int], None] | None = None
) -> list[Trial]:
    """Ask every question.

    :param corpus: the index to ask.
    :param questions: the questions.
    :param on_progress: called after each question with the number of those asked.
    :return: a trial for each question, in their order.
    :raises QuestionError: when a question cannot be asked.
    """
    trials = []
    for number, question in enumerate(questions, start=1):
        trials.append(_run_trial(corpus, question))
        if on_progress:
            on_progress(number)
    return trials


def _run_trial(corpus: Corpus, question: Question) -> Trial:
    began = time.perf_counter()
    answer = ask(corpus, question.text, question.history, id=question.id)
    seconds = time.perf_counter() - began
    return Trial(question, answer, seconds, _count_inexact(corpus, answer))


def _count_inexact(corpus: Corpus, answer: Answer) -> int:
    """Read from the store itself, not from what the answer was made of."""
    inexact = 0
    for citation in (*answer.citations, *answer.nearest):
        document = corpus.store.document(citation.document_id)
        inexact += document is None or document.text[citation.start : citation.end] != citation.quote
    return inexact


def _open_known(questions: QuestionSet, settings: Settings) -> OpenedSet:
    corpus = open_library(settings).snapshot()
    document_ids = {Path(source.path).name: source.document_id for source in corpus.store.sources()}
    expected = {gold.document for question in questions.questions for gold in question.gold if gold.document}
    for name in sorted(expected - document_ids.keys()):
        raise QuestionSetError(
            f"{questions.name} expects quotes from {name}, which the index in {settings.index} does not hold; "
            "ingest it, or name another folder with --index."
        )
    return OpenedSet(corpus, document_ids)


def _refuse_strangers(store: Store, corpus: Path) -> None:
    """Keep a set's documents out of an index that a person uses, and a person's out of what is measured."""
    own = source_key(f"{shown_path(corpus)}#")
    strangers = [source.path for source in store.sources() if not source.path.startswith(own)]
    if strangers:
        raise QuestionSetError(
            f"The index in {store.folder} holds documents that are not from {corpus}, such as {strangers[0]}; "
            "name another folder with --index, or leave it out."
        )


def _record_documents(report: Report, corpus: Path) -> dict[str, str]:
    """The document that each record of the corpus became; several records may have become one."""
    outcomes = (*report.added, *report.updated, *report.unchanged)
    return {outcome.path.removeprefix(f"{shown_path(corpus)}#"): outcome.id for outcome in outcomes}
