"""Whose words they are, where rules and the tagger name different speakers.

Where grammar is plain, grammar decides: a subject right before or behind its verb of saying, and that right before or
behind what is said. Where it is not, and the two disagree, the words are nobody's: better than the wrong one's. On
PolNeAR's development articles plain grammar was right in 8 of 11; where it is not plain, the tagger in 5 of 8.
Knows neither how rules find drafts nor how the tagger reads.
"""

import re
from collections.abc import Iterable

from ingest.statements.rules.drafts import Draft, Voice
from text import speech
from text.quotations import QUOTATION_MARKS
from text.spans import Span

_NEXT = re.compile(rf"[\s,:{QUOTATION_MARKS}‘’']*")
"""What may stand between a verb of saying and what is said."""
_THAT = re.compile(r"(?: [\w’'-]+){1,12} that\b")
"""What may stand there besides, before "that": who is told, where, and when."""
_LAST_WORD = re.compile(r"(\w+) (?:the )?$", re.IGNORECASE)
_CHARACTERS_OF_WORD = 30
"""How far back the word before a speaker is looked for."""
_PERSONAL = ("he", "she", "they", "it")
_STOP = re.compile(r"[.!?;\n\"“”]")


def chosen(text: str, ruled: Draft, read: Draft) -> Voice:
    """Choose between the voice that rules give to some words and the one that the tagger reads.

    :param text: the text.
    :param ruled: the draft of the rules.
    :param read: what the tagger reads of the same words, said by somebody.
    :return: the voice whose words they are; without a speaker where that is in doubt.
    """
    ours, theirs = ruled.voice.speaker, read.voice.speaker
    if ours and theirs and theirs.start < ours.start < theirs.end and _is_governed(text, theirs):
        return ruled.voice
    if ours is None or theirs is None or ours.overlaps(theirs) or _holds(read.contents, ours):
        return read.voice  # who is told about in what another says says something else
    if _means(text, ours, theirs):
        return read.voice
    is_ours = _holds(ruled.contents, theirs) or _is_plain(text, ruled)
    return ruled.voice if is_ours else Voice(None, read.voice.cue or ruled.voice.cue)


def _is_plain(text: str, draft: Draft) -> bool:
    """Whether a draft of the rules has its speaker, its verb of saying and what is said side by side."""
    speaker, cue = draft.voice.speaker, draft.voice.cue
    if speaker is None or cue is None or text[speaker.start : speaker.end].lower() in speech.RELATIVE_PRONOUNS:
        return False
    begin, end = min(speaker.start, cue.start), max(speaker.end, cue.end)
    if text[min(speaker.end, cue.end) : max(speaker.start, cue.start)].strip():
        return False
    if not draft.direct:
        told = draft.contents[0].start
        is_told = _touch(text, end, told) or bool(_THAT.match(text, end, told + len("that")))
        return speaker.start < cue.start and is_told
    return any(_touch(text, end, one.start) or _touch(text, one.end, begin) for one in draft.contents)


def _is_governed(text: str, speaker: Span) -> bool:
    """Whether a preposition stands before a speaker, so that another begins within: "Asked by Kolb, the mayor said"."""
    before = _LAST_WORD.search(text, max(0, speaker.start - _CHARACTERS_OF_WORD), speaker.start)
    return before is not None and before[1].lower() in speech.PREPOSITIONS


def _holds(contents: Iterable[Span], speaker: Span) -> bool:
    return any(span.start <= speaker.start < span.end for span in contents)


def _means(text: str, pronoun: Span, named: Span) -> bool:
    """Whether a pronoun takes up who stands before it in its sentence: "Kolb said he was ill, arguing that …"."""
    is_pronoun = text[pronoun.start : pronoun.end].lower() in _PERSONAL
    return is_pronoun and named.end <= pronoun.start and not _STOP.search(text, named.end, pronoun.start)


def _touch(text: str, end: int, start: int) -> bool:
    """Whether nothing but marks stands between the end of something and the start of something else."""
    return end <= start and _NEXT.fullmatch(text, end, start) is not None
