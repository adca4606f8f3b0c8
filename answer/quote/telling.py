"""A sentence as what is compared of it: whose words it has, their figures and words, and what it leaves to its context.

A sentence is told by its document, or holds words of somebody, of which alone it is taken then. Knows documents and
statements; compares nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from answer.evidence.sentences import document_sentences
from answer.speakers.lookup import speaker_of, statement_at
from answer.speakers.naming import ANAPHOR, TIMES
from index.records import Document, Statement
from text.calendar import WEEKDAY
from text.capitals import UPPER
from text.figures import Figure, figures_in
from text.quotations import QUOTATION_MARKS
from text.sentence_words import Word, WordClass, counted_words
from text.spans import Span
from text.speech import HELPING_VERB

_RELATIVE = re.compile(
    rf"\b(?:{WEEKDAY}|yesterday|today|tonight|tomorrow|now|currently|recently|"
    r"(?:this|last|next|same) (?:day|week|month|year|spring|summer|autumn|winter|night|morning|evening))\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?i:(?:it|he|she|they|we|i|its|his|her|their|our|my|them|him|there)\b|"
    r"(?:this|that|these|those|such|both|the) (?-i:(?=[a-z])))"
)
_NO_NOUN = rf"{HELPING_VERB}\b"
# "The tunnel at Rastatt", "the chief executive of Vireo", "the Tarn lottery": named, whatever was told before.
_NAMED = re.compile(
    rf"[Tt]he (?:(?!{_NO_NOUN})[a-z-]+ ){{1,2}}of (?:the )?[{UPPER}]"
    rf"|[Tt]he (?!{_NO_NOUN})[a-z-]+ (?:at|in|on|off|through|between|against|from|for|to) (?:the )?[{UPPER}]"
    rf"|[Tt]he (?:(?!{_NO_NOUN})[a-z-]+ ){{0,2}}[{UPPER}0-9]"
)
# "Written for us from public sources" is said of what it stands in.
_FRAGMENT = re.compile(r"[A-Z]\w+e[dn] (?:for|by|from|in|on|at|with|to|as|of)\b")
# Bullets, pipes and line breaks are of lists and tables, and so is a line without an end.
_SENTENCE = re.compile(r"[“\"'‘’„«(\[$€£]*\w[^\n|]*[.!…][”\"'’»)\]]*")
_MARKS = QUOTATION_MARKS + " '‘’("
_COLOURING = frozenset((WordClass.NEGATION, WordClass.HEDGE))
_ATTRIBUTES = 4
"""How many words that count may stand beside reported words, the speaker's name and the word of saying apart."""


@dataclass(frozen=True)
class Telling:
    """What a sentence tells. `speaker` is who, when it is somebody's words; `text` are the words that are compared."""

    document: Document
    span: Span
    statement: Statement | None
    text: str

    @property
    def speaker(self) -> str | None:
        """Who says the words; None where the document tells them itself, or does not say who does."""
        return speaker_of(self.statement, self.document.text)

    @property
    def direct(self) -> bool:
        """Whether the words stand in quotation marks."""
        return self.statement is not None and self.statement.direct

    @cached_property
    def manner(self) -> Counter[str]:
        """How reported words are said to be said: the word of saying, and what of the rest qualifies or denies it."""
        if self.statement is None or self.statement.direct:
            return Counter()
        cue = self.statement.cue
        said = counted_words(self.document.text[cue.start : cue.end]) if cue else ()
        beside = [one for one in _beside(self.document, self.statement, self.span) if one.kind in _COLOURING]
        return Counter(min(word.keys) for word in (*said, *beside))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The dates and numbers."""
        return tuple(figures_in(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that count and are no part of a figure."""
        taken = [(one.start, one.end) for one in self.figures]
        return tuple(
            word
            for word in counted_words(self.text)
            if all(word.end <= start or end <= word.start for start, end in taken)
        )

    @cached_property
    def names(self) -> tuple[Word, ...]:
        """The words of names, days and months apart, and what has its capital only from opening the sentence."""
        found = [one for one in self.words if one.kind is WordClass.NAME and one.text.casefold() not in TIMES]
        is_lone = len(found) < 2 or found[1].start - found[0].end != 1
        if found and not self.text[: found[0].start].strip(_MARKS) and is_lone and not self._is_known(found[0].text):
            return tuple(found[1:])
        return tuple(found)

    def _is_known(self, word: str) -> bool:
        """Whether the document has a word with a capital where no sentence opens."""
        known = f"{self.document.title}\n{self.document.text}"
        return word.isupper() or bool(re.search(rf"[a-zà-ÿ,;] {re.escape(word)}\b", known))

    @property
    def is_sentence(self) -> bool:
        """Whether it tells something by itself, as no line of a list or table does: "Launch date: 2025", "* Oslo"."""
        sentence = self.document.text[self.span.start : self.span.end].strip()
        return self.statement is not None or bool(_SENTENCE.fullmatch(sentence))

    @property
    def is_relative(self) -> bool:
        """Whether it speaks of a time by its distance from the telling: "on Monday", "last year"."""
        return bool(_RELATIVE.search(self.text))

    @property
    def needs_context(self) -> bool:
        """Whether what it speaks of is named before it: no name stands in it, or "it" and the like before the first."""
        opening = self.names[0].start if self.names else len(self.text)
        if not self.names or _FRAGMENT.match(self.text):
            return True
        return any(
            match.start() < opening and not _is_named(self.text, match) for match in _POINTS_BACK.finditer(self.text)
        )

    @cached_property
    def before(self) -> str:
        """The sentence before it in its paragraph; empty when it is the first."""
        sentences = document_sentences(self.document)
        at = next((at for at, one in enumerate(sentences) if one.overlaps(self.span)), 0)
        if at == 0 or "\n" in self.document.text[sentences[at - 1].end : self.span.start]:
            return ""
        return self.document.text[sentences[at - 1].start : sentences[at - 1].end]

    @cached_property
    def named_before(self) -> frozenset[str]:
        """The names in the sentence before it."""
        return frozenset(word.text.casefold() for word in counted_words(self.before) if word.kind is WordClass.NAME)

    @cached_property
    def referent(self) -> tuple[str, ...]:
        """The name that opens the sentence before, to which "it" and the like refer."""
        found: list[Word] = []
        for word in counted_words(self.before):
            if word.kind is not WordClass.NAME or (found and word.start - found[-1].end != 1):
                break
            found.append(word)
        return tuple(word.text.casefold() for word in found)


def telling(document: Document, statements: Sequence[Statement], span: Span) -> Telling | None:
    """What a sentence tells.

    :param document: the document.
    :param statements: those of the document.
    :param span: the sentence.
    :return: it; None when more stands beside the words of a speaker than who says them.
    """
    statement = statement_at(statements, span)
    if statement is None:
        return Telling(document, span, None, document.text[span.start : span.end])
    if not statement.direct and len(list(_beside(document, statement, span))) > _ATTRIBUTES:
        return None
    parts = [_clipped(one, span) for one in statement.contents if one.overlaps(span)]
    return Telling(document, span, statement, " ".join(document.text[one.start : one.end] for one in parts))


def _beside(document: Document, statement: Statement, span: Span) -> Iterator[Word]:
    """The words of a sentence that count and are not the speaker's, who that is, or that it is said."""
    known = [*statement.contents, *(one for one in (statement.speaker, statement.cue) if one)]
    for word in counted_words(document.text[span.start : span.end]):
        place = Span(span.start + word.start, span.start + word.end)
        if not any(place.overlaps(one) for one in known):
            yield word


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether "the …" names what it means."""
    return bool(_NAMED.match(text, match.start())) and not ANAPHOR.match(text, match.start())


def _clipped(one: Span, within: Span) -> Span:
    return Span(max(one.start, within.start), min(one.end, within.end))
