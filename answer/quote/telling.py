"""A sentence as what is compared of it: whose words it has, their figures and words, and what it leaves to its context.

A sentence is told by its document, or holds words of somebody, of which alone it is taken then. Knows documents and
statements; compares nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from answer.evidence.sentences import sentence_before
from answer.speakers.aliases import name_words
from answer.speakers.lookup import speaker_of, statement_at
from answer.speakers.naming import ANAPHOR, TIMES, full_name
from index.records import Document, Statement
from text.calendar import WEEKDAY
from text.capitals import UPPER
from text.figures import Figure, figures_in
from text.quotations import QUOTATION_MARKS
from text.sentence_words import COLOURING, Word, WordClass, counted_words
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
_MOST_WORDS_BESIDE = 4
"""How many words that count may stand beside reported words, the speaker's name and the word of saying apart."""


@dataclass(frozen=True, slots=True)
class Item:
    """A figure, a name of one or more words, or another word that counts; `before` is the preposition that leads to it.

    `opens` is whether it opens the statement, where any word has a capital.
    """

    text: str
    start: int
    before: str | None
    kind: WordClass = WordClass.NUMBER
    keys: frozenset[str] = frozenset()
    figure: Figure | None = None
    opens: bool = False


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
        beside = [word for word in _beside(self.document, self.statement, self.span) if word.kind in COLOURING]
        return Counter(min(word.keys) for word in (*said, *beside))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The dates and numbers."""
        return tuple(figures_in(self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that count and are no part of a figure."""
        taken = [(figure.start, figure.end) for figure in self.figures]
        return tuple(
            word
            for word in counted_words(self.text)
            if all(word.end <= start or end <= word.start for start, end in taken)
        )

    @cached_property
    def names(self) -> tuple[Word, ...]:
        """The words of names, days and months apart, and what has its capital only from opening the sentence."""
        found = [word for word in self.words if word.kind is WordClass.NAME and word.text.casefold() not in TIMES]
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
        before = sentence_before(self.document, self.span)
        return self.document.text[before.start : before.end] if before else ""

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
    if not statement.direct and len(list(_beside(document, statement, span))) > _MOST_WORDS_BESIDE:
        return None
    parts = [content for content in statement.contents if content.overlaps(span)]
    texts = (document.text[max(part.start, span.start) : min(part.end, span.end)] for part in parts)
    return Telling(document, span, statement, " ".join(texts))


def items_of(telling: Telling) -> Iterator[Item]:
    """The figures, names and other words of what a sentence tells, in order."""
    led = {word.start: word.before for word in counted_words(telling.text)}
    figures = [
        Item(telling.text[figure.start : figure.end], figure.start, led.get(figure.start), figure=figure)
        for figure in telling.figures
    ]
    opening = next((place for place, letter in enumerate(telling.text) if letter.isalnum()), 0)
    words = (replace(item, opens=item.start == opening) for item in _words(telling))
    yield from sorted((*figures, *words), key=lambda item: item.start)


def _words(telling: Telling) -> Iterator[Item]:
    """The words that count, those of one name together; initials in brackets behind the name itself left out."""
    last: frozenset[str] = frozenset()
    for run in _names_joined(telling.words):
        first, text = run[0], telling.text[run[0].start : run[-1].end]
        if first.kind is WordClass.NAME:
            whole = name_words(full_name(text, telling.document))
            is_repeated, last = whole == last and telling.text[first.start - 1] == "(", whole
            if is_repeated:
                continue
        yield Item(text, first.start, first.before, first.kind, run[-1].keys)


def _names_joined(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words one by one, but those of one name together."""
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _goes_on(word: Word, following: Word) -> bool:
    """Whether two words are parts of one name."""
    are_names = word.kind is WordClass.NAME and following.kind is WordClass.NAME and following.start - word.end == 1
    return are_names and not TIMES & {word.text.casefold(), following.text.casefold()}


def _beside(document: Document, statement: Statement, span: Span) -> Iterator[Word]:
    """The words of a sentence that count and are not the speaker's, who that is, or that it is said."""
    known = [*statement.contents, *filter(None, (statement.speaker, statement.cue))]
    for word in counted_words(document.text[span.start : span.end]):
        place = Span(span.start + word.start, span.start + word.end)
        if not any(map(place.overlaps, known)):
            yield word


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Whether "the …" names what it means."""
    return bool(_NAMED.match(text, match.start())) and not ANAPHOR.match(text, match.start())
