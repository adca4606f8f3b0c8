"""What the evidence model says of the sentences found: the best of them are read with the question, passage by passage.

Reads no more than a person waits for; the sentences that it leaves out keep what their words alone say.
"""

from collections.abc import Sequence
from dataclasses import replace

from answer.evidence.ranking import Candidate, order_candidates
from answer.evidence.sentences import with_head
from answer.evidence.weights import EVIDENCE
from index.models.evidence.loading import EvidenceModel
from index.records import Document


def read_evidence(model: EvidenceModel, question: str, candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """Read the best sentences, those of one passage together, and give them the model's log-odds.

    :param model: the evidence model.
    :param question: the standalone question.
    :param candidates: the sentences found, best first.
    :param most: how many of them are read.
    :return: the same candidates with what the model says, best first.
    """
    passages = _by_passage(candidates[:most])
    readings = model.read(question, [(_lead(some[0]), [_text(one) for one in some]) for some in passages])
    read = (
        replace(candidate, odds=odds, passage_odds=reading.passage)
        for some, reading in zip(passages, readings, strict=True)
        for candidate, odds in zip(some, reading.sentences, strict=True)
    )
    unread = (replace(candidate, odds=EVIDENCE["unread"]) for candidate in candidates[most:])
    return order_candidates([*read, *unread])


def lead_of(document: Document, heading: str | None) -> str:
    """What a passage is led by when it is read: title and heading, in one line."""
    return document.title if not heading or heading in document.title else f"{document.title}. {heading}"


def _by_passage(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates of each passage in the order of its text, the passage of the best one first."""
    passages: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        passages.setdefault(candidate.hit.passage.id, []).append(candidate)
    return [sorted(some, key=lambda candidate: candidate.span.start) for some in passages.values()]


def _lead(candidate: Candidate) -> str:
    return lead_of(candidate.document, candidate.hit.passage.heading)


def _text(candidate: Candidate) -> str:
    return with_head(candidate.document, candidate.span)
