"""What the evidence model says of the sentences found: the best passages are read with the question, whole.

Reads no more passages than a person waits for; the sentences of the others keep what their words alone say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from answer.evidence.ranking import Candidate, order_candidates
from answer.evidence.sentences import sentences_at
from answer.evidence.weights import EVIDENCE, LIMITS
from index.corpus import Corpus
from index.models.evidence.loading import EvidenceModel
from index.records import Document, Hit
from text.spans import Span


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage to be read: its document, its lead and its sentences."""

    document: Document
    lead: str
    sentences: tuple[Span, ...]

    @property
    def texts(self) -> list[str]:
        """The words of its sentences."""
        return [self.document.text[span.start : span.end] for span in self.sentences]


def read_evidence(
    model: EvidenceModel, corpus: Corpus, question: str, hits: Sequence[Hit], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Read the best passages and give their sentences the model's log-odds.

    :param model: the evidence model.
    :param corpus: the index that the hits come from.
    :param question: the standalone question.
    :param hits: the passages found, best first.
    :param candidates: the sentences of them.
    :return: the same candidates with what the model says, best first.
    """
    reads = [_read(corpus, hit) for hit in hits[: LIMITS["passages_judged"]]]
    known = [read for read in reads if read]
    readings = model.read(question, [(read.lead, read.texts) for read in known])
    odds: dict[tuple[str, Span], tuple[float, float]] = {}
    for read, reading in zip(known, readings, strict=True):
        for span, sentence in zip(read.sentences, reading.sentences, strict=True):
            place = (read.document.id, span)
            odds[place] = max(odds.get(place, (sentence, reading.passage)), (sentence, reading.passage))
    return order_candidates(_with_odds(candidate, odds) for candidate in candidates)


def lead_of(document: Document, heading: str | None) -> str:
    """What a passage is led by when it is read: title and heading, in one line."""
    return document.title if not heading or heading in document.title else f"{document.title}. {heading}"


def _read(corpus: Corpus, hit: Hit) -> _Read | None:
    document = corpus.document(hit.passage.document_id)
    if document is None:
        return None
    return _Read(document, lead_of(document, hit.passage.heading), sentences_at(document, hit.passage.span))


def _with_odds(candidate: Candidate, odds: Mapping[tuple[str, Span], tuple[float, float]]) -> Candidate:
    if found := odds.get((candidate.document.id, candidate.span)):
        return replace(candidate, odds=found[0], passage_odds=found[1])
    return replace(candidate, odds=EVIDENCE["unread"])
