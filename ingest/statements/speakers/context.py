"""What a text tells around a speaker: its names, the sentences before him, and who spoke in them.

Owns how far back anybody is remembered. Which of those named is meant is decided by the steps of resolve.py.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from ingest.statements.speakers.entities import Names
from text import roles, speech
from text.mentions import Mention
from text.spans import Span

CHARACTERS_REMEMBERED = 1200
"""How far back in its line, or from line to line, anything is looked for: about a long paragraph."""
_SENTENCES_BACK, _CHARACTERS_BACK = 9, 1500
"""How far back sentence by sentence: a paragraph of news with the one before it."""
_CHARACTERS_OF_SENTENCE = 2500
"""What is longer is no sentence but a table or a list; to look through all of it for each speaker would take hours."""
_SENTENCE_END = re.compile(r"(?:[.!?][\"'”’)]*\s+|\n)(?=[\"'“„«]?\w)")
_NEXT_WORD = re.compile(r",? ([a-z]+)")
_ACTED = re.compile(r",? (?:[a-z]+ly )?\w{2,}ed\b")
_REPORTS = re.compile(r"(?:['’]s [\w ]{1,30})?,? (?:has |had |also )?(?:reported|reports|wrote|writes)\b")
_SUBORDINATE = re.compile(
    r"\b(?:though|although|while|as|when|after|before|if|because|since|and|but|which|where|nor)\b", re.IGNORECASE
)
_OPENING = re.compile(r"(?:Though|Although|While|As|When|After|If|Because|Since|Before) ")
_ACCORDING = re.compile(r"\baccording to(?: the)?$", re.IGNORECASE)


class EarlierSpeakers:
    """The speakers of one text that were asked about, in order; a name is None where it is not known."""

    def __init__(self) -> None:
        self._speakers: list[tuple[Span, str | None]] = []

    def add(self, speaker: Span, name: str | None) -> None:
        """Take in a speaker."""
        insort(self._speakers, (speaker, name), key=lambda item: item[0].start)

    def within(self, stretch: Span) -> list[tuple[Span, str | None]]:
        """The speakers that begin in a stretch of the text."""
        return self._speakers[self._place(stretch.start) : self._place(stretch.end)]

    def names(self, stretch: Span) -> set[str]:
        """Whom the speakers in a stretch of the text mean, as far as that is known."""
        return {name for _, name in self.within(stretch) if name}

    def before(self, offset: int) -> tuple[Span, str | None] | None:
        """The last speaker that begins before an offset."""
        place = self._place(offset)
        return self._speakers[place - 1] if place else None

    def last(self) -> tuple[Span, str | None] | None:
        """The last speaker of all."""
        return self._speakers[-1] if self._speakers else None

    def _place(self, offset: int) -> int:
        return bisect_left(self._speakers, offset, key=lambda item: item[0].start)


class Context:
    """One text with its names, its sentences, and its speakers as far as they were asked about."""

    def __init__(self, text: str, names: Names, sentences: Sequence[Span]) -> None:
        self.text = text
        self.names = names
        self.speakers = EarlierSpeakers()
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def words(self, span: Span) -> str:
        """Some words in small letters, but for what is a name since it is in capitals: "WHO", "IT"."""
        words = self.text[span.start : span.end]
        return words if words.isupper() and len(words) > 1 else words.lower()

    def named(self, stretch: Span) -> set[str]:
        """The full names that the writer mentions in a stretch of the text."""
        return {self.names.full(mention) for mention in self.names.outside_quotations(stretch)}

    def sentences_before(self, speaker: Span, lines: int) -> Iterator[Span]:
        """The sentences that are remembered before a speaker, nearest first, in so many lines, his own included.

        Of his own sentence it is what precedes him, unless that is what he says.
        """
        place = bisect_right(self._starts, speaker.start) - 1
        if place >= 0 and self._may_precede(own := self._remembered(Span(self._starts[place], speaker.start))):
            yield own
        for number in range(place - 1, max(-1, place - _SENTENCES_BACK), -1):
            sentence = self._sentences[number]
            lines -= "\n" in self.text[sentence.end : self._starts[number + 1]]
            if lines < 1 or speaker.start - sentence.end > _CHARACTERS_BACK:
                return
            yield self._remembered(sentence)

    @staticmethod
    def _remembered(sentence: Span) -> Span:
        """The end of a sentence: whoever is named before it is not remembered, where it is that long."""
        return Span(max(sentence.start, sentence.end - _CHARACTERS_OF_SENTENCE), sentence.end)

    def _may_precede(self, stretch: Span) -> bool:
        """Whether what stands before a speaker in his sentence is no part of what he says."""
        before = self.text[stretch.start : stretch.end].rstrip()
        if _ACCORDING.search(before):
            return False
        if before.endswith((",", "”", '"')):
            return _OPENING.match(before) is not None
        return bool(_SUBORDINATE.search(before) or self.speakers.within(stretch))

    def line_start(self, offset: int) -> int:
        """Where the line begins that holds an offset, but not further away than anybody remembers."""
        earliest = max(0, offset - CHARACTERS_REMEMBERED)
        return max(self.text.rfind("\n", earliest, offset) + 1, earliest)

    def line_before(self, speaker: Span) -> Span:
        """What of a speaker's line stands before him."""
        return Span(self.line_start(speaker.start), speaker.start)

    def sentence_start(self, offset: int) -> int:
        """Where the sentence begins that holds an offset, not before its line."""
        ends = self._sentence_ends(offset)
        return ends[-1] if ends else self.line_start(offset)

    def earlier_in_line(self, speaker: Span) -> list[Span]:
        """The sentences of a line before that of a speaker, nearest first."""
        ends = self._sentence_ends(speaker.start)
        starts = [self.sentence_start(ends[0] - 1), *ends] if ends else []
        return [Span(start, end) for start, end in pairwise(starts)][::-1]

    def _sentence_ends(self, offset: int) -> list[int]:
        """Where sentences end in a line up to an offset."""
        ends = _SENTENCE_END.finditer(self.text, self.line_start(offset), offset + 2)
        return [match.end() for match in ends if match.end() <= offset]

    def last_speaker(self, speaker: Span, other: str) -> str | None:
        """Who spoke last in the same line, if nobody was named since who could be meant: `other` is the wrong kind."""
        span, name = self.speakers.before(speaker.start) or (speaker, None)
        far = speaker.start - span.end > CHARACTERS_REMEMBERED or "\n" in self.text[span.end : speaker.start]
        if name is None or far:
            return None
        # What stands before "…, it said" in its own sentence is what is said.
        end = max(span.end, self.sentence_start(speaker.start))
        rivals = self.named(Span(span.end, end)) - {name}
        return None if any(self.names.kind(rival) not in (other, "thing") for rival in rivals) else name

    def says(self, mention: Mention) -> bool:
        """Whether a verb of saying follows a name."""
        following = _NEXT_WORD.match(self.text, mention.span.end)
        return following is not None and following.group(1) in speech.CUES

    @cached_property
    def acting(self) -> frozenset[str]:
        """The names that something is said or done by anywhere in the text."""
        mentions = self.names.mentions
        acts = (name for name in mentions if self.says(name) or _ACTED.match(self.text, name.span.end))
        return frozenset(map(self.names.full, acts))

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The names that report, wherever in the text, or that it describes as a paper."""
        reporting = (name for name in self.names.mentions if _REPORTS.match(self.text, name.span.end))
        described = (name for name, words in self.names.descriptions.items() if words & roles.NEWS)
        return frozenset({*map(self.names.full, reporting), *described})

    @cached_property
    def titled(self) -> set[str]:
        """The names of the title that the text uses again, but to begin a line with them and a colon."""
        used = {name.words for name in self.names.mentions if not self.text.startswith(":", name.span.end)}
        return {" ".join(words) for words in self.names.titled if words in used}
