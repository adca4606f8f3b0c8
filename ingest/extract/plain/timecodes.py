"""Plain transcripts that have the time before what is said: "[00:12:31] ANN: …", "Ann Lee  0:03" and the words below.

Owns what makes a text one. Results, chronicles and agendas have times, too, and a transcript's times leave its text:
in doubt a text is none, and keeps all its words. A time of two parts could be one of day, so it counts only where the
first is in the first minute, as recordings begin and agendas do not, and only in brackets or behind a name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from ingest.extract.transcript import Cue, label_of
from text.endings import ends_sentence

_UNTIL = r"(?: *(?:-->|[-–—]) *\d[\d:.,]*)?"
_TIME = (
    rf"(?P<bracket>[\[(<]?)(?<!\d)(?P<time>(?:\d{{1,2}}:)?\d{{1,2}}:[0-5]\d)(?!:?\d)(?:[.,]\d{{1,3}})?{_UNTIL}[\])>]?"
)
_LEADING = re.compile(rf"\s*{_TIME}(?:\s*[-–—:|]\s+|\s+|$)(?P<words>.*)")
_NAME = r"(?P<name>\S[^\[(<\d:]{0,60}?(?: \d{1,2})?)"
_NAMED = re.compile(rf"\s*{_NAME} {{0,4}}[,:]? {{0,4}}{_TIME} *(?:(?P<mark>:)\s*(?P<words>.*))?")
_FEWEST = 3
_SHARE = 0.2
"""Of the lines that are not empty: paragraphs that are a minute long have several lines each."""
_FIRST_MINUTE = 60
_FIRST_MINUTES = 600
"""Where times have hours: the best of a race take longer, and what is published of a recording begins before."""
_STEP = 60
"""In seconds between lines without brackets or speakers, as those of a chronicle are minutes apart."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A transcript: what is written above it, what is heard, and the paragraphs below it."""

    head: str
    cues: tuple[Cue, ...]
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Time:
    """A line that has a time: `is_long` with hours, `is_marked` as no time of day is; the name and words beside it."""

    place: int
    seconds: int
    is_long: bool
    is_marked: bool
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A time and the paragraphs up to the next."""

    time: _Time
    paragraphs: tuple[str, ...]

    @property
    def speaker(self) -> str:
        return self.time.name or label_of("".join(self.paragraphs[:1]))


def find_timed(text: str) -> Timed | None:
    """What a text with times says and when.

    :param text: a text in canonical characters.
    :return: the transcript; None where it is none.
    """
    lines = text.split("\n")
    times = [found for place, line in enumerate(lines) if (found := _read(place, line))]
    if len(times) < max(_FEWEST, sum(1 for line in lines if line.strip()) * _SHARE) or not _run_on(times):
        return None
    ends = [*(time.place for time in times[1:]), len(lines)]
    stretches = [
        _Stretch(time, _paragraphs([time.words, *lines[time.place + 1 : end]]))
        for time, end in zip(times, ends, strict=True)
    ]
    if not _is_transcript(stretches):
        return None
    # Whatever stands below a blank line behind the last time may be no longer heard, and be anybody's.
    tail = stretches[-1].paragraphs[1:]
    stretches[-1] = _Stretch(times[-1], stretches[-1].paragraphs[:1])
    following = [*(time.seconds for time in times[1:]), times[-1].seconds]
    cues = (cue for stretch, end in zip(stretches, following, strict=True) for cue in _cues(stretch, end))
    return Timed("\n".join(lines[: times[0].place]), tuple(cues), tail)


def _read(place: int, line: str) -> _Time | None:
    if found := _LEADING.fullmatch(line):
        is_marked = bool(found["bracket"]) or "-->" in line
        return _Time(place, *_seconds(found["time"]), is_marked, "", found["words"].strip())
    if (found := _NAMED.fullmatch(line)) and (found["mark"] or not found["words"]):
        return _Time(place, *_seconds(found["time"]), True, found["name"].strip(" ,:"), found["words"] or "")
    return None


def _seconds(time: str) -> tuple[int, bool]:
    """A time in seconds, and whether it has hours."""
    *hours, minutes, seconds = map(int, time.split(":"))
    return sum(hours) * 3600 + minutes * 60 + seconds, bool(hours)


def _paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of lines, one line each."""
    groups = groupby(lines, key=lambda line: bool(line.strip()))
    return tuple(" ".join(group) for is_text, group in groups if is_text)


def _cues(stretch: _Stretch, end: int) -> Iterator[Cue]:
    """The cue of a stretch, and one each of further paragraphs, which do not say whose they are."""
    for number, words in enumerate(stretch.paragraphs):
        is_first = number == 0
        yield Cue(stretch.time.seconds, end, words, stretch.time.name if is_first else "", is_turn=not is_first)


def _run_on(times: Sequence[_Time]) -> bool:
    """Whether times are those of a recording: from its beginning on, and not of day."""
    steps = [after.seconds - before.seconds for before, after in pairwise(times)]
    if all(time.is_long for time in times):
        return times[0].seconds < _FIRST_MINUTES and min(steps) >= 0
    return times[0].seconds < _FIRST_MINUTE and min(steps) > 0 and all(time.is_marked for time in times)


def _is_transcript(stretches: Sequence[_Stretch]) -> bool:
    """Whether words stand at every time, and people take turns or speak in sentences."""
    *before, last = stretches
    if not all(stretch.paragraphs for stretch in before) or (last.time.name and not last.paragraphs):
        return False
    loose = sum(not label_of(words) for stretch in before for words in stretch.paragraphs[1:])
    return loose <= len(stretches) and (_takes_turns(stretches) or _tells_seconds(stretches))


def _takes_turns(stretches: Sequence[_Stretch]) -> bool:
    """Whether half of what is said has a speaker, and one speaks again."""
    speakers = [stretch.speaker for stretch in stretches if stretch.speaker]
    return 2 * len(speakers) >= len(stretches) and max(Counter(speakers).values(), default=0) > 1


def _tells_seconds(stretches: Sequence[_Stretch]) -> bool:
    """Whether half of what is said are sentences, in brackets or seconds apart."""
    ended = sum(ends_sentence(stretch.paragraphs[0]) for stretch in stretches if stretch.paragraphs)
    if 2 * ended < len(stretches) or not all(stretch.time.is_long for stretch in stretches):
        return False
    step = median(after.time.seconds - before.time.seconds for before, after in pairwise(stretches))
    return step < _STEP or all(stretch.time.is_marked for stretch in stretches)
