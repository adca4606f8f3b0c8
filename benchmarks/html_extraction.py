"""Measures how well the articles of 181 real pages are told from their boilerplate.

    python benchmarks/html_extraction.py [FOLDER] [--saved] [--worst N]

FOLDER is Zyte's article extraction benchmark (github.com/scrapinghub/article-extraction-benchmark): `html/*.html.gz`
and `ground-truth.json`. The figures are its own: precision and recall of sequences of four words, a page counting
as much as any other, and F1 of their means. A page without text counts as empty.

With --saved every page is first made what copying and pasting makes of it: plain text, boilerplate and all, in which
sentences are broken at each link.
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import project

from index.errors import SourceError
from ingest.extract.choose import extract
from ingest.extract.html.tree import read_tree
from ingest.records import Source

DEFAULT_FOLDER = project.BENCH / "html_article_extraction"
_LENGTH = 4
"""How many words a sequence has: as many as in the benchmark's own figures."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How the sequences of an extracted text agree with those of the true one, as counts."""

    both: int
    extracted: int
    true: int

    @property
    def precision(self) -> float | None:
        """The share of what was extracted that is true; None when nothing was."""
        return self.both / self.extracted if self.extracted else None

    @property
    def recall(self) -> float | None:
        """The share of what is true that was extracted; None when nothing is."""
        return self.both / self.true if self.true else None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.both / (self.extracted + self.true) if self.extracted + self.true else 1.0


def sequences(text: str) -> Counter[tuple[str, ...]]:
    """The sequences of four words in a text, counted; a shorter text is one sequence."""
    words = re.findall(r"\w+", text)
    starts = range(max(1, len(words) - _LENGTH + 1)) if words else []
    return Counter(tuple(words[start : start + _LENGTH]) for start in starts)


def compare(extracted: str, true: str) -> Overlap:
    """Compare an extracted text with the true one."""
    found, expected = sequences(extracted), sequences(true)
    return Overlap((found & expected).total(), found.total(), expected.total())


def extract_page(file: Path, *, saved: bool) -> str:
    """The article's text through the project's own extraction; empty when it finds none."""
    content = gzip.decompress(file.read_bytes())
    source = Source(file.stem, _as_saved(content) if saved else content, ".txt" if saved else ".html")
    try:
        return extract(source).text
    except SourceError:
        return ""


def _as_saved(content: bytes) -> bytes:
    """The page's visible texts, each between blank lines."""
    tree = read_tree(content, "page")
    for element in list(tree.iter("head", "script", "style", "noscript")):
        element.drop_tree()
    texts = (" ".join(text.split()) for text in tree.itertext())
    return "\n\n".join(text for text in texts if text).encode(errors="ignore")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure article extraction from web pages.")
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="also name the N pages with the lowest F1")
    parser.add_argument("--saved", action="store_true", help="extract from the pages saved as plain text")
    options = parser.parse_args()
    truth = json.loads((options.folder / "ground-truth.json").read_text(encoding="utf-8"))
    started = time.perf_counter()
    overlaps = {
        name: compare(
            extract_page(options.folder / "html" / f"{name}.html.gz", saved=options.saved), page["articleBody"]
        )
        for name, page in truth.items()
    }
    precision = statistics.mean(value for each in overlaps.values() if (value := each.precision) is not None)
    recall = statistics.mean(value for each in overlaps.values() if (value := each.recall) is not None)
    print(f"pages {len(overlaps)}  F1 {2 * precision * recall / (precision + recall):.4f}", end="  ")
    print(f"precision {precision:.4f}  recall {recall:.4f}  seconds {time.perf_counter() - started:.1f}")
    for name in sorted(overlaps, key=lambda name: overlaps[name].f1)[: options.worst]:
        print(f"{overlaps[name].f1:.3f}  {name}  {truth[name]['url']}")


if __name__ == "__main__":
    main()
