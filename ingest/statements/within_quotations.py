"""Finds what people who are quoted say that others said: “The defence said that …,” said Ada Lee.

Owns which sayings inside quotation marks are statements: those with somebody who could be named. "He", "you" and "we"
are known to whoever speaks alone, and "they say" is nobody's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.records import Document
from ingest.look import Look, go_on
from ingest.statements.rules.drafts import Draft, find_drafts
from text import speech
from text.spans import Span

_UNNAMED = speech.PRONOUNS | speech.FIRST_PERSON | speech.VAGUE
_OWN = frozenset("my our your his her their its this these".split())
"""Whoever these begin with is known to the one who speaks alone: "my doctor"."""
_PAST = ("past", "participle")


def said_within(
    document: Document, drafts: Sequence[Draft], sentences: Sequence[Span], look: Look = go_on
) -> list[Draft]:
    """The statements that others make within what is quoted.

    :param document: the document.
    :param drafts: its statements, of which those in quotation marks are looked into.
    :param sentences: its sentences, in order.
    :param look: called for each sentence; what it raises ends the search.
    :return: the drafts, in order.
    """
    quoted = sorted((part for draft in drafts if draft.direct for part in draft.contents), key=lambda part: part.start)
    inside = [
        Span(max(part.start, sentence.start), min(part.end, sentence.end))
        for part in quoted
        for sentence in _overlapping(sentences, part)
    ]
    found = find_drafts(document, [], inside, look)
    return [replace(draft, ruled=draft.voice) for draft in found if _is_somebody(document.text, draft)]


def _overlapping(sentences: Sequence[Span], part: Span) -> Sequence[Span]:
    """The sentences that have words of a quotation."""
    first = bisect_right(sentences, part.start, key=lambda one: one.end)
    return sentences[first : bisect_left(sentences, part.end, key=lambda one: one.start)]


def _is_somebody(text: str, draft: Draft) -> bool:
    """Whether words inside a quotation stand for somebody who says the rest, and could be named."""
    speaker, cue = draft.voice.speaker, draft.voice.cue
    if speaker is None or cue is None:
        return False
    words = text[speaker.start : speaker.end].split()
    is_named = words[0].lower() == "the" or words[-1][0].isupper()
    return is_named and words[0].lower() not in _UNNAMED | _OWN and _is_told(text, cue)


def _is_told(text: str, cue: Span) -> bool:
    """Whether a verb tells of something that was said: no thought, nor what is always said ("tells us")."""
    verb = speech.CUES.get(text[cue.start : cue.end].lower().split()[-1])
    return verb is not None and "quote" in verb.takes and verb.tense in _PAST
