"""What the evidence model is trained on and judged by: questions with the passages that the search gave for them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: whether it answers (1), does not (0), or may (-1), and the score of its fit; None when it cannot."""

    text: str
    answers: int
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A passage as it is read: its lead (title and heading) and its sentences. `found` is False for one put in."""

    lead: str
    sentences: tuple[Told, ...]
    found: bool = True

    @property
    def has_answer(self) -> bool:
        """Whether one of its sentences answers."""
        return any(sentence.answers > 0 for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the passages found for it, best first. `source` is the set that it comes from."""

    id: str
    source: str
    question: str
    answerable: bool
    reads: tuple[Read, ...]


def best_sentences(one: Asked, count: int) -> tuple[Read, ...]:
    """The passages of a question with its best sentences alone, as an answer reads them.

    :param one: the question.
    :param count: how many sentences of all its passages are kept; one that stands in two is kept in the first.
    :return: the passages that any is left of.
    """
    found: dict[str, tuple[float, int, int]] = {}
    for place, read in enumerate(one.reads):
        for number, told in enumerate(read.sentences):
            if told.score is not None:
                found.setdefault(told.text, (-told.score, place, number))
    kept = {(place, number) for _, place, number in sorted(found.values())[:count]}
    narrow = (
        replace(read, sentences=tuple(told for number, told in enumerate(read.sentences) if (place, number) in kept))
        for place, read in enumerate(one.reads)
    )
    return tuple(read for read in narrow if read.sentences)


def write_asked(asked: Sequence[Asked], file: Path) -> None:
    """Write questions, one a line."""
    file.write_text("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in asked), encoding="utf-8")


def read_asked(file: Path) -> Iterator[Asked]:
    """Read what `write_asked` wrote."""
    for line in file.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        reads = tuple(
            Read(read["lead"], tuple(Told(**told) for told in read["sentences"]), read["found"])
            for read in fields["reads"]
        )
        yield Asked(fields["id"], fields["source"], fields["question"], fields["answerable"], reads)
