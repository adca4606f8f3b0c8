"""Sentences with the quotations in them. Owns where a sentence ends that quotes, and which quotations stand apart.

A quotation of several sentences stays with the words around it, since they say who speaks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from text import speech
from text.quotations import Quotation
from text.spans import Span

_WORD = re.compile(r"\w+")
_WORD_NEXT = re.compile(r" \w")
_DASH_NEXT = re.compile(r" ?[–—―-] ?\w")
_LAST_WORD = re.compile(r"\w+$")
_TERMINAL = re.compile(r"[.,!?…—–-]['’”\")\]]*$")
_CHARACTERS_AROUND = 40
"""How much before and after a quotation is read: a verb of saying and a mark."""


@dataclass(frozen=True, slots=True)
class QuotingSentence:
    """A sentence with the quotations in it: a quotation of several sentences stays with the words around it."""

    span: Span
    whole: tuple[Quotation, ...]
    parts: tuple[Quotation, ...]


def find_frames(text: str, quotations: list[Quotation], sentences: Sequence[Span]) -> Iterator[QuotingSentence]:
    """Find the sentences of a text, in order, joined where a quotation runs over their boundary."""
    place = 0
    start: int | None = None
    for sentence in sentences:
        start = sentence.start if start is None else start
        last = bisect_right(quotations, sentence.end - 1, key=lambda quotation: quotation.outer.start) - 1
        if last >= place and (
            quotations[last].outer.end > sentence.end or _asks_on(text, quotations[last], sentence.end)
        ):
            continue
        inside = quotations[place : last + 1]
        place = last + 1
        span = Span(start, sentence.end)
        start = None
        judged = [(quotation, _is_whole(text, span, quotation)) for quotation in inside]
        whole = tuple(quotation for quotation, is_whole in judged if is_whole)
        yield QuotingSentence(span, whole, tuple(quotation for quotation, is_whole in judged if not is_whole))


def _asks_on(text: str, quotation: Quotation, end: int) -> bool:
    """Whether a quotation ends here that the next words of the line may attribute: after "?", or by a dash."""
    if quotation.outer.end != end:
        return False
    asks = text[quotation.inner.end - 1] in "?!,"
    return bool((_WORD_NEXT if asks else _DASH_NEXT).match(text, end))


def _is_whole(text: str, frame: Span, quotation: Quotation) -> bool:
    """Whether a quotation is a statement of its own, not words or a title inside a sentence."""
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    before = text[max(frame.start, quotation.outer.start - _CHARACTERS_AROUND) : quotation.outer.start].rstrip()
    after = text[quotation.outer.end : min(frame.end, quotation.outer.end + _CHARACTERS_AROUND)].lstrip()
    if quotation.continues:
        return True
    apart = not before or before[-1] in ".!?,:—–-”\"'"
    ended = _TERMINAL.search(inner) or not after or after[0] in ",.;:—–"
    long = len(_WORD.findall(inner)) > 2 or _TERMINAL.search(inner) or (not before and after[:1] == ",")
    verb = _LAST_WORD.search(before)
    cue = speech.CUES.get(verb.group().lower()) if verb else None
    cued = cue is not None and {"quote", "named"} & cue.takes == {"quote"}
    return bool((apart or (cued and inner[0].isupper())) and ended and long)
