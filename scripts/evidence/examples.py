"""Chooses what the evidence model is trained on: passages with labels, near misses, and questions as people type them.

A near miss is a passage without its answer: what is left of it is about the subject, and answers nothing.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tokenizers import Tokenizer

from scripts.evidence.records import Asked, Read, Told
from text.speech import ASKING

WRITTEN = Path(__file__).with_name("written.jsonl")
"""Questions written for sections of SelQA by a large language model, most of them in other words than the answer."""
_SLOPPY, _WITHOUT_SMALL_WORDS, _NEAR_MISS, _TWO_RIGHT = 0.2, 0.5, 0.3, 0.3
_LOOKED_AT = 6
"""Wrong passages are drawn from so many of the best: later ones are told apart too easily."""
_PASSAGE = 190
"""How many pieces a window of a written question's section has: as many as a passage of the index."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the passages it is read with in training."""

    question: str
    reads: tuple[Read, ...]


def choose_examples(asked: Iterable[Asked], dice: random.Random, most: int) -> Iterator[Example]:
    """Choose passages for questions: the one that answers, and the likeliest that do not.

    :param asked: the questions.
    :param dice: draws.
    :param most: how many passages a question is read with at most.
    :yield: an example a question, and near misses.
    """
    for one in asked:
        question = _sloppy(one.question, dice) if dice.random() < _SLOPPY else one.question
        right = [read for read in one.reads if read.has_answer]
        wrong = [read for read in one.reads[:_LOOKED_AT] if not read.has_answer]
        if not one.answerable:
            yield Example(question, one.reads[:2])
        elif right:
            best = right[: 1 + (dice.random() < _TWO_RIGHT)]
            others = [*wrong[:1], *dice.sample(wrong[1:], min(len(wrong[1:]), most))]
            yield Example(question, tuple([*best, *others][:most]))
            if dice.random() < _NEAR_MISS:
                yield from _near_miss(question, right[0])


def written_examples(sections: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """The questions written for this, with their sections of SelQA.

    :param sections: SelQA's folder.
    :param tokenizer: counts the pieces of a window.
    :yield: an example a question.
    """
    texts = _sections(sections)
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        title, sentences = texts[fields["section"]]
        told = [Told(text, int(number in fields["answers"])) for number, text in enumerate(sentences)]
        windows = sorted(_windows(told, tokenizer), key=lambda part: -sum(one.answers for one in part))
        yield Example(fields["question"], tuple(Read(title, tuple(window)) for window in windows[:2]))


def _near_miss(question: str, read: Read) -> Iterator[Example]:
    kept = tuple(sentence for sentence in read.sentences if sentence.answers == 0)
    if len(kept) > 1:
        yield Example(question, (replace(read, sentences=kept),))


def _sloppy(question: str, dice: random.Random) -> str:
    bare = question.rstrip("?.! ").lower()
    content = [word for word in bare.split() if word not in ASKING]
    return " ".join(content) if len(content) > 1 and dice.random() < _WITHOUT_SMALL_WORDS else bare


def _sections(folder: Path) -> dict[str, tuple[str, list[str]]]:
    """The title and the sentences of each section by its id."""
    with (folder / "queries.jsonl").open(encoding="utf-8") as lines:
        told = {" ".join(sentences)[:60]: sentences for sentences in (json.loads(line)["candidates"] for line in lines)}
    with (folder / "corpus.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return {
        record["_id"]: (record["title"], told[record["text"][:60]]) for record in records if record["text"][:60] in told
    }


def _windows(sentences: Sequence[Told], tokenizer: Tokenizer) -> list[list[Told]]:
    """Sentences in stretches as long as a passage."""
    windows: list[list[Told]] = [[]]
    length = 0
    for sentence in sentences:
        pieces = len(tokenizer.encode(sentence.text, add_special_tokens=False).ids)
        if windows[-1] and length + pieces > _PASSAGE:
            windows.append([])
            length = 0
        windows[-1].append(sentence)
        length += pieces
    return windows
