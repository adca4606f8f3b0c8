"""What an answer must say of the index that it was made from, when something of that is damaged."""

from dataclasses import replace

from answer.phrases import phrase
from answer.records import Answer, Sentence
from index.corpus import Corpus


def faults_of(corpus: Corpus) -> tuple[str, ...]:
    """In a sentence each: which documents are damaged, as far as they were read, and whether words are not searched."""
    damaged = [phrase("damaged_document", title=title or id, id=id) for id, title in sorted(corpus.damaged.items())]
    return (*damaged, *([phrase("lacks_words")] if corpus.lacks_words else []))


def with_faults(corpus: Corpus, answer: Answer) -> Answer:
    """An answer that says so: among its notes, and of a refusal, which could be wrong for that, among its sentences."""
    faults = faults_of(corpus)
    if not answer.refused:
        return replace(answer, notes=(*faults, *answer.notes))
    told = (Sentence(fault, (), 0.0, verified=False) for fault in faults)
    return replace(answer, sentences=(*answer.sentences, *told))
