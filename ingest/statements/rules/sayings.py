"""Reads the words around a verb of saying: those before its speaker, and those between the two that belong to it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.statements.rules.drafts import Draft
from ingest.statements.rules.tokens import Token, tokens_of
from text import speech
from text.spans import Span

NEGATIONS = speech.NEGATIONS - {"no"} | {"cannot", "nowhere"}
NO_LONGER = frozenset("way longer point time stage moment".split())
DOUBTFUL = frozenset("ever allegedly supposedly purportedly".split())
_HELPING = speech.AUXILIARIES | speech.ADVERBS | NEGATIONS | DOUBTFUL | NO_LONGER | {"no", "at", "in"}
_WORDS = re.compile(r"\w+")
_CHARACTERS_BEFORE_CUE = 400
"""How far back the words of a cue's sentence are read."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue that is a verb of saying, with the words around it.

    `lead` are those of its sentence before the speaker, `before` those between the speaker and the verb, without what
    stands between commas; there a word with a capital keeps it.
    """

    cue: speech.Cue
    lead: tuple[str, ...]
    speaker: tuple[str, ...]
    before: tuple[str, ...]
    lead_text: str


def saying_of(text: str, starts: list[int], draft: Draft) -> Saying | None:
    """What stands around a cue in its sentence; None where that is no verb of saying."""
    cue, speaker = draft.voice.cue, draft.voice.speaker
    if cue is None:
        return None
    first = max(starts[bisect_right(starts, cue.start) - 1] if starts else 0, cue.start - _CHARACTERS_BEFORE_CUE)
    tokens = tokens_of(text, Span(first, cue.end), (), ())
    places = [index for index, token in enumerate(tokens) if token.start >= cue.start and token.lower in speech.CUES]
    if not places:
        return None
    verb = places[-1]
    known = speaker if speaker and first <= speaker.start < speaker.end <= cue.start else None
    begin = next(index for index, token in enumerate(tokens) if token.start >= (known.end if known else cue.start))
    lead = [token for token in tokens[:begin] if known and token.start < known.start]
    return Saying(
        cue=speech.CUES[tokens[verb].lower],
        lead=tuple(token.lower for token in lead),
        speaker=tuple(_WORDS.findall(text[known.start : known.end].lower())) if known else (),
        before=_joined([_as_written(token) for token in tokens[begin:verb]]),
        lead_text=text[first : known.start].rstrip() if known else "",
    )


def _as_written(token: Token) -> str:
    """A word in lower case, unless it has a capital there: "May" is no "may"."""
    return token.text if token.is_capital else token.lower


def _joined(words: list[str]) -> tuple[str, ...]:
    """The words that belong to the verb: without what stands between commas, and from the last "and" on."""
    commas = [index for index, word in enumerate(words) if word == ","]
    if commas:
        words = [*words[: commas[0] if len(commas) > 1 else 0], *words[commas[-1] + 1 :]]
    joints = [index for index, word in enumerate(words) if word in ("and", "but", ";", "–", "—", "because")]
    words = words[joints[-1] + 1 :] if joints else words
    return tuple(words)


def helpers_of(words: Sequence[str]) -> tuple[str, ...]:
    """The words right before a verb that help it: all of them where the first does, as in "did not in any way"."""
    if words and words[0] in speech.AUXILIARIES | NEGATIONS:
        return tuple(words)
    start = len(words)
    while start and (words[start - 1] in _HELPING or words[start - 1].endswith("ly")):
        start -= 1
    return tuple(words[start:])
