"""Keeps what one says from running on into the next sentence, in which somebody else speaks.

Owns where two sentences stand in one because the first ends in an abbreviation, and what is cut from contents that go
beyond their sentence. Knows no rules and no tagger.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.statements.rules.drafts import Draft
from text import speech
from text.capitals import UPPER
from text.spans import Span

_FINITE = "|".join(sorted(form for form, cue in speech.CUES.items() if cue.tense in ("past", "present")))
_NAME = rf"(?:[Tt]he [a-z]+|[{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*)?)"
_ENDS = re.compile(
    r"(?:\b(?:Inc|Ltd|Corp|Co|Jr|Sr|etc|[ap]\.m)|\b[Tt]he (?:[A-Z]\.)+[A-Z])\. "
    rf"(?=[{UPPER}])(?={_NAME} (?:(?:has|had|have|also|later|then) )?(?:{_FINITE})\b)"
)
_SAYS = re.compile(rf"\b(?:{_FINITE})\b")
_WORD = re.compile(r"\w")


def parted(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Part sentences that an abbreviation ends and another saying follows: "Kolb said so of Oculon Inc. Falk said …".

    :param text: the text.
    :param sentences: its sentences, in order.
    :return: the sentences; one that says nothing before the abbreviation stays whole.
    """
    return [part for sentence in sentences for part in _parts(text, sentence)]


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for end in _ENDS.finditer(text, sentence.start, sentence.end):
        if _SAYS.search(text, start, end.start()):
            yield Span(start, end.end() - 1)
            start = end.end()
    yield Span(start, sentence.end)


def kept_apart(text: str, sentences: Sequence[Span], drafts: list[Draft], ruled: list[Draft]) -> list[Draft]:
    """Take from what is said without quotation marks the words of a later sentence that somebody else says.

    :param text: the text.
    :param sentences: its sentences, in order.
    :param drafts: what is attributed in it.
    :param ruled: what rules alone attribute, sentence by sentence; it stands in for what is taken away.
    :return: the drafts, without those of which nothing is left.
    """
    starts = [sentence.start for sentence in sentences]
    by_rules = _by_sentence(starts, ruled)
    # Where rules name who speaks in a sentence, the tagger may have taken the speaker of the one before.
    cued = _by_sentence(starts, drafts) | by_rules
    cut = [_cut(text, draft, sentences, starts, cued) for draft in drafts]
    taken = [place for _, places in cut for place in places]
    instead = [one for place in dict.fromkeys(taken) for one in by_rules.get(place, ())]
    kept = [draft for draft, _ in cut if draft.contents]
    new = [one for one in instead if one.contents not in {draft.contents for draft in kept}]
    return sorted([*kept, *new], key=lambda draft: draft.place) if new else kept


def _by_sentence(starts: list[int], drafts: list[Draft]) -> dict[int, list[Draft]]:
    """The drafts with a cue and a speaker, by the sentence of the cue."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.voice.cue and draft.voice.speaker:
            found.setdefault(_place(starts, draft.voice.cue), []).append(draft)
    return found


def _place(starts: list[int], span: Span) -> int:
    return bisect_right(starts, span.start) - 1


def _cut(
    text: str, draft: Draft, sentences: Sequence[Span], starts: list[int], cued: dict[int, list[Draft]]
) -> tuple[Draft, list[int]]:
    """A draft without the sentences after its own in which others speak, and which these are."""
    if draft.direct or draft.voice.cue is None:
        return draft, []
    own, contents, taken = _place(starts, draft.voice.cue), list[Span](), list[int]()
    for span in draft.contents:
        places = range(_place(starts, span), _place(starts, Span(span.end - 1, span.end)) + 1)
        other = next((place for place in places if place > own and _is_another_s(draft, cued.get(place, ()))), None)
        taken.extend([other] if other is not None else [])
        end = span.end if other is None else min(span.end, sentences[other - 1].end)
        if _WORD.search(text, span.start, end):  # not the mark alone that closes the quotation before
            contents.append(Span(span.start, span.start + len(text[span.start : end].rstrip())))
    return (replace(draft, contents=tuple(contents)) if taken else draft), taken


def _is_another_s(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether somebody else says something in a sentence, and who says the draft does not."""
    speakers = {other.voice.speaker for other in others}
    return bool(speakers) and draft.voice.speaker not in speakers
