"""Transcripts of recordings: what is heard one after the other becomes paragraphs, and each stretch keeps its time.

Owns where a paragraph ends. Knows no format: subtitles.py and plain/timecodes.py read those.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.records import Document, Moment
from ingest.extract.blocks import Block, compose, make_document
from ingest.extract.metadata import Metadata
from text.capitals import UPPER
from text.characters import one_line
from text.endings import ends_sentence

_PAUSE_SECONDS = 4
"""How long nothing is said before something else begins."""
_LONG_PARAGRAPH = 600
"""In characters: with the sentence that is then spoken, half a minute."""
_LONGEST_PARAGRAPH = 1200
"""Captions that machines make have no sentences to end."""
_NAME = rf"[{UPPER}][\w.'’-]*"
_LABEL = re.compile(rf"((?:{_NAME} ){{0,4}}{_NAME}(?: \([^)]{{1,60}}\))?): \S")
"""Who speaks, before the words: "ANN:", "Ann Lee (chair):"."""
_DASHES = ("- ", "– ", "— ")
_LINE = re.compile(r"[^\n]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is heard from one second to another; `speaker` is who says it, where that stands apart from the words."""

    begin: int
    end: int
    words: str
    speaker: str = ""
    is_turn: bool = False

    @property
    def begins_turn(self) -> bool:
        """Whether somebody else begins to speak, as far as the words show."""
        return self.is_turn or self.words.startswith(_DASHES) or bool(label_of(self.words))


@dataclass(slots=True)
class _Paragraph:
    """Words that stand together, and where in them each cue begins."""

    speaker: str
    is_labelled: bool
    text: str
    end: int = 0
    moments: list[Moment] = field(default_factory=list)

    def add(self, cue: Cue) -> None:
        """Put a cue's words behind those that are there."""
        gap = "" if not self.text or self.text.endswith(" ") or _UNSPACED.search(self.text) else " "
        start = len(self.text) + len(gap) if self.moments else 0
        self.text += gap + cue.words
        self.moments.append(Moment(start, cue.begin))
        self.end = cue.end


def label_of(words: str) -> str:
    """Who speaks, as the words begin by saying; empty where they do not."""
    label = _LABEL.match(words)
    return label[1] if label else ""


def make_transcript(
    cues: Iterable[Cue], metadata: Metadata, path: str, head: Sequence[Block] = (), tail: Sequence[Block] = ()
) -> Document:
    """Make a document of what is heard.

    :param cues: it, in the order of the file.
    :param metadata: what is known about the recording, with a title.
    :param path: the file, as users see it.
    :param head: what is written before it.
    :param tail: what is written behind it.
    :return: the document, with the moment of each cue.
    :raises NoText: when there are no words.
    """
    heard = (replace(cue, words=one_line(cue.words), speaker=one_line(cue.speaker)) for cue in cues)
    paragraphs = list(_paragraphs(heard))
    spoken = [Block(paragraph.text) for paragraph in paragraphs]
    document = make_document([*head, *spoken, *tail], metadata, path)
    beginning = len(compose(head, document.title)[0])
    return replace(document, moments=tuple(_moments(document.text, paragraphs, beginning)))


def _paragraphs(cues: Iterable[Cue]) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    for cue in cues:
        if not cue.words:
            continue
        if current is None or _is_apart(current, cue):
            if current:
                yield current
            current = _Paragraph(cue.speaker, cue.begins_turn, f"{cue.speaker}: " if cue.speaker else "")
        current.add(cue)
    if current:
        yield current


def _is_apart(before: _Paragraph, cue: Cue) -> bool:
    """Whether a cue begins a paragraph. Who is named goes on until somebody else is, whatever the pauses."""
    if cue.begins_turn or cue.speaker != before.speaker:
        return True
    if before.speaker or before.is_labelled:
        return False
    if not ends_sentence(before.text):
        return len(before.text) >= _LONGEST_PARAGRAPH
    return cue.begin - before.end >= _PAUSE_SECONDS or len(before.text) >= _LONG_PARAGRAPH


def _moments(text: str, paragraphs: Iterable[_Paragraph], beginning: int) -> Iterator[Moment]:
    """Where in the text the cues begin, and where what is heard ends and more stands behind it.

    Each paragraph is a line. One that was laid out in other characters has the time of its first cue only.
    """
    lines = _LINE.finditer(text, beginning)
    for paragraph, line in zip(paragraphs, lines, strict=False):  # the lines behind them are no cues
        moments = paragraph.moments if line[0] == paragraph.text else paragraph.moments[:1]
        yield from (Moment(line.start() + moment.start, moment.seconds) for moment in moments)
    if behind := next(lines, None):
        yield Moment(behind.start(), None)
