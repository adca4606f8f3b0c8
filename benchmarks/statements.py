"""Measures who said what against the annotated articles of PolNeAR.

    python benchmarks/statements.py [FILE.jsonl] [--errors N]

A line of FILE has `id`, `text` and `statements`, each with `source`, `cue` and `content` as lists of [start, end].
Content is scored by words: precision and recall of the words that lie in some content. A gold statement is found
when a statement holds at least half of its content's words; the best such statement then has the right speaker when
their spans share a word, or when both name none. Direct statements, whose content begins with a quotation mark, and
indirect ones are scored apart as well: recall by their gold kind, precision by the found kind.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.records import Document, Span, Statement, document_id
from ingest.statements import find_statements

DEFAULT_FILE = Path(__file__).parents[2] / "shared" / "bench" / "polnear" / "dev.jsonl"
_OPENING = re.compile(r"[\"“”„«‘]|''|``")


@dataclass(slots=True)
class Score:
    """Counts over articles: words of contents, gold statements found, right speakers among them."""

    both: int = 0
    found: int = 0
    gold: int = 0
    gold_both: int = 0
    statements: int = 0
    matched: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """One line of the report."""
        precision = self.both / max(1, self.found)
        recall = self.gold_both / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        speaker = self.right / max(1, self.matched)
        return (
            f"{name:9} content P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   speaker {speaker:.3f}"
            f"   of {self.matched} found among {self.statements}"
        )


def words_in(words: list[int], spans: Iterable[Span]) -> set[int]:
    """The start offsets of the words that lie in some of the spans."""
    return {word for word in words for span in spans if span.start <= word < span.end}


def spans_of(pairs: list[list[int]]) -> list[Span]:
    """Spans from pairs of offsets."""
    return [Span(start, end) for start, end in pairs]


def score_article(article: dict[str, Any], scores: dict[str, Score]) -> None:
    """Add one article's counts to the scores of all, direct and indirect statements."""
    text = article["text"]
    words = [match.start() for match in re.finditer(r"\w+", text)]
    found = find_statements(Document(document_id(text), text, ""))
    contents = [words_in(words, statement.contents) for statement in found]
    gold = [(item, words_in(words, spans_of(item["content"]))) for item in article["statements"]]
    gold = [(item, content) for item, content in gold if content]
    kinds = [_kind(text, item) for item, _ in gold]
    for name, score in scores.items():
        ours = set().union(*(c for c, s in zip(contents, found, strict=True) if name in ("all", _found_kind(s))))
        theirs = set().union(*(c for (_, c), kind in zip(gold, kinds, strict=True) if name in ("all", kind)))
        score.both += len(ours & set().union(*(c for _, c in gold)))
        score.found += len(ours)
        score.gold += len(theirs)
        score.gold_both += len(theirs & set().union(*contents))
    for (item, content), kind in zip(gold, kinds, strict=True):
        _score_speaker(text, words, item, content, found, contents, [scores["all"], scores[kind]])


def _kind(text: str, item: dict[str, Any]) -> str:
    return "direct" if _OPENING.match(text, item["content"][0][0]) else "indirect"


def _found_kind(statement: Statement) -> str:
    return "direct" if statement.direct else "indirect"


def _score_speaker(
    text: str,
    words: list[int],
    item: dict[str, Any],
    content: set[int],
    found: list[Statement],
    contents: list[set[int]],
    scores: list[Score],
) -> None:
    overlaps = [(_overlap(content, ours), place) for place, ours in enumerate(contents)]
    _, place = max(overlaps, default=(0.0, 0))
    for score in scores:
        score.statements += 1
    if not overlaps or len(content & contents[place]) * 2 < len(content):
        return
    statement = found[place]
    source = words_in(words, spans_of(item["source"]))
    ours = words_in(words, [statement.speaker] if statement.speaker else [])
    right = bool(source & ours) or (not source and not ours)
    for score in scores:
        score.matched += 1
        score.right += right
        if not right:
            score.wrong.append(_describe(text, item, statement))


def _overlap(gold: set[int], ours: set[int]) -> float:
    return len(gold & ours) / max(1, len(gold | ours))


def _describe(text: str, item: dict[str, Any], statement: Statement) -> str:
    source = " … ".join(text[start:end] for start, end in item["source"])
    ours = text[statement.speaker.start : statement.speaker.end] if statement.speaker else None
    start, end = item["content"][0][0], item["content"][-1][1]
    return f"gold {source!r}, found {ours!r}: {text[max(0, start - 80) : end + 80]!r}"


def main() -> None:
    """Score a file and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT_FILE)
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong speakers of direct statements")
    arguments = parser.parse_args()
    articles = [json.loads(line) for line in arguments.file.read_text(encoding="utf-8").splitlines()]
    scores = {"all": Score(), "direct": Score(), "indirect": Score()}
    for article in articles:
        score_article(article, scores)
    for name, score in scores.items():
        print(score.line(name))
    started = time.perf_counter()
    for article in articles:
        find_statements(Document("0", article["text"], ""))
    megabytes = sum(len(article["text"]) for article in articles) / 1e6
    print(f"{megabytes / (time.perf_counter() - started):.2f} MB a second")
    wrong = scores["direct"].wrong
    print(*random.Random(1).sample(wrong, min(arguments.errors, len(wrong))), sep="\n")


if __name__ == "__main__":
    main()
