"""Plain transcripts that have the time before what is said: "[00:12:31] ANN: …", "Ann Lee  0:03" and the words below.

Owns what makes a text one. A time of two parts could be one of day, so it counts only where the first is in the first
minute, as recordings begin and agendas do not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.transcript import Cue

_UNTIL = r"(?: *(?:-->|[-–—]) *\d[\d:.,]*)?"
_TIME = rf"[\[(<]?(?<!\d)(?P<time>(?:\d{{1,2}}:)?\d{{1,2}}:[0-5]\d)(?!:?\d)(?:[.,]\d{{1,3}})?{_UNTIL}[\])>]?"
_LEADING = re.compile(rf"\s*{_TIME}(?:\s*[-–—:|]\s+|\s+|$)(?P<words>.*)")
_NAME = r"(?P<name>\S[^\[(<\d:]{0,60}?(?: \d{1,2})?)"
_NAMED = re.compile(rf"\s*{_NAME} {{0,4}}[,:]? {{0,4}}{_TIME} *(?:(?P<mark>:)\s*(?P<words>.*))?")
_FEWEST = 3
_SHARE = 0.2
"""Of the lines that are not empty: paragraphs that are a minute long have several lines each."""
_FIRST_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Timed:
    """A transcript: what is written above it, and what is heard."""

    head: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that has a time."""

    place: int
    seconds: int
    is_long: bool
    speaker: str
    words: str


def find_timed(text: str) -> Timed | None:
    """What a text with times says and when.

    :param text: a text in canonical characters.
    :return: the transcript; None where it is none.
    """
    lines = text.split("\n")
    timed = [found for place, line in enumerate(lines) if (found := _read(place, line))]
    if not _is_transcript(timed, sum(1 for line in lines if line.strip())):
        return None
    ends = [*(line.place for line in timed[1:]), len(lines)]
    following = [line.seconds for line in timed[1:]] + [timed[-1].seconds]
    cues = (
        Cue(line.seconds, end, " ".join([line.words, *lines[line.place + 1 : stop]]), line.speaker)
        for line, stop, end in zip(timed, ends, following, strict=True)
    )
    return Timed("\n".join(lines[: timed[0].place]), tuple(cues))


def _read(place: int, line: str) -> _Line | None:
    if found := _LEADING.fullmatch(line):
        return _Line(place, *_seconds(found["time"]), "", found["words"].strip())
    if (found := _NAMED.fullmatch(line)) and (found["mark"] or not found["words"]):
        return _Line(place, *_seconds(found["time"]), found["name"].strip(" ,:"), found["words"] or "")
    return None


def _seconds(time: str) -> tuple[int, bool]:
    """A time in seconds, and whether it has hours."""
    *hours, minutes, seconds = map(int, time.split(":"))
    return sum(hours) * 3600 + minutes * 60 + seconds, bool(hours)


def _is_transcript(timed: Sequence[_Line], lines: int) -> bool:
    """Whether so many lines have times, and times that run on, that they are those of a recording."""
    if len(timed) < max(_FEWEST, lines * _SHARE):
        return False
    runs_on = all(before.seconds <= after.seconds for before, after in pairwise(timed))
    return runs_on and (all(line.is_long for line in timed) or timed[0].seconds < _FIRST_MINUTE)
