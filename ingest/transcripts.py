"""Finds the turns of a transcript: lines that begin with who speaks and a colon ("PENCE: We go."), and what follows.

Owns what makes a text a transcript. Questioners without a name ("Q:", "Reader:") are nobody. Knows no quotations.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from index.records import Span
from ingest.drafts import Draft, Voice

_CAPITALS, _NAME = (rf"(?:[A-ZÀ-Þ]{letters}+(?: |(?=[:(]))){{1,4}}" for letters in (r"[A-ZÀ-Þ.'’-]", r"[\w.'’-]"))
_LABEL = re.compile(rf"^({_CAPITALS}|{_NAME})(?:\([^)\n]{{1,60}}\))?:[ \t]+(?=\S)", re.MULTILINE)
_NOBODY = frozenset(
    "q a question answer reader readers editor editors moderator interviewer host note notes source sources interview "
    "frage antwort date place time title subject from to cc re".split()
)
_FEWEST_TURNS, _FEWEST_SPEAKERS, _FEWEST_EACH = 4, 2, 2
_SHORTEST = 6
_DENSE = 0.4


def find_turns(text: str) -> list[Draft]:
    """Find what each speaker of a transcript says.

    :param text: a document's text.
    :return: a direct statement for each turn, its words line by line; none where the text is no transcript.
    """
    labels = [match for match in _LABEL.finditer(text)]
    if not _is_transcript(text, labels):
        return []
    ends = [following.start() for _, following in pairwise(labels)]
    ends.append(_line_end(text, labels[-1].end()))
    turns = zip(labels, ends, strict=True)
    return [_turn(text, label, end) for label, end in turns if _name(label).lower() not in _NOBODY]


def _is_transcript(text: str, labels: list[re.Match[str]]) -> bool:
    """Whether several people speak in turn, each more than once, in sentences, and hardly anybody in between."""
    counts = Counter(_name(label) for label in labels)
    speakers = [name for name, count in counts.items() if count >= _FEWEST_EACH]
    if len(labels) < _FEWEST_TURNS or len(speakers) < _FEWEST_SPEAKERS:
        return False
    lengths = [len(text[label.end() : _line_end(text, label.end())].split()) for label in labels]
    lines = sum(1 for _ in _lines(text, labels[0].start(), _line_end(text, labels[-1].end())))
    return median(lengths) >= _SHORTEST and len(labels) >= _DENSE * lines


def _name(label: re.Match[str]) -> str:
    return label.group(1).strip()


def _turn(text: str, label: re.Match[str], end: int) -> Draft:
    speaker = Span(label.start(1), label.start(1) + len(_name(label)))
    colon = text.index(":", speaker.end)
    return Draft(tuple(_lines(text, label.end(), end)), True, Voice(speaker, Span(colon, colon + 1)))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of a stretch that are not blank, without the blanks around them."""
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        words = line.group().strip()
        if words:
            begin = line.start() + line.group().index(words)
            yield Span(begin, begin + len(words))


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
