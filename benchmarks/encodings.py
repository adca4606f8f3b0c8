"""Measures how often the encoding of a short text file that does not state it is told rightly.

    python benchmarks/encodings.py [--kept] [--missed]

The texts are those of encodings.toml, each sentence alone and with those behind it, so from twenty to three hundred
characters long, in each encoding in which files of its language usually are, and in UTF-16 without its mark. Right is a
text that comes out letter by letter; a refusal is counted apart, since it loses the file but misquotes nobody.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import project  # noqa: F401  # finds the packages

from index.errors import UnreadableSource
from ingest.extract.encoding import decode_text

_TEXTS = Path(__file__).with_suffix(".toml")
_UNMARKED = ("utf-16-le", "utf-16-be")


def texts(sentences: list[str]) -> Iterator[str]:
    """Each run of neighbouring sentences."""
    for first in range(len(sentences)):
        for last in range(first, len(sentences)):
            yield " ".join(sentences[first : last + 1]) + "\n"


def outcome(text: str, encoding: str) -> str:
    """What becomes of a text in an encoding: "right", "wrong" or "refused"."""
    try:
        return "right" if decode_text(text.encode(encoding), "a.txt") == text else "wrong"
    except UnreadableSource:
        return "refused"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how encodings are told.")
    parser.add_argument("--kept", action="store_true", help="judge by the texts that nothing was mended by")
    parser.add_argument("--missed", action="store_true", help="also print each text that is not right")
    options = parser.parse_args()
    all_of = Counter[str]()
    for language, given in tomllib.loads(_TEXTS.read_text(encoding="utf-8")).items():
        told = []
        for encoding in (*given["encodings"], *_UNMARKED):
            counts = Counter[str]()
            for text in texts(given["kept" if options.kept else "seen"]):
                counts[found := outcome(text, encoding)] += 1
                if options.missed and found != "right":
                    print(f"  {language} {encoding} {found}: {text.strip()}")
            all_of.update(counts)
            told.append(f"{encoding} {counts['right']}/{counts.total()}")
        print(f"{language:6} {'  '.join(told)}")
    print("  ".join(f"{name} {all_of[name] / all_of.total():.3f}" for name in ("right", "wrong", "refused")))


if __name__ == "__main__":
    main()
