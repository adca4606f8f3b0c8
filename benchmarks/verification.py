"""Judges the verifier: true sentences, faithful rewordings of them, and sentences with one thing made wrong.

    python benchmarks/verification.py CORPUS.jsonl … --index DIR [--answers FOLDER] [--scifact FOLDER]

Each CORPUS.jsonl is ingested into DIR, the shipped documents with it. The true sentences are theirs, drawn with a fixed
seed and verified against the passage they stand in; a wrong name, number or date is taken from the same document where
it has another. With --answers, a question set whose answers people wrote: their sentences, verified against the
document that answers, each with the one before it, by halves: the judge was trained on the first, third … question.
With --scifact, claims that abstracts support or contradict: the area under the curve of the scores.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import project
import rewordings
from sklearn.metrics import roc_auc_score

from answer.evidence.sentences import can_answer, document_sentences
from answer.records import Source
from answer.speakers.naming import ANAPHOR
from answer.verify.judge.loading import load_judge
from answer.verify.ruling import Claim, Ruling, Support, rule_on
from evaluate.question_files import read_objects
from index.corpus import Corpus
from index.records import Document, Passage, Statement
from index.settings import Settings
from text.sentences import sentence_spans

_EACH = 150  # sentences of a kind
_SHORTEST, _LONGEST = 8, 45  # words
_UNEVEN = re.compile(r"^[^“]*”|“[^”]*$|``|''")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of a document, the passage it stands in, and the statements that it holds."""

    text: str
    source: Source
    statements: tuple[Statement, ...]

    @property
    def place(self) -> rewordings.Place:
        """The sentence as the rewordings see it."""
        document = self.source.document
        return rewordings.Place(self.text, document.text, document.text.index(self.text), self.statements)


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("corpora", type=Path, nargs="*", metavar="CORPUS.jsonl")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    parser.add_argument("--answers", type=Path, metavar="FOLDER")
    parser.add_argument("--scifact", type=Path, metavar="FOLDER")
    parser.add_argument("--show", action="store_true", help="print what was ruled on wrongly, with the reason")
    options = parser.parse_args()
    corpus = project.ingested(options.index, None).snapshot()
    for file in options.corpora:
        corpus = project.ingested(options.index, file).snapshot()
    cases = list(_cases(corpus))
    random.Random(7).shuffle(cases)
    rows = [_row(corpus, cases, kind, change, options) for kind, change in rewordings.KINDS.items()]
    project.report(rows, options.json)
    if options.answers:
        print("\nSentences of answers that people wrote, accepted: " + _answers(corpus, options.answers))
    if options.scifact:
        print("\nAUROC of the score, SciFact SUPPORT against CONTRADICT: " + _scifact(corpus, options.scifact))


def _cases(corpus: Corpus) -> Iterator[Case]:
    """Every sentence that can answer and does not lean on the one before."""
    for document in corpus.store.documents():
        passages = corpus.store.document_passages(document.id)
        statements = corpus.statements(document.id)
        for span in document_sentences(document):
            passage = next((one for one in passages if one.start <= span.start and span.end <= one.end), None)
            text = document.text[span.start : span.end]
            if passage and _is_fit(text) and can_answer(document, span) and document.language in (None, "en"):
                held = [one for one in statements if any(part.overlaps(span) for part in one.contents)]
                yield Case(text, Source(1, document, passage), tuple(held))


def _is_fit(text: str) -> bool:
    """Whether a sentence is whole and stands by itself: no other one's "it", no half of a quotation."""
    is_whole = text[-1] == "." and not _UNEVEN.search(text) and text.count('"') % 2 == 0 and text[0].isupper()
    return is_whole and _SHORTEST <= len(text.split()) <= _LONGEST and not ANAPHOR.match(text)


def _row(
    corpus: Corpus,
    cases: Sequence[Case],
    kind: str,
    change: Callable[[rewordings.Place, random.Random], str | None],
    options: argparse.Namespace,
) -> project.Row:
    dice = random.Random(20)  # a draw that can be repeated
    rulings, milliseconds = [], []
    for case in cases:
        text = change(case.place, dice)
        if text is None or text == case.text:
            continue
        began = time.perf_counter()
        ruling = rule_on(corpus, Claim(text, (1,)), {1: case.source}, judge=load_judge(Settings().models))
        milliseconds.append(1000 * (time.perf_counter() - began))
        rulings.append(ruling)
        if options.show and bool(ruling.supports) is kind.startswith("wrong"):
            print(f"\n{kind}: {text}\n  source: {case.text}\n  {ruling.reason}")
        if len(rulings) == _EACH:
            break
    accepted = sum(bool(one.supports) for one in rulings)
    return {
        "sentences": kind,
        "asked": str(len(rulings)),
        "accepted": f"{100 * accepted / max(1, len(rulings)):.1f} %",
        "withheld": f"{100 - 100 * accepted / max(1, len(rulings)):.1f} %",
        **project.spread(milliseconds),
    }


def _answers(corpus: Corpus, folder: Path) -> str:
    """The share accepted of every second question, of the others, and of all."""
    relevant = dict(line.split("\t")[:2] for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines())
    documents = {_name(one): one for one in project.documents(folder / "corpus.jsonl")}
    questions = [record for _, record in read_objects(folder / "queries.jsonl") if record["answerable"]]
    halves: list[list[bool]] = [[], []]
    for number, record in enumerate(questions):
        before = None
        for answer in record["answers"][:1]:
            for span in sentence_spans(answer):
                document = documents[relevant[record["_id"]]]
                ruling = _against(corpus, answer[span.start : span.end], document, before)
                before = next(iter(ruling.supports), None)
                halves[number % 2].append(bool(ruling.supports))
    shares = {"trained on": halves[0], "judged on": halves[1], "all": halves[0] + halves[1]}
    return ", ".join(f"{100 * sum(one) / len(one):.1f} % of {len(one)} ({name})" for name, one in shares.items())


def _name(document: Document) -> str:
    """The name that a document has in its collection."""
    return document.path.rpartition("#")[2] if document.path else document.id


def _scifact(corpus: Corpus, folder: Path) -> str:
    """The area under the curve of the scores by whole abstracts, and by the gold sentences alone."""
    claims = {record["_id"]: record["text"] for _, record in read_objects(folder / "queries.jsonl")}
    abstracts = {_name(one): one for one in project.documents(folder / "corpus.jsonl")}
    labels, rulings, gold = [], [], []
    for number, found in json.loads((folder / "evidence.json").read_text(encoding="utf-8")).items():
        for abstract, evidence in found.items():
            labels.append(evidence["label"] == "SUPPORT")
            rulings.append(_against(corpus, claims[number], abstracts[abstract]))
            gold.append(_against(corpus, claims[number], _only(abstracts[abstract], evidence["sentences"])))
    accepted = [label for label, ruling in zip(labels, rulings, strict=True) if ruling.supports]
    whole, alone = (roc_auc_score(labels, [ruling.score for ruling in some]) for some in (rulings, gold))
    return (
        f"{whole:.3f} by abstracts, {alone:.3f} by their gold sentences, of {len(labels)} claims; "
        f"{len(accepted)} accepted, {accepted.count(False)} of them contradicted"
    )


def _only(document: Document, sentences: Sequence[Sequence[int]]) -> Document:
    """A document of some sentences of an abstract; nothing else of it counts."""
    spans = document_sentences(document)
    places = sorted({place for some in sentences for place in some if place < len(spans)})
    text = " ".join(document.text[spans[place].start : spans[place].end] for place in places)
    return replace(document, id=f"{document.id}-gold", text=text, headings=(), page_starts=(0,))


def _against(corpus: Corpus, text: str, document: Document, before: Support | None = None) -> Ruling:
    source = Source(1, document, Passage(1, document.id, 0, len(document.text)))
    return rule_on(corpus, Claim(text, (1,)), {1: source}, before, load_judge(Settings().models))


if __name__ == "__main__":
    main()
