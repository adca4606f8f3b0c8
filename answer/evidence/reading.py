"""What the evidence model says of the sentences found: the best of them are read with the question, passage by passage.

Reads no more than a person waits for; the sentences that it leaves out keep what their words alone say.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from answer.evidence.beside import table_head
from answer.evidence.ranking import Candidate, order_candidates
from answer.evidence.sentences import with_head
from answer.evidence.weights import EVIDENCE
from answer.understand.layout import years_in
from index.models.evidence.loading import EvidenceModel
from index.records import Document
from text.language import is_other_script
from text.tables import is_row, line_at, told, years_of


def read_evidence(model: EvidenceModel, question: str, candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """Read the best sentences, those of one passage together, and give them the model's log-odds.

    The model knows words in Latin letters alone: sentences in other scripts keep what their own words say, and no odds.

    :param model: the evidence model.
    :param question: the standalone question.
    :param candidates: the sentences found, best first.
    :param most: how many of them are read.
    :return: the same candidates with what the model says, best first.
    """
    foreign = [one for one in candidates if is_other_script(one.text)]
    candidates = [one for one in candidates if not is_other_script(one.text)]
    asked = [not _is_of_other_years(candidate, question) for candidate in candidates[:most]]
    passages = _by_passage(list(compress(candidates, asked)))
    readings = model.read(question, [(_lead(some[0]), [_text(one) for one in some]) for some in passages])
    read = (
        replace(candidate, odds=odds, passage_odds=reading.passage)
        for some, reading in zip(passages, readings, strict=True)
        for candidate, odds in zip(some, reading.sentences, strict=True)
    )
    others = [*compress(candidates, (not one for one in asked)), *candidates[most:]]
    unread = (replace(candidate, odds=EVIDENCE["unread"]) for candidate in others)
    return order_candidates([*read, *unread, *foreign])


def lead_of(document: Document, heading: str | None) -> str:
    """What a passage is led by when it is read: title and heading, in one line."""
    return document.title if not heading or heading in document.title else f"{document.title}. {heading}"


def _by_passage(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates of each passage in the order of its text, the passage of the best one first.

    A row of a table is read by itself: among its like a model takes none for an answer.
    """
    passages: dict[tuple[int, int | None], list[Candidate]] = {}
    for candidate in candidates:
        row = candidate.span.start if _told(candidate) else None
        passages.setdefault((candidate.hit.passage.id, row), []).append(candidate)
    return [sorted(some, key=lambda candidate: candidate.span.start) for some in passages.values()]


def _lead(candidate: Candidate) -> str:
    return lead_of(candidate.document, candidate.hit.passage.heading)


def _text(candidate: Candidate) -> str:
    return _told(candidate) or with_head(candidate.document, candidate.span)


def _told(candidate: Candidate) -> str | None:
    """A row of a table as a sentence; None for what is no row, or in a table without a head."""
    found = _head_and_row(candidate)
    return told(*found) if found else None


def _head_and_row(candidate: Candidate) -> tuple[str, str] | None:
    document, text = candidate.document, candidate.document.text
    if not is_row(text, candidate.span) or (head := table_head(document, candidate.span)) is None:
        return None
    row = line_at(text, candidate.span.start)
    return text[head.start : head.end], text[row.start : row.end]


def _is_of_other_years(candidate: Candidate, question: str) -> bool:
    """Whether a row is of years, and of none that is asked for."""
    asked, row = set(years_in(question)), _head_and_row(candidate)
    found = years_of(*row) if row else set()
    return bool(asked and found) and not asked & found
