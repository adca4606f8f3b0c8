"""Cuts a sentence into tokens: words, stops, and quotations as wholes.

Owns what a word is and where a sentence pauses. Knows no speakers and no names.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from text import speech
from text.capitals import ARTICLE, SHORT_TITLE
from text.quotations import QUOTATION_MARKS, Quotation
from text.spans import Span

_WORD = re.compile(
    rf"(?:{SHORT_TITLE}|Jr|Sr|Inc|Corp|Co|Ltd)\.|(?:Nos?|Arts?|Figs?)\.(?= ?\d)"
    r"|(?:[A-Z]-)?(?:[A-Z]\.)+(?=\W|$)"
    r"|[A-Z][a-z]{0,5}(?:-[A-Z][a-z]{1,5})?\.(?=[,)])|\d+(?:[.,:-]\d+)+(?:-?[^\W_]+)*"
    r"|[^\W_]+(?:(?:[&-]|\.(?=[a-z0-9])|['’](?=[A-Z])"
    r"|(?<=[^\W_]{2})(?<!\b[Qq]u)['’](?!(?:s|ve|d|ll|re|m|t)(?!-?[^\W_])))[^\W_]+)*|['’](?:s|ve|d|ll|re|m|t)\b|\S"
)
_WITH_ARTICLE = re.compile(ARTICLE)
_SINCE = ("later", "earlier", "ago")
_MARKS = frozenset(QUOTATION_MARKS + "`")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a stop, or a whole quotation; `quoted` marks words inside a quotation that is part of the sentence."""

    text: str
    lower: str
    start: int
    end: int
    quotation: Quotation | None = None
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, not a stop or a quotation."""
        return self.quotation is None and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital, as its own name is behind an article: "al-Masri"."""
        return self.quotation is None and (self.text[0].isupper() or _WITH_ARTICLE.match(self.text) is not None)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Consecutive tokens of a sentence, `first` to `last` inclusive."""

    first: int
    last: int


def tokens_of(text: str, span: Span, whole: Sequence[Quotation], parts: Sequence[Quotation]) -> list[Token]:
    """Cut a sentence into tokens.

    :param text: the document's text.
    :param span: where the sentence is.
    :param whole: quotations in it that are statements of their own; each becomes one token.
    :param parts: quotations whose words belong to the sentence, in order.
    :return: the tokens in order.
    """
    tokens: list[Token] = []
    start = span.start
    for quotation in whole:
        tokens.extend(_words(text, start, quotation.outer.start, parts))
        tokens.append(Token('"', '"', quotation.outer.start, quotation.outer.end, quotation))
        start = quotation.outer.end
    tokens.extend(_words(text, start, span.end, parts))
    return tokens


def _words(text: str, start: int, end: int, parts: Sequence[Quotation]) -> list[Token]:
    starts = [part.inner.start for part in parts]
    words: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if word in _MARKS or word in "''":
            continue
        place = bisect_right(starts, match.start())
        quoted = place > 0 and match.start() < parts[place - 1].inner.end
        words.append(Token(word, word.lower().replace("’", "'"), match.start(), match.end(), None, quoted))
    return words


def word_after(tokens: list[Token], index: int) -> str:
    """The word after a token in lower case, or an empty string."""
    return tokens[index + 1].lower if index + 1 < len(tokens) else ""


def at_rest(tokens: list[Token], index: int) -> bool:
    """Whether the sentence pauses at `index`: it ends, or a stop, a quotation or an adverbial begins."""
    if index >= len(tokens) or not tokens[index].is_word:
        return True
    word = tokens[index].lower
    return word in speech.PREPOSITIONS or word in speech.TIMES or word in ("who", "while", "when", "as", "according")


def behind_particles(tokens: list[Token], after: int, takes: frozenset[str]) -> int:
    """Past what belongs to a verb that ends before `after`: the "out" of "point out", "a day later", "that month"."""
    words = [token.lower for token in tokens[after : after + 4]]
    if words and words[0] in takes & speech.PARTICLES:
        return after + 1
    if len(words) > 1 and words[0] in ("that", "this", "last") and words[1] in speech.PERIODS:
        return after + 2
    if words and words[0] in speech.DETERMINERS:
        return next((after + place + 1 for place, word in enumerate(words) if word in _SINCE), after)
    return after
