"""Judges the quote check: excerpts as they are, with other typography, altered, and of texts that are not there.

    python benchmarks/quote_check.py CORPUS.jsonl ABSENT.jsonl --index DIR [--json FILE]

CORPUS.jsonl is ingested into DIR; the excerpts are stretches of 12 to 40 words of its texts. Altered ones have one word
replaced by a word of another text, one number changed, or one "not" dropped. Each kind is drawn with a fixed seed.
Of an excerpt with several quotations the first verdict counts that finds fault. `place right` is whether the first
places, which are all those that have the words, hold the text the excerpt is from.
"""

import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import project

from answer.check.records import Verdict
from answer.check.verdict import check_all
from index.corpus import Corpus

Excerpt = tuple[str, str]
"""Words, and the id of the document they are from."""

_WORD = re.compile(r"\S+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": " - ", "–": "-"})


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("corpus", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("absent", type=Path, metavar="ABSENT.jsonl")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR")
    options = parser.parse_args()
    corpus = project.ingested(options.index, options.corpus).snapshot()
    dice = random.Random(20)  # a draw that can be repeated
    texts = {one.id: one.text for one in corpus.store.documents()}
    elsewhere = {one.id: one.text for one in project.documents(options.absent)}
    kinds: list[tuple[str, Verdict, Iterator[Excerpt]]] = [
        ("as it is", Verdict.VERBATIM, _excerpts(texts, dice, 1000, str)),
        ("other typography", Verdict.VERBATIM, _excerpts(texts, dice, 500, lambda words: _retyped(words, dice))),
        ("a word replaced", Verdict.ALTERED, _excerpts(texts, dice, 100, lambda words: _replaced(words, texts, dice))),
        ("a number changed", Verdict.ALTERED, _excerpts(texts, dice, 100, _renumbered)),
        ('a "not" dropped', Verdict.ALTERED, _excerpts(texts, dice, 100, _affirmed)),
        ("absent", Verdict.ABSENT, _excerpts(elsewhere, dice, 200, str)),
    ]
    project.report([_row(corpus, *kind) for kind in kinds], options.json)


def _excerpts(
    texts: dict[str, str], dice: random.Random, count: int, change: Callable[[str], str | None]
) -> Iterator[Excerpt]:
    """Excerpts with a change; one that the change leaves as it is (None) is drawn again."""
    names = sorted(texts)
    while count:
        name = dice.choice(names)
        words = list(_WORD.finditer(texts[name]))
        length = dice.randint(12, 40)
        if len(words) > length:
            first = dice.randrange(len(words) - length)
            changed = change(texts[name][words[first].start() : words[first + length - 1].end()])
            if changed is not None:
                count -= 1
                yield changed, name


def _row(corpus: Corpus, kind: str, expected: Verdict, excerpts: Iterator[Excerpt]) -> project.Row:
    verdicts, places, milliseconds = [], [], []
    for words, document in excerpts:
        began = time.perf_counter()
        checks = check_all(corpus, words)
        milliseconds.append(1000 * (time.perf_counter() - began))
        checked = next((one for one in checks if one.verdict is not Verdict.VERBATIM), checks[0])
        verdicts.append(checked.verdict)
        places.append(document in {citation.document_id for citation in checked.citations})
    count = len(verdicts)
    return {
        "excerpts": kind,
        "asked": str(count),
        "verdict right": f"{100 * verdicts.count(expected) / count:.1f} %",
        "called verbatim": str(verdicts.count(Verdict.VERBATIM)),
        "place right": f"{100 * sum(places) / count:.1f} %",
        **project.spread(milliseconds),
    }


def _retyped(words: str, dice: random.Random) -> str:
    """The same words with straight quotation marks, lines broken elsewhere, one hyphenated, and perhaps in capitals."""
    parts = words.translate(_QUOTES).split()
    if long := [place for place, part in enumerate(parts) if len(part) > 7 and part.isalpha()]:
        place = dice.choice(long)
        parts[place] = f"{parts[place][:4]}-\n{parts[place][4:]}"
    typed = " ".join(parts[: len(parts) // 2]) + "\n" + "  ".join(parts[len(parts) // 2 :])
    return typed.upper() if dice.random() < 0.2 else typed


def _replaced(words: str, texts: dict[str, str], dice: random.Random) -> str | None:
    parts = words.split()
    place = dice.randrange(1, len(parts) - 1)
    other = dice.choice(texts[dice.choice(sorted(texts))].split())
    if not (other.isalpha() and parts[place].isalpha()) or other.casefold() == parts[place].casefold():
        return None
    return " ".join([*parts[:place], other, *parts[place + 1 :]])


def _renumbered(words: str) -> str | None:
    changed = re.sub(r"\d(?=\D|$)", lambda digit: str((int(digit.group()) + 3) % 10), words, count=1)
    return changed if changed != words else None


def _affirmed(words: str) -> str | None:
    changed = re.sub(r"(?s)(?: not\b|n[’']t\b)(?=.*\w)", "", words, count=1)
    return changed if changed != words else None


if __name__ == "__main__":
    main()
