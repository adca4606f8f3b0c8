"""Chooses what the evidence model is trained on: passages with labels, near misses, and questions as people type them.

A near miss is a passage without its answer: what is left of it is about the subject, and answers nothing.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluate.question_files import read_objects
from scripts.evidence.records import Asked, Read, Told, best_sentences
from text.speech import ASKING

WRITTEN = Path(__file__).with_name("written.jsonl")
"""Questions written for sections of SelQA by a large language model, most of them in other words than the answer."""
REPORTS = Path(__file__).with_name("reports.jsonl")
"""Short reports with questions, both by a large language model; all that they tell is made up."""
JUDGED_REPORTS = Path(__file__).with_name("reports_judged.jsonl")
"""More of them, which no network is trained on."""
_SLOPPY, _WITHOUT_SMALL_WORDS, _NEAR_MISS = 0.2, 0.5, 0.25
_SENTENCES = (6, 8, 12)
"""With how many of the best sentences a question is read: twelve in answers, and fewer take less time to train on."""
_FEWEST, _MOST = 6, 10
"""How many sentences a written question is read with beside those that answer."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the passages it is read with in training."""

    question: str
    reads: tuple[Read, ...]


def choose_examples(asked: Iterable[Asked], dice: random.Random) -> Iterator[Example]:
    """Choose the sentences that questions are read with: the best, and one that answers when none of them does.

    :param asked: the questions.
    :param dice: draws.
    :yield: an example a question, and near misses.
    """
    for one in asked:
        question = _sloppy(one.question, dice) if dice.random() < _SLOPPY else one.question
        reads = best_sentences(one, dice.choice(_SENTENCES))
        if not one.answerable or any(read.has_answer for read in reads):
            yield Example(question, reads)
        elif right := _with_answer(one.reads):
            yield Example(question, (*reads, right))
        if one.answerable and dice.random() < _NEAR_MISS and (missed := _without_answer(reads)):
            yield Example(question, missed)


def written_examples(sections: Path, dice: random.Random) -> Iterator[Example]:
    """The questions written for sections of SelQA, with sentences of those.

    :param sections: SelQA's folder.
    :param dice: draws.
    :yield: an example a question, and near misses.
    """
    texts = _sections(sections)
    for _, fields in read_objects(WRITTEN):
        yield from _drawn(fields, *texts[fields["section"]], dice)


def report_examples(dice: random.Random) -> Iterator[Example]:
    """The questions of the reports, with sentences of those.

    :param dice: draws.
    :yield: an example a question, and near misses.
    """
    for _, report in read_objects(REPORTS):
        for fields in report["questions"]:
            yield from _drawn(fields, report["title"], report["sentences"], dice)


def judged_reports() -> Iterator[Asked]:
    """The questions that no network is trained on, each with its whole report; the fit says nothing of them."""
    for place, report in read_objects(JUDGED_REPORTS):
        for number, fields in enumerate(report["questions"]):
            told = tuple(Told(text, int(n in fields["answers"]), 0.0) for n, text in enumerate(report["sentences"]))
            read = Read(report["title"], told)
            yield Asked(f"{place}-{number}", "reports", fields["question"], bool(fields["answers"]), (read,))


def _drawn(fields: dict[str, Any], title: str, sentences: Sequence[str], dice: random.Random) -> Iterator[Example]:
    """A written question with what answers it and some of the sentences beside; now and then without what answers."""
    others = [number for number in range(len(sentences)) if number not in fields["answers"]]
    drawn = dice.sample(others, min(len(others), dice.randint(_FEWEST, _MOST)))
    kept = sorted({*fields["answers"], *drawn})
    read = Read(title, tuple(Told(sentences[number], int(number in fields["answers"])) for number in kept))
    yield Example(fields["question"], (read,))
    if fields["answers"] and dice.random() < _NEAR_MISS and (missed := _without_answer([read])):
        yield Example(fields["question"], missed)


def _with_answer(reads: Sequence[Read]) -> Read | None:
    """The first passage that answers: its answer and the sentences beside it."""
    for read in reads:
        for number, told in enumerate(read.sentences):
            if told.answers > 0:
                return replace(read, sentences=read.sentences[max(0, number - 1) : number + 2])
    return None


def _without_answer(reads: Sequence[Read]) -> tuple[Read, ...]:
    """Passages without what answers or may."""
    left = (replace(read, sentences=tuple(told for told in read.sentences if told.answers == 0)) for read in reads)
    return tuple(read for read in left if read.sentences)


def _sloppy(question: str, dice: random.Random) -> str:
    bare = question.rstrip("?.! ").lower()
    content = [word for word in bare.split() if word not in ASKING]
    return " ".join(content) if len(content) > 1 and dice.random() < _WITHOUT_SMALL_WORDS else bare


def _sections(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """The title and the sentences of each section by its id."""
    asked = (fields["candidates"] for _, fields in read_objects(folder / "queries.jsonl"))
    told = {" ".join(sentences)[:60]: sentences for sentences in asked}
    records = [fields for _, fields in read_objects(folder / "corpus.jsonl")]
    return {
        record["_id"]: (record["title"], told[record["text"][:60]]) for record in records if record["text"][:60] in told
    }
