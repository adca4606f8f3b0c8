"""Plain transcripts that have the time before what is said: "[00:12:31] ANN: …", "Ann Lee  0:03" and the words below.

Owns what makes a text one. Results, chronicles and agendas have times, too, and a transcript's times leave its text:
in doubt a text is none, and keeps all its words. A time of two parts could be one of day, so it counts only where the
first is in the first minute, as recordings begin and agendas do not, and only in brackets or behind a name. Without
either, as players of films show what is said beside the film, the words must come as quickly as people speak.
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
_FEWEST_SHOWN = 5
_SHOWN_STEP = 10
"""In seconds between lines that players show, which people read at a glance; most stand there for two to six."""
_SPOKEN_WORDS = (1.0, 6.0)
"""In a second: people say two or three."""
_AS_SPOKEN = 0.8
"""How many of the lines that players show have as many words as are said meanwhile; others stand through a pause.
What is done minutes apart takes no longer for being told in more words."""
_RUNNING_ON = 1 / 3
"""Of the lines that players show: sentences go on in the next, but a third of German lines begins with a noun."""
_ROUND = 5
"""What is planned begins every five or ten minutes."""
_SPELLED_WORDS = 8
"""How many "1 hour, 2 minutes, and 5 seconds" has at most."""


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
    bare = [time for time in times if not time.is_marked]
    fewest = sum(1 for line in lines if line.strip()) * _SHARE
    if len(times) >= max(_FEWEST, fewest) and _run_on(times) and _is_transcript(told := _stretches(lines, times)):
        return _timed(lines, told)
    if len(bare) >= max(_FEWEST_SHOWN, fewest) and _is_shown(shown := _stretches(_unspelled(lines, bare), bare)):
        return _timed(lines, shown)
    return None


def _stretches(lines: Sequence[str], times: Sequence[_Time]) -> list[_Stretch]:
    ends = [*(time.place for time in times[1:]), len(lines)]
    return [
        _Stretch(time, _paragraphs([time.words, *lines[time.place + 1 : end]]))
        for time, end in zip(times, ends, strict=True)
    ]


def _timed(lines: Sequence[str], stretches: Sequence[_Stretch]) -> Timed:
    """The transcript; what stands below a blank line behind its last time may be no longer heard, and be anybody's."""
    *before, last = stretches
    heard = [*before, _Stretch(last.time, last.paragraphs[:1])]
    ends = [*(stretch.time.seconds for stretch in stretches[1:]), last.time.seconds]
    cues = (cue for stretch, end in zip(heard, ends, strict=True) for cue in _cues(stretch, end))
    return Timed("\n".join(lines[: stretches[0].time.place]), tuple(cues), last.paragraphs[1:])


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


def _is_shown(stretches: Sequence[_Stretch]) -> bool:
    """Whether the words are those that a player shows while they are spoken, a few seconds apart."""
    begins = [stretch.time.seconds for stretch in stretches]
    steps = [after - before for before, after in pairwise(begins)]
    said = [" ".join(stretch.paragraphs) for stretch in stretches[:-1]]
    if begins[0] >= _FIRST_MINUTE or min(steps) <= 0 or median(steps) > _SHOWN_STEP:
        return False
    slowest, quickest = _SPOKEN_WORDS
    as_spoken = sum(slowest <= len(words.split()) / step <= quickest for words, step in zip(said, steps, strict=True))
    if as_spoken < _AS_SPOKEN * len(said) or any(len(stretch.paragraphs) > 1 for stretch in stretches[:-1]):
        return False
    is_round = all(begin % _ROUND == 0 for begin in begins)
    if _runs_on(said):
        return not is_round or not any(stretch.time.words for stretch in stretches)
    return begins[0] < _ROUND and not is_round and 2 * sum(map(ends_sentence, said)) >= len(said)


def _runs_on(shown: Sequence[str]) -> bool:
    """Whether sentences go on from line to line."""
    on = sum(not ends_sentence(before) and after[:1].islower() for before, after in pairwise(shown))
    return on >= _RUNNING_ON * (len(shown) - 1)


def _unspelled(lines: Sequence[str], times: Sequence[_Time]) -> list[str]:
    """The lines without those in which a player spells out each time for those who hear it: "1 minute, 5 seconds"."""
    below = {time.place + 1: time.seconds for time in times}
    if not all(_spells(lines[place], seconds) for place, seconds in below.items() if place < len(lines)):
        return list(lines)
    return ["" if place in below else line for place, line in enumerate(lines)]


def _spells(line: str, seconds: int) -> bool:
    parts = [part for part in (seconds // 3600, seconds // 60 % 60, seconds % 60) if part]
    return len(line.split()) <= _SPELLED_WORDS and list(map(int, re.findall(r"\d+", line))) == (parts or [0])
