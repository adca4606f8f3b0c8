"""Subtitles, SRT and WebVTT: what is said and when, without how it is shown.

Owns the two formats, as forgiving as players are. Captions that roll, as those made by machines, have each line once.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from index.errors import NoText, UnreadableSource
from index.records import Document
from ingest.extract.encoding import decode_text
from ingest.extract.metadata import Metadata, title_of_path
from ingest.extract.transcript import Cue, make_transcript
from text.characters import canonical_characters, one_line

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,3})?)"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_HEADER = re.compile(r"WEBVTT(?:[ \t]+(?:-[ \t]*)?(.*))?")
_KIND = re.compile(r"(?:Kind|Language|X-TIMESTAMP-MAP)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]{0,200})>", re.IGNORECASE)
_INNER_TIME = re.compile(r"<(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}>")
_TAG = re.compile(
    r"</?(?:[bicuv]|lang|ruby|rt|font|span)(?:[.\s][^<>]*)?/?>|<(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}>", re.IGNORECASE
)
_POSITION = re.compile(r"\{\\[^{}]*\}")
_CHEVRONS = re.compile(r"\s*(?:>>|&gt;&gt;)+>?\s*")
"""What American captions have before somebody else's words."""
_STUB_SECONDS = 0.1
"""How long captions that roll show a line alone before the next rolls below it; nobody says anything as quickly."""
_MUSIC = re.compile(r"[\s♪♫♬#]*")


def extract_subtitles(content: bytes, path: str) -> Document:
    """Extract subtitles.

    :param content: the file's bytes.
    :param path: the file, as users see it.
    :return: the document, with the moment of each cue.
    :raises NoText: when nothing is said.
    :raises UnreadableSource: when the file has no times, or is no text.
    """
    lines = canonical_characters(decode_text(content, path)).split("\n")
    header = _HEADER.fullmatch(lines[0].strip())
    if not any(map(_TIMES.fullmatch, lines)):
        raise UnreadableSource(f"{path} has no line with times, as subtitles do; give it its true suffix.")
    cues = [cue for cue in _cues(lines, is_webvtt=header is not None) if not _MUSIC.fullmatch(cue.words)]
    if not cues:
        raise NoText(f"{path} holds no text; check that it is the right file.")
    title = one_line(header[1] or "") if header else ""
    named = Metadata(title=None if _KIND.match(title) else title or None)
    return make_transcript(cues, named.filled_from(Metadata(title=title_of_path(path))), path)


def _cues(lines: list[str], *, is_webvtt: bool) -> Iterator[Cue]:
    """The cues in their order, those of lines in several voices as one each."""
    places = [place for place, line in enumerate(lines) if _TIMES.fullmatch(line)]
    is_numbered = places[0] > 0 and bool(_NUMBER.fullmatch(lines[places[0] - 1].strip()))
    before: list[str] = []
    rolled, shown_until = False, 0.0
    for place, following in zip(places, [*places[1:], len(lines)], strict=True):
        is_last = following == len(lines)
        shown = _payload(lines[place + 1 : following], is_webvtt=is_webvtt, is_numbered=is_numbered and not is_last)
        begin, end = _seconds(lines[place])
        said = [line for line in shown if _words(line, is_webvtt=is_webvtt)]
        rolls = begin <= shown_until and (rolled or end - begin <= _STUB_SECONDS)
        fresh = said[_repeated(before, said, is_webvtt=is_webvtt) :] if rolls else said
        # Captions that roll have times within the new line, and show it once more without them.
        rolled = any(map(_INNER_TIME.search, said)) or (rolls and not fresh)
        before, shown_until = said, end
        yield from _voices(fresh, Cue(int(begin), int(end), ""), is_webvtt=is_webvtt)


def _payload(lines: list[str], *, is_webvtt: bool, is_numbered: bool) -> list[str]:
    """The lines that are shown: in WebVTT up to a blank one; in SRT up to the number of the next."""
    if is_webvtt:
        return lines[: lines.index("")] if "" in lines else lines
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines[:-1] if lines and is_numbered and _NUMBER.fullmatch(lines[-1].strip()) else lines


def _seconds(line: str) -> tuple[float, float]:
    """From when and until when a cue is shown."""
    found = _TIMES.fullmatch(line)
    assert found is not None  # so `places` were chosen
    hours, minutes, seconds, *end = (float((part or "0").replace(",", ".")) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds, end[0] * 3600 + end[1] * 60 + end[2]


def _repeated(before: list[str], shown: list[str], *, is_webvtt: bool) -> int:
    """How many lines at the start of a cue are those at the end of the one before, which rolled up."""
    last, now = ([_words(line, is_webvtt=is_webvtt) for line in lines] for lines in (before, shown))
    return next((count for count in range(min(len(last), len(now)), 0, -1) if last[-count:] == now[:count]), 0)


def _voices(lines: list[str], cue: Cue, *, is_webvtt: bool) -> Iterator[Cue]:
    """A cue's lines, apart where somebody else speaks."""
    current = cue
    for line in lines:
        first, *voices = _VOICE.split(line) if is_webvtt else [line]
        is_turn = bool(_CHEVRONS.match(first))
        said = replace(current, words=_words(first, is_webvtt=is_webvtt), is_turn=is_turn)
        if said.begins_turn and current.words:
            yield current
            current = said
        else:
            current = replace(
                current, words=f"{current.words} {said.words}".strip(), is_turn=current.is_turn or is_turn
            )
        for speaker, words in zip(voices[::2], voices[1::2], strict=True):
            if current.words:
                yield current
            named = one_line(html.unescape(speaker))
            current = replace(cue, words=_words(words, is_webvtt=is_webvtt), speaker=named)
    if current.words:
        yield current


def _words(line: str, *, is_webvtt: bool) -> str:
    """What is said in a line, without marks of how it is shown."""
    plain = _POSITION.sub("", _TAG.sub("", line))
    plain = html.unescape(plain) if is_webvtt else plain
    return one_line(_CHEVRONS.sub("", plain, count=1) if _CHEVRONS.match(plain) else plain)
