"""Words put into lines, which wide gaps divide: what tables are told from, and cells are read by.

Owns which words stand on one line, and how wide a gap must be. Knows no tables.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.pdf.words import Word

_GAP = 0.6
"""From this part of the size of its letters on, a gap may part two cells; words in full lines are hardly that far
apart, and where they are, no gap goes on through the lines above and below."""
_SAME_LINE = 0.35
_SMALL = 0.85
_RAISED = 0.6
"""In parts of the size of letters, how high marks stand that are smaller than this part of it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words that stand together on a line."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """Its words, with blanks between them."""
        return "".join(" " * (not word.is_glued) + word.text for word in self.words).strip()


@dataclass(frozen=True, slots=True)
class TextLine:
    """Chunks that stand beside each other at one height."""

    y: float
    size: float
    chunks: tuple[Chunk, ...]

    @property
    def left(self) -> float:
        """Where its first chunk begins."""
        return self.chunks[0].left

    @property
    def right(self) -> float:
        """Where its last chunk ends."""
        return self.chunks[-1].right


def text_lines(words: Iterable[Word]) -> list[TextLine]:
    """Put words into lines from the top down, divided where wide gaps are."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.left)):
        if lines and _is_of_line(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(sorted(line, key=lambda word: word.left)) for line in lines]


def _is_of_line(line: Sequence[Word], word: Word) -> bool:
    """Whether a word stands on a line that begins above it; raised marks are small, and higher than their line."""
    main = max(line, key=lambda one: one.size)
    is_raised = main.size < _SMALL * word.size
    return main.y - word.y <= (_RAISED if is_raised else _SAME_LINE) * max(word.size, main.size)


def _line(words: Sequence[Word]) -> TextLine:
    size = max(word.size for word in words)
    cuts = [
        place
        for place, (one, other) in enumerate(pairwise(words), start=1)
        if other.left - one.right > _GAP * min(one.size, other.size)
    ]
    chunks = tuple(Chunk(tuple(words[start:end])) for start, end in pairwise([0, *cuts, len(words)]))
    main = Counter(round(word.y, 1) for word in words).most_common(1)[0][0]
    return TextLine(main, size, chunks)
