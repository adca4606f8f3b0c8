"""Questions with the candidates that our own retrieval finds for them, and which of those answer.

Only question sets whose licence lets trained weights be passed on: see docs/scorer.md. A sentence is gold when the
set marks it; another sentence with the same answer string may answer too, so it is left out rather than called wrong.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from answer.evidence.sentences import document_sentences, find_candidates
from answer.evidence.words import weigh_words
from answer.speakers.aliases import use_aliases
from answer.understand.question import understand
from index.corpus import Corpus
from index.library import Library
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.records import Document
from index.settings import Settings
from index.store import Store
from ingest.pipeline import add_documents
from ingest.sources import find_sources
from scripts.scorer.inputs import ContextSentence, sentence_in_context
from text.spans import Span

SETS = {"xquad_en": 1190, "clapnq_dev": 600, "covidqa": 700, "mtrag_human": 150}
_HITS = 10
_MOST = 30
_SAME = 40
_LEAST_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate sentence: its score without the scorer (None when not found), and whether it answers.

    `gold` is None when nobody knows.
    """

    sentence: ContextSentence
    score: float | None
    gold: bool | None


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its candidates, best first; `answerable` is whether the set says that some document answers."""

    id: str
    question: str
    answerable: bool
    options: tuple[Option, ...]


def read_examples(bench: Path, name: str, work: Path) -> list[Example]:
    """Read the examples of a question set, found once and then kept.

    :param bench: the folder of question sets.
    :param name: the set, one of SETS.
    :param work: the folder for indexes and found candidates.
    :return: its examples.
    """
    kept = work / f"{name}.jsonl"
    if not kept.is_file():
        found = list(_find_examples(bench / name, _open(bench / name, work / f"ix_{name}"), SETS[name]))
        partial = kept.with_suffix(".partial")
        partial.write_text("".join(json.dumps(asdict(one)) + "\n" for one in found), encoding="utf-8")
        partial.replace(kept)
    return [_example(json.loads(line)) for line in kept.read_text(encoding="utf-8").splitlines()]


def _example(fields: dict) -> Example:  # type: ignore[type-arg]  # as json gives it
    options = (Option(ContextSentence(**one["sentence"]), one["score"], one["gold"]) for one in fields["options"])
    return Example(fields["id"], fields["question"], fields["answerable"], tuple(options))


def _open(folder: Path, index: Path) -> Corpus:
    settings, embedder = Settings(), load_embedder("packaged", Settings().models)
    use_aliases(settings.corpus)
    store = Store(index, index_fingerprint(embedder, settings.passage_tokens), create=True)
    if not store.counts().documents:
        add_documents(
            find_sources([str(folder / "corpus.jsonl")]), store, embedder, passage_tokens=settings.passage_tokens
        )
    return Library(store, embedder).snapshot()


def _find_examples(folder: Path, corpus: Corpus, most: int) -> Iterator[Example]:
    documents = {(one.path or "").rpartition("#")[2]: one for one in corpus.store.documents()}
    raw = {one["_id"]: one["text"] for one in _lines(folder / "corpus.jsonl")}
    gold: dict[str, list[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        question, document, score = line.split("\t")
        if int(score) > 0:
            gold.setdefault(question, []).append(document)
    questions = [one for one in _lines(folder / "queries.jsonl") if _is_usable(one)]
    random.Random(0).shuffle(questions)
    for one in questions[:most]:
        places = [(documents[id], raw[id]) for id in gold.get(one["_id"], ()) if id in documents]
        yield _example_of(corpus, one, places)


def _lines(file: Path) -> Iterator[dict]:  # type: ignore[type-arg]  # as json gives it
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


def _is_usable(fields: dict) -> bool:  # type: ignore[type-arg]
    """Whether a question stands by itself and has a known answer, or surely none."""
    if "rewrite" in fields:
        return bool(fields.get("answers")) and fields.get("answerability") in ("ANSWERABLE", "PARTIAL")
    return "answer_start" not in fields or fields["answer_start"] is not None


def _example_of(corpus: Corpus, fields: dict, places: list[tuple[Document, str]]) -> Example:  # type: ignore[type-arg]
    text = fields.get("rewrite") or fields["text"]
    query = understand(text)
    answerable = fields.get("answerable", True)
    golden = _gold_spans(fields, places) if answerable else set()
    hits = corpus.search(query.text, limit=_HITS)
    candidates = find_candidates(corpus, query, weigh_words(query.text, corpus), hits)
    options, found = [], set()
    for one in candidates[:_MOST]:
        key = (one.document.id, one.span)
        found.add(key)
        right = key in golden or (None if answerable and _may_answer(fields, one.document, one.span) else False)
        options.append(Option(_in_context(one.document, one.span, one.hit.passage.heading), float(one.score), right))
    by_id = {document.id: document for document, _ in places}
    missed = sorted(golden - found, key=lambda key: (key[0], key[1].start))
    options += [Option(_in_context(by_id[id], span, None), None, True) for id, span in missed]
    return Example(fields["_id"], text, answerable, tuple(options))


def _in_context(document: Document, span: Span, heading: str | None) -> ContextSentence:
    sentences = document_sentences(document)
    return sentence_in_context(document, sentences, sentences.index(span), heading)


def _gold_spans(fields: dict, places: list[tuple[Document, str]]) -> set[tuple[str, Span]]:  # type: ignore[type-arg]
    """The sentences of the gold documents that the set marks as answering."""
    spans: set[tuple[str, Span]] = set()
    for document, raw in places:
        for span in document_sentences(document):
            text = _fold(document.text[span.start : span.end])
            if "selected_sentences" in fields:
                right = any(_is_same(text, _fold(one)) for one in fields["selected_sentences"])
            elif "answer_start" in fields:
                right = span.overlaps(_answer_span(document, raw, fields["answers"][0], fields["answer_start"]))
            else:
                right = _overlap(text, _fold(" ".join(fields["answers"]))) >= _LEAST_OVERLAP and len(text) > _SAME
            if right:
                spans.add((document.id, span))
    return spans


def _answer_span(document: Document, raw: str, answer: str, start: int) -> Span:
    """Where an answer stands in the canonical text: of its occurrences, the one nearest to its share of the raw one."""
    places, at = [], document.text.find(answer)
    while at >= 0:
        places.append(at)
        at = document.text.find(answer, at + 1)
    if not places:
        return Span(0, 0)
    wanted = start / max(1, len(raw)) * len(document.text)
    best = min(places, key=lambda place: abs(place - wanted))
    return Span(best, best + len(answer))


def _may_answer(fields: dict, document: Document, span: Span) -> bool:  # type: ignore[type-arg]
    """Whether a sentence that is not marked may answer all the same: it holds the answer, or repeats much of it."""
    text = _fold(document.text[span.start : span.end])
    if "selected_sentences" in fields:
        return False
    if "answer_start" in fields:
        return _fold(fields["answers"][0]) in text
    return _overlap(text, _fold(" ".join(fields["answers"]))) >= _LEAST_OVERLAP / 2


def _is_same(one: str, other: str) -> bool:
    return other[:_SAME] in one or one[:_SAME] in other


def _overlap(sentence: str, answer: str) -> float:
    """The share of the answer's longer words that a sentence holds."""
    wanted = {word for word in answer.split() if len(word) > 3}
    return len(wanted & set(sentence.split())) / max(1, len(wanted))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
