"""What is known of a statement, whoever said it: how it was found, and what the words for its speaker look like."""

import math

from ingest.statements.choice.candidates import Asked
from ingest.statements.choice.surroundings import FAR, Surroundings
from ingest.statements.choice.words import head_of, kind_of, kind_of_noun
from text import roles, speech
from text.spans import Span

Signals = dict[str, float]


def of_statement(asked: Asked, around: Surroundings) -> Signals:
    """What is known of a statement, whoever said it."""
    draft, voice = asked.draft, asked.first.voice
    kind = kind_of(around.text, voice.speaker)
    ruled, read = draft.ruled.speaker, draft.read.speaker
    found: Signals = {
        f"words {kind}": 1.0,
        f"step {asked.first.meaning.step}": 1.0,
        "direct": float(draft.direct),
        "cue": float(voice.cue is not None),
        "by rules": float(overlap(voice.speaker, ruled)),
        "by tagger": float(overlap(voice.speaker, read)),
        "differ": float(ruled is not None and read is not None and not overlap(ruled, read)),
        "sure": draft.sure,
        "unread": float(draft.sure == 0.0),
        "unknown name": float(asked.first.meaning.name is None),
        "other reading": float(any(one.meaning.name not in (None, asked.first.meaning.name) for one in asked.others)),
        "same elsewhere": float(any(one.meaning.name == asked.first.meaning.name for one in asked.others)),
    }
    if voice.speaker:
        found |= _of_words(asked, voice.speaker, around)
    return found


def _of_words(asked: Asked, speaker: Span, around: Surroundings) -> Signals:
    contents, words = asked.draft.contents, around.text[speaker.start : speaker.end]
    head, first = head_of(around.text, speaker), words.partition(" ")[0].lower()
    gap = min(max(one.start - speaker.end, speaker.start - one.end, 0) for one in contents)
    cue = asked.first.voice.cue
    to_cue = max(cue.start - speaker.end, speaker.start - cue.end, 0) if cue else 100
    return {
        "words gap": math.log1p(gap),
        "words to cue": math.log1p(to_cue),
        "words before": float(speaker.start < contents[0].start),
        "words count": float(min(len(words.split()), 12)),
        "words names": float(min(3, len(around.speakers.names.within(speaker)))),
        "words comma": float("," in words),
        "words within": float(any(one.start <= speaker.start < one.end for one in contents)),
        f"head {kind_of_noun(head)}": 1.0,
        "head spokes": float(head in roles.SPOKES),
        "head representative": float(head in roles.REPRESENTATIVES),
        "head plural": float(head.endswith("s") and not head.endswith(("ss", "us"))),
        "words own": float(first in ("his", "her", "its", "their")),
        "words counted": float(first in speech.VAGUE),
        "words go on": float(around.text[speaker.end : speaker.end + 2].strip().islower() and to_cue > 1),
        "words definite": float(first in ("the", "that", "this")),
        "words indefinite": float(first in ("a", "an", "one", "another", "some", "many", "several")),
        "words far": float(min(FAR, abs(around.sentence(contents[0].start) - around.sentence(speaker.start)))),
    }


def overlap(one: Span | None, other: Span | None) -> bool:
    """Whether two stretches, where there are two, share a character."""
    return one is not None and other is not None and one.overlaps(other)
