"""Feedback as questions with known answers, in lines that `python -m evaluate` reads.

A right answer is expected again, a wrong quotation forbidden, and what should have been declined is unanswerable. What
measures nothing is in a line, too, with the reason why it is to be skipped. Nobody's name is in it.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from answer.phrases import phrase
from answer.records import Answer, Citation
from answer.within import ALL
from index.kept import Feedback
from index.store_reader import StoreReader
from web.conversation import Disclosed
from web.feedback import FeedbackVerdict

_TOGETHER = {FeedbackVerdict.WRONG_QUOTATION, FeedbackVerdict.MISSING}
"""The verdicts of which both can be true."""


def as_questions(store: StoreReader, found: Sequence[Disclosed]) -> str:
    """The lines, one for each thing that is said of an answer, however many say it, if its question may be seen.

    :param store: the documents; one is named by the file that it came from, as the evaluation names it.
    :param found: the feedback, the newest first.
    :return: JSON Lines.
    """
    names = _names(store)
    said: dict[str, set[str]] = defaultdict(set)
    for each in found:
        said[each.feedback.turn].add(each.feedback.verdict)
    lines: dict[str, Mapping[str, Any]] = {}
    for each in found:
        if each.exchange and (line := _line(each, said[each.feedback.turn], names))["id"] not in lines:
            lines[line["id"]] = line
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines.values())


def _names(store: StoreReader) -> dict[str, str]:
    """The names of documents by their ids: those by which `python -m evaluate` finds them."""
    documents = {Path(source.path).name: source.document_id for source in store.sources()}
    return {document: name for name, document in documents.items()}


def _line(each: Disclosed, said: set[str], names: Mapping[str, str]) -> dict[str, Any]:
    feedback, answer = each.feedback, each.exchange.answer if each.exchange else None
    number = [str(feedback.quotation)] if feedback.quotation else []
    # A follow-up is asked as it was understood: what was asked before it stays with whose conversation it is.
    question = answer.query if answer else each.turn and each.turn.question
    line = {"id": "-".join([feedback.turn, feedback.verdict, *number]), "kind": feedback.verdict, "question": question}
    if feedback.line:
        line["note"] = feedback.line
    if answer is None:
        return {**line, "skip": phrase("skip_gone")}
    if each.exchange and each.exchange.within != ALL:
        return {**line, "skip": phrase("skip_limits")}
    if len(said) > 1 and not said <= _TOGETHER:
        return {**line, "skip": phrase("skip_disagree")}
    return {**line, **_measured(feedback, answer, names)}


def _measured(feedback: Feedback, answer: Answer, names: Mapping[str, str]) -> dict[str, Any]:
    """What a right answer is, or is not; or why that is not known."""
    match feedback.verdict:
        case _ if answer.is_about_itself:
            return {"skip": phrase("skip_itself")}
        case FeedbackVerdict.RIGHT if answer.refused:
            return {"answerable": False}
        case FeedbackVerdict.RIGHT:
            return _expected(answer.citations, names)
        case FeedbackVerdict.SHOULD_HAVE_DECLINED:
            return {"answerable": False}
        case FeedbackVerdict.WRONG_QUOTATION:
            return _forbidden([one for one in answer.citations if one.number == feedback.quotation], names)
        case FeedbackVerdict.MISSING if answer.refused:
            return {"answerable": True}
        case _:
            return {"skip": phrase("skip_missing")}


def _expected(citations: Sequence[Citation], names: Mapping[str, str]) -> dict[str, Any]:
    speakers = {citation.speaker for citation in citations}
    places = _places(citations, names)
    if not places:
        return {"skip": phrase("skip_gone")}
    return {"expected": places, **({"speaker": speakers.pop()} if len(speakers) == 1 and None not in speakers else {})}


def _forbidden(citations: Sequence[Citation], names: Mapping[str, str]) -> dict[str, Any]:
    if not citations:
        return {"skip": phrase("skip_no_quotation")}
    places = _places(citations, names)
    return {"forbidden": places} if places else {"skip": phrase("skip_gone")}


def _places(citations: Sequence[Citation], names: Mapping[str, str]) -> list[dict[str, str]]:
    """Where quotations stand whose documents are there as they were."""
    return [
        {"document": names[citation.document_id], "quote": citation.quote}
        for citation in citations
        if citation.document_id in names
    ]
