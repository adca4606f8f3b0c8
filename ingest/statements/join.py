"""Joins the statements that rules draft with those that the tagger reads.

Rules know where quotations begin and end; the tagger knows better who says them, and what is said without marks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.records import Document
from ingest.statements.rules.drafts import Draft, Voice
from ingest.statements.tagger.reading import Reading, TaggedStatement
from ingest.statements.tagger.words import put_right
from ingest.statements.voices import chosen
from text.borders import voice_words
from text.spans import Span
from text.speech import CUES

_LEAST_SURE = 0.5
"""How sure the tagger must be of a source: more likely right than wrong."""
_WORDS_OF_PIECE = 3
"""What is left of words of which a part is quoted must be a clause."""
_WORDS_SAID, _WORDS_SAID_BY_NOBODY = 2, 6
"""The fewest words of a statement: what nobody says needs to be a sentence."""
_WORD = re.compile(r"\w+")
_CORE = re.compile(r"(?:[\"“„«‘'(\[$€£#@][^\w\n]{0,2})?\w(?:.*[\w.!?…%)\]'’\"”»])?", re.DOTALL)


def join(document: Document, drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Join drafts with a reading of the same document.

    :param document: the document.
    :param drafts: what rules found.
    :param reading: what the tagger found.
    :return: the rules' direct statements, the tagger's others, and those of the rules that it does not read; each with
        the speaker of whichever is to be believed.
    """
    quoted = {said.contents[0]: said for said in reading.quoted}
    direct = [_with_voice(document.text, draft, quoted) for draft in drafts if draft.direct]
    headings = [Span(heading.start, heading.end) for heading in document.headings]
    taken = _sorted([*headings, *(span for draft in direct for span in draft.contents)])
    read = [put_right(document.text, said) for said in reading.said]
    told = [_told(document.text, said, taken) for said in read]
    told = [draft for draft in told if _says(document.text, draft.voice, draft.contents)]
    ruled = _sorted_drafts(draft for draft in drafts if not draft.direct and draft.voice.speaker)
    by_cue = {draft.voice.cue.end: draft for draft in ruled if draft.voice.cue}
    ordered = _sorted_drafts([*told, *ruled])
    told = [_with_second(document.text, _completed(draft, by_cue, ordered), ruled) for draft in told]
    others = _Others(told, taken)
    ruled = [draft for draft in ruled if others.hold(draft) or others.miss(draft)]
    same = {draft.contents for draft in ruled}
    told = [draft for draft in told if draft.contents not in same]
    return sorted([*direct, *ruled, *told], key=lambda draft: draft.place)


def _told(text: str, said: TaggedStatement, taken: list[Span]) -> Draft:
    """What the tagger reads, without what is taken."""
    doubted = _voice(text, said, least_sure=0.0)
    return Draft(_free(text, said, taken), False, _voice(text, said), read=doubted, sure=said.sure)


def _voice(text: str, said: TaggedStatement, least_sure: float = _LEAST_SURE) -> Voice:
    """Who says something and by which cue: nobody who is not sure, stands elsewhere or is a verb."""
    sure = said.source if said.sure >= least_sure else None
    near = sure if sure and any(_same_line(text, sure, span) for span in said.contents) else None
    source, cue = near and voice_words(text, near), said.cue and voice_words(text, said.cue)
    is_verb = source is not None and text[source.start : source.end] in CUES
    return Voice(None if is_verb else source, cue)


def _same_line(text: str, one: Span, other: Span) -> bool:
    return text.find("\n", min(one.end, other.end), max(one.start, other.start)) < 0


def _with_voice(text: str, draft: Draft, quoted: dict[Span, TaggedStatement]) -> Draft:
    """A direct draft with the speaker that the tagger reads, where rules find none, a part of it, or another."""
    read = [quoted[span] for span in draft.contents if span in quoted]
    said = max(read, key=lambda one: one.sure, default=None)
    if said is None:
        return draft
    voice, known = _voice(text, said), draft.voice.speaker
    draft = replace(draft, read=_voice(text, said, least_sure=0.0), sure=said.sure)
    if voice.speaker is None:
        return draft
    if known and not voice.speaker.overlaps(known):
        return replace(draft, voice=chosen(text, draft, replace(draft, voice=voice)))
    if known and not _holding([voice.speaker], known):
        return draft
    return replace(draft, voice=Voice(voice.speaker, draft.voice.cue or voice.cue))


def _completed(draft: Draft, ruled: dict[int, Draft], every: list[Draft]) -> Draft:
    """An indirect draft with all the words that rules give to the same speaker and cue, where it has a part of them.

    The tagger at times leaves out the beginning of a clause; what somebody else says within it stays by itself.

    :param draft: what the tagger reads.
    :param ruled: the drafts of the rules by where their cues end.
    :param every: all that either finds said without marks, in order.
    :return: the draft.
    """
    other = ruled.get(draft.voice.cue.end) if draft.voice.cue else None
    if other is None or not _same_speaker(draft, other):
        return draft
    contents = _sorted(other.contents)
    first, last = (
        bisect_left(every, border, key=lambda one: one.contents[0].start)
        for border in (contents[0].start, contents[-1].end)
    )
    is_alone = all(_same_speaker(one, draft) for one in every[first:last])
    is_part = all(_holding(contents, span) for span in draft.contents)
    return replace(draft, contents=other.contents) if is_part and is_alone else draft


def _same_speaker(one: Draft, other: Draft) -> bool:
    speaker, known = one.voice.speaker, other.voice.speaker
    return speaker is not None and known is not None and speaker.overlaps(known)


def _with_second(text: str, draft: Draft, ruled: list[Draft]) -> Draft:
    """An indirect draft with the voice, as its second, that rules give most of the same words, where they do.

    It comes first, and alone, where the two disagree and it is to be believed.
    """
    first = draft.contents[0]
    place = bisect_left(ruled, first.end, key=lambda one: one.contents[0].start)
    near = [one for one in ruled[max(0, place - 3) : place] if any(_half(span, first) for span in one.contents)]
    if len(near) != 1:
        return draft
    voice, other = chosen(text, near[0], draft), near[0].voice
    return replace(draft, voice=voice, second=other if voice is draft.voice else Voice(), ruled=other)


def _half(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the longer."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)


def _sorted_drafts(drafts: Iterable[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda draft: draft.contents[0].start)


def _says(text: str, voice: Voice, contents: tuple[Span, ...]) -> bool:
    """Whether there are words enough for a statement: more of them when nobody says it."""
    words = sum(len(_WORD.findall(text, span.start, span.end)) for span in contents)
    return words >= (_WORDS_SAID if voice.speaker else _WORDS_SAID_BY_NOBODY)


def _free(text: str, said: TaggedStatement, taken: list[Span]) -> tuple[Span, ...]:
    """What is said outside the spans that are taken, which are in order."""
    pieces = [piece for span in said.contents for piece in _outside(span, taken)]
    trimmed = [span for piece in pieces if (span := _trimmed(text, piece))]
    return tuple(
        span
        for span in trimmed
        if span in said.contents or len(_WORD.findall(text, span.start, span.end)) >= _WORDS_OF_PIECE
    )


def _outside(span: Span, taken: list[Span]) -> Iterator[Span]:
    """The parts of a span that lie between spans that are taken."""
    start = span.start
    first = bisect_right(taken, span.start, key=lambda one: one.end)
    for one in taken[first : bisect_left(taken, span.end, key=lambda one: one.start)]:
        yield Span(start, max(start, one.start))
        start = one.end
    yield Span(start, max(start, span.end))


def _trimmed(text: str, span: Span) -> Span | None:
    """A span from its first word to its last, with what belongs to these; None without any word."""
    found = _CORE.search(text, span.start, span.end)
    return Span(found.start(), found.end()) if found else None


class _Others:
    """Knows what the tagger reads and what is quoted, beside which some of the rules' indirect drafts stay."""

    def __init__(self, told: list[Draft], taken: list[Span]) -> None:
        self._contents = _sorted(Span(draft.contents[0].start, draft.contents[-1].end) for draft in told)
        self._voices = _sorted(span for draft in told for span in _voice_spans(draft))
        self._all = _sorted([*taken, *self._contents, *self._voices])

    def hold(self, draft: Draft) -> bool:
        """Whether all words of a draft are said by others too, while its speaker and its cue are nobody else's.

        That is what somebody said within what others say: the tagger reads one of the two only.
        """
        voice = _voice_spans(draft)
        free = len(voice) == 2 and not any(_overlapped(self._voices, span) for span in voice)
        return free and all(_holding(self._contents, span) for span in draft.contents)

    def miss(self, draft: Draft) -> bool:
        """Whether nothing else that is said has to do with a draft."""
        return not any(_overlapped(self._all, span) for span in (*draft.contents, *_voice_spans(draft)))


def _voice_spans(draft: Draft) -> list[Span]:
    return [span for span in (draft.voice.speaker, draft.voice.cue) if span]


def _sorted(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: span.start)


def _overlapped(spans: list[Span], span: Span) -> bool:
    """Whether one of some spans in order, which hardly overlap, overlaps a span."""
    place = bisect_left(spans, span.end, key=lambda one: one.start)
    return any(one.end > span.start for one in spans[max(0, place - 3) : place])


def _holding(spans: list[Span], span: Span) -> bool:
    """Whether one of some spans in order, which hardly overlap, holds a span."""
    place = bisect_right(spans, span.start, key=lambda one: one.start)
    return any(one.end >= span.end for one in spans[max(0, place - 2) : place])
