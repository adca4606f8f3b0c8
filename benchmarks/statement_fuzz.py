"""Puts every text of the benchmarks, and what shuffling and cutting make of it, to the finding of statements.

    python benchmarks/statement_fuzz.py [--tagger] [--every N] [FOLDER]

FOLDER holds the benchmarks' folders; every text in their `corpus.jsonl`, `dev.jsonl` and `train.jsonl` is read as it
is, with its sentences' clauses shuffled, cut off in the middle, and with their words in another order. Nothing may
raise, and each statement keeps what `broken_rules` says. Prints how many texts and sentences were read; exit 1 when one
fails.
"""

import argparse
import random
import re
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import project

from evaluate.question_files import read_objects
from index.records import Document, Statement, document_id
from index.settings import Settings
from ingest.statements.find import find_statements
from ingest.statements.tagger.loading import load_tagger
from ingest.statements.tagger.reading import StatementReader
from text.sentences import sentence_spans
from text.spans import Span

_CLAUSE = re.compile(r"(?<=[,;:—–])\s")
# A figure with its stops is one word, and so is what a hyphen or an apostrophe joins, but for "'s" and its like.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:(?:-|[’'](?!(?:s|ve|d|ll|re|m|t)\b))[^\W_]+)*")
_LONGEST = 60  # characters of a word


def broken_rules(text: str, statement: Statement) -> list[str]:
    """Which rules a statement of a text breaks that every statement keeps.

    :param text: the text.
    :param statement: a statement found in it.
    :return: the rules by name.
    """
    contents, voices = statement.contents, [span for span in (statement.speaker, statement.cue) if span]
    checks = {
        "has contents": bool(contents),
        "inside the text": all(0 <= span.start < span.end <= len(text) for span in (*contents, *voices)),
        "in order, apart": all(one.end <= other.start for one, other in pairwise(contents)),
        "trimmed": all(text[span.start : span.end] == text[span.start : span.end].strip() for span in contents),
        "whole words": not any(_cuts_word(text, end) for one in (*contents, *voices) for end in (one.start, one.end)),
        "cue outside": not any(statement.cue and statement.cue.overlaps(span) for span in contents),
        "speaker outside": not any(statement.speaker and statement.speaker.overlaps(span) for span in contents),
    }
    return [name for name, holds in checks.items() if not holds]


def _cuts_word(text: str, offset: int) -> bool:
    """Whether an offset lies inside a word."""
    words = _WORD.finditer(text, max(0, offset - _LONGEST), min(len(text), offset + _LONGEST))
    return any(word.start() < offset < word.end() for word in words if word.start() > offset - _LONGEST)


def texts_in(folder: Path) -> Iterator[str]:
    """The texts of all benchmarks, in a fixed order."""
    for name in ("corpus.jsonl", "dev.jsonl", "train.jsonl"):
        for file in sorted(folder.glob(f"*/{name}")):
            yield from (fields["text"] for _, fields in read_objects(file))


def as_it_is(sentences: list[str], _chance: random.Random) -> list[str]:
    """The sentences unchanged."""
    return sentences


def with_clauses_shuffled(sentences: list[str], chance: random.Random) -> list[str]:
    """The clauses of each sentence, between commas and the like, in another order."""
    return [" ".join(chance.sample(clauses, len(clauses))) for one in sentences if (clauses := _CLAUSE.split(one))]


def cut_off(sentences: list[str], chance: random.Random) -> list[str]:
    """The beginning or the end of each sentence."""
    places = [chance.randrange(len(one)) for one in sentences]
    cuts = zip(sentences, places, strict=True)
    halves = [one[:place] if chance.random() < 0.5 else one[place:] for one, place in cuts]
    return [half.strip() for half in halves if half.strip()]


def with_words_shuffled(sentences: list[str], chance: random.Random) -> list[str]:
    """The words of each sentence in another order."""
    return [" ".join(chance.sample(words, len(words))) for one in sentences if (words := one.split())]


CHANGES: tuple[Callable[[list[str], random.Random], list[str]], ...] = (
    as_it_is,
    with_clauses_shuffled,
    cut_off,
    with_words_shuffled,
)


def failures_in(text: str, tagger: StatementReader | None) -> Iterator[str]:
    """What goes wrong in a text: the error that finding its statements raises, or the rules that they break."""
    try:
        found = find_statements(Document(document_id(text), text, ""), tagger)
    except Exception:  # noqa: BLE001  # a fuzzer reports whatever is raised
        yield traceback.format_exc(limit=-3)
        return
    for statement in found:
        for rule in broken_rules(text, statement):
            yield f"{rule}: {_shown(text, statement)}"


def _shown(text: str, statement: Statement) -> str:
    def words(span: Span | None) -> str:
        return repr(text[span.start : span.end]) if span else "-"

    contents = " … ".join(map(words, statement.contents))
    start = min(span.start for span in (*statement.contents, statement.speaker or statement.contents[0]))
    around = text[max(0, start - 80) : statement.contents[-1].end + 80]
    return f"speaker {words(statement.speaker)}, cue {words(statement.cue)}, contents {contents} in {around!r}"


def main() -> None:
    """Read all texts and print what failed."""
    parser = argparse.ArgumentParser(description="Look for texts that break the finding of statements.")
    parser.add_argument("folder", nargs="?", type=Path, default=project.BENCH)
    parser.add_argument("--tagger", action="store_true", help="join what rules find with what the tagger reads")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read one text of N")
    options = parser.parse_args()
    tagger = load_tagger("tagger", Settings().models) if options.tagger else None
    chance, counts, failed = random.Random(11), Counter[str](), Counter[str]()
    for text in list(texts_in(options.folder))[:: options.every]:
        sentences = [text[span.start : span.end] for span in sentence_spans(text)]
        for change in CHANGES:
            changed = change(sentences, chance)
            counts.update(texts=1, sentences=len(changed))
            whole = text if change is as_it_is else "\n".join(changed)
            for failure in failures_in(whole, tagger):
                kind = failure.partition(":")[0]
                failed[kind] += 1
                if failed[kind] <= 5:
                    print(f"{change.__name__}: {failure}")
    print(f"{counts['texts']:,} texts, {counts['sentences']:,} sentences: {failed.total()} failures {dict(failed)}")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
