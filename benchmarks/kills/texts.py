"""Documents of which every revision has a word that stands nowhere else, and an embedder that needs no model."""

import random
import re
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from text.spans import Span

State = Mapping[int, int | None]
"""The revision of each document, None where there is none."""

TOPICS = ("harbour", "reservoir", "tramway", "orchard", "lighthouse", "foundry", "quarry", "archive", "ferry", "market")
_FILLER = "steel water permit council budget engineer inspection winter tender repair neighbour contract".split()
_DIGITS = "bcdfghjklm"
_MARK = re.compile(rf"zq([{_DIGITS}]{{3}})x([{_DIGITS}]{{4}})")
_FILE = re.compile(r"doc-(\d{3})\.md")
_PARAGRAPHS = 3


class HashEmbedder:
    """Counts words under their hashes, so that no model is loaded; a token is a word or a mark."""

    fingerprint = "hashed words"
    max_tokens = 254

    def __init__(self, dimensions: int = 64) -> None:
        """Make rows of so many dimensions."""
        self.dimensions = dimensions

    def token_spans(self, text: str) -> list[Span]:
        """Where words and marks stand."""
        return [Span(*word.span()) for word in re.finditer(r"\w+|[^\w\s]", text)]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The rows of texts."""
        rows = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[0] = 0.01  # a text without words has a length, too
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % self.dimensions] += 1
            row /= np.linalg.norm(row)
        return rows

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same."""
        return self.encode(texts)


def mark_of(number: int, revision: int) -> str:
    """The word that only this revision of this document has."""
    document, version = ("".join(_DIGITS[int(one)] for one in digits) for digits in (f"{number:03}", f"{revision:04}"))
    return f"zq{document}x{version}"


def marked(text: str) -> tuple[int, int] | None:
    """Which revision of which document a text is of."""
    found = _MARK.search(text)
    return (_number(found[1]), _number(found[2])) if found else None


def numbers_in(text: str) -> list[int]:
    """The documents whose files a text names, in order."""
    return [int(number) for number in _FILE.findall(text)]


def question(number: int) -> str:
    """What one may ask of a document."""
    return f"What did Ana Person{number} say about the {TOPICS[number % len(TOPICS)]}?"


def file_of(folder: Path, number: int) -> Path:
    """The file of a document."""
    return folder / f"doc-{number:03}.md"


def write_document(folder: Path, number: int, revision: int) -> None:
    """Put a revision of a document into its file, all at once, as a watched folder must see it."""
    partial = folder.parent / "being written"
    partial.write_text(text_of(number, revision), encoding="utf-8")
    partial.replace(file_of(folder, number))


def text_of(number: int, revision: int) -> str:
    """The text of a revision: what somebody says of a topic, and fillers."""
    mark, topic = mark_of(number, revision), TOPICS[number % len(TOPICS)]
    chance = random.Random(number * 7919 + revision)
    head = f"---\ntitle: Report {number} on the {topic} {mark}\npublished: 2019-04-1{number % 10}\n---"
    said = (
        f"“The {topic} {mark} will need {chance.randint(2, 900)} new beams in part {part},” said Ana Person{number} of "
        f"the {topic} office. The {' '.join(chance.choices(_FILLER, k=40))}. It was revised {revision} times."
        for part in range(_PARAGRAPHS)
    )
    return "\n\n".join([head, *said]) + "\n"


def _number(letters: str) -> int:
    return int("".join(str(_DIGITS.index(one)) for one in letters))
