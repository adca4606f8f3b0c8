"""What the judge is trained on and judged by: titled texts, and sentences that people wrote from them.

Left out of training, by title and document: every second answerable question of ClapNQ, and each abstract that is
evidence for or against a claim of SciFact.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from answer.verify.judge.inputs import premise_text
from evaluate.question_files import read_objects
from text.sentence_words import DEFINITE, Word, counted_words
from text.sentences import sentence_spans

_COLLECTIONS = ("clapnq", "govt")
_LEAST_COVERED = 0.6
_MOST_SENTENCES = 3
"""How many sentences of a text a claim may rest on: people sum up no more in one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A titled text in sentences."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence that somebody wrote, and the text that it was written from."""

    claim: str
    text: Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim, the sentences of an abstract that decide on it, and whether they support it."""

    claim: str
    text: Text
    gold: tuple[str, ...]
    supported: bool


def premise_for(claim: str, text: Text, most: int = _MOST_SENTENCES) -> str:
    """The premise that a claim is held against: the sentences that have its words, so many at most."""
    places = _picked(counted_words(claim), text.title, text.sentences, most)
    return premise_text(text.title, [text.sentences[index] for index in places])


def _picked(words: Sequence[Word], title: str, sentences: Sequence[str], most: int) -> list[int]:
    """Which sentences have words: each the one that adds most to those before it; names of the title are known."""
    there = [_keys(counted_words(one)) for one in sentences]
    titled = _keys(word for word in counted_words(title) if word.kind in DEFINITE)
    missing = list(words)
    chosen: list[int] = []
    while missing and len(chosen) < most:
        gains = [sum(_weight(word, titled) for word in missing if word.keys & keys) for keys in there]
        best = max(range(len(gains)), key=lambda index: gains[index], default=None)
        if best is None or gains[best] < 1:
            break
        chosen.append(best)
        missing = [word for word in missing if not word.keys & there[best]]
    return sorted(chosen)


def _weight(word: Word, titled: frozenset[str]) -> float:
    if word.keys & titled:
        return 0.1
    return 2 if word.kind in DEFINITE else 1


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(text[span.start : span.end].strip() for span in sentence_spans(text))


def encyclopedia(bench: Path) -> list[Text]:
    """Passages of ClapNQ and of like collections of MTRAG, but for those that are judged on."""
    judged = {one.text.title for one in clapnq_answers(bench, judged=True)}
    own = [fields for _, fields in read_objects(bench / "clapnq_dev" / "corpus.jsonl")]
    other = [fields for _, fields in read_objects(bench / "mtrag_human" / "corpus.jsonl")]
    found = [_text(one) for one in (*own, *(one for one in other if one["collection"] in _COLLECTIONS))]
    return [one for one in found if one.title not in judged and len(one.sentences) > 1]


def clapnq_answers(bench: Path, *, judged: bool) -> list[Written]:
    """The sentences of answers to every second answerable question of ClapNQ: those judged on, or the others."""
    texts = _corpus(bench / "clapnq_dev")
    relevant = _relevant(bench / "clapnq_dev" / "qrels.tsv")
    questions = [fields for _, fields in read_objects(bench / "clapnq_dev" / "queries.jsonl") if fields["answerable"]]
    return [
        Written(sentence, texts[relevant[one["_id"]][0]])
        for one in questions[int(judged) :: 2]
        for answer in one["answers"]
        for sentence in sentences_of(answer)
    ]


def mtrag_answers(bench: Path, judged_titles: frozenset[str]) -> list[Written]:
    """The sentences of answers in MTRAG, each with that of its passages that has most of its words."""
    texts, relevant = _corpus(bench / "mtrag_human"), _relevant(bench / "mtrag_human" / "qrels.tsv")
    found = []
    for _, one in read_objects(bench / "mtrag_human" / "queries.jsonl"):
        passages = [texts[id] for id in relevant.get(one["_id"], []) if id in texts]
        for sentence in (part for answer in one.get("answers", []) for part in sentences_of(answer)):
            best = max(passages, key=partial(covered, sentence), default=None)
            if best and best.title not in judged_titles:
                found.append(Written(sentence, best))
    return found


def is_covered(written: Written) -> bool:
    """Whether a text has so many of a sentence's words that it may be trusted to be written from it."""
    return covered(written.claim, written.text) >= _LEAST_COVERED


def covered(claim: str, text: Text) -> float:
    """The share of a claim's words that its premise has."""
    words = counted_words(claim)
    there = {key for word in counted_words(premise_for(claim, text)) for key in word.keys}
    return sum(bool(word.keys & there) for word in words) / len(words) if words else 0.0


def abstracts(bench: Path) -> dict[str, Text]:
    """The abstracts of SciFact by id, but for those that are evidence."""
    left_out = set(_evidence_ids(bench))
    return {
        id: text for id, text in _corpus(bench / "scifact").items() if id not in left_out and len(text.sentences) > 2
    }


def evidence(bench: Path) -> list[Evidence]:
    """The claims of SciFact with the sentences that support or contradict them."""
    texts = _corpus(bench / "scifact")
    claims = {fields["_id"]: fields["text"] for _, fields in read_objects(bench / "scifact" / "queries.jsonl")}
    found = []
    for claim, by_abstract in _evidence(bench).items():
        for id, one in by_abstract.items():
            places = sorted({place for sentences in one["sentences"] for place in sentences})
            gold = tuple(texts[id].sentences[index] for index in places if index < len(texts[id].sentences))
            found.append(Evidence(claims[claim], texts[id], gold, one["label"] == "SUPPORT"))
    return found


def claims_about(bench: Path) -> dict[str, list[str]]:
    """The claims of SciFact's training part by the abstract that they cite; nothing says whether it supports them."""
    claims = {fields["_id"]: fields["text"] for _, fields in read_objects(bench / "scifact" / "train_queries.jsonl")}
    found: dict[str, list[str]] = {}
    for claim, ids in _relevant(bench / "scifact" / "train_qrels.tsv").items():
        for id in ids:
            found.setdefault(id, []).append(claims[claim])
    return found


def _corpus(folder: Path) -> dict[str, Text]:
    return {fields["_id"]: _text(fields) for _, fields in read_objects(folder / "corpus.jsonl")}


def _text(fields: dict[str, str]) -> Text:
    body = fields["text"].removeprefix(fields["title"] + "\n")
    return Text(fields["title"].strip(), sentences_of(body))


def _relevant(file: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        question, document, _ = line.split("\t")
        found.setdefault(question, []).append(document)
    return found


def _evidence_ids(bench: Path) -> Iterator[str]:
    for by_abstract in _evidence(bench).values():
        yield from by_abstract


def _evidence(bench: Path) -> dict[str, dict[str, Any]]:
    evidence: dict[str, dict[str, Any]] = json.loads((bench / "scifact" / "evidence.json").read_text(encoding="utf-8"))
    return evidence
