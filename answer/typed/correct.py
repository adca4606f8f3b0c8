"""The mistyped words of a question, put right where that is sure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer.records import Correction
from answer.typed.meant import Meant, meant_by
from answer.typed.vocabulary import plain_word, vocabulary
from index.corpus import Corpus
from text.names import names_in
from text.quotations import quoted_places
from text.speech import ASKING, HELPING_VERB
from text.spelling import distance

_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST_LETTERS = 5
"""Capitals alone, up to so many, are letters that stand for a name: one wrong letter makes them another's."""
_SINGLY_QUOTED = re.compile(r"(?<!\w)['‘][^'‘’]+['’](?!\w)")
_QUESTION_WORDS = ("what", "when", "where", "which", "who", "whom", "whose", "why")
_OPENING = re.compile(rf"\W*(?P<word>[^\W\d_]+)\s+{HELPING_VERB}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text with its mistyped words put right, and which these are.

    `suggestion` has likely words in the place of others, too, where they are not sure; None where there are none.
    """

    text: str
    corrections: tuple[Correction, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    meant: Meant


def correct_words(corpus: Corpus, text: str) -> Corrected:
    """Put the mistyped words of a question right.

    Words that the documents or English have stay as they are, and so does what stands in quotation marks.

    :param corpus: the documents.
    :param text: what the person typed.
    :return: the question as it was meant.
    """
    found = list(_mistyped(corpus, text))
    sure = [one for one in found if one.meant.is_sure]
    corrections = tuple(Correction(text[one.start : one.end], one.meant.word) for one in sure)
    return Corrected(_with(text, sure), corrections, _with(text, found) if len(found) > len(sure) else None)


def _with(text: str, found: Sequence[_Found]) -> str:
    """A text with the words that were meant in it."""
    for one in reversed(found):
        text = text[: one.start] + one.meant.word + text[one.end :]
    return text


def _mistyped(corpus: Corpus, text: str) -> Iterator[_Found]:
    """The words of a text that the documents do not have and for which another is likely, in order."""
    if opening := _question_word(text):
        yield opening
    unknown = [match for match in _WORD.finditer(text) if not (opening and match.start() == opening.start)]
    unknown = [match for match in unknown if _may_be_mistyped(corpus, text, match)]
    if not unknown:
        return
    known, names = vocabulary(corpus), names_in(text)
    for match in unknown:
        first = not text[: match.start()].strip(" \t¿¡(")
        meant = meant_by(corpus, known, match.group(), _name_around(match.group(), names), is_first=first)
        if meant:
            yield _Found(match.start(), match.end(), meant)


def _question_word(text: str) -> _Found | None:
    """The question word that a question was meant to open with, right before its verb: "Wat did"."""
    match = _OPENING.match(text)
    word = match["word"].lower() if match else ""
    if match is None or len(word) < 3 or word in ASKING:
        return None
    near = [one for one in _QUESTION_WORDS if one[0] == word[0] and distance(word, one, 1) is not None]
    if len(near) != 1:
        return None
    meant = near[0].capitalize() if match["word"][0].isupper() else near[0]
    return _Found(match.start("word"), match.end("word"), Meant(meant, is_sure=True))


def _may_be_mistyped(corpus: Corpus, text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if word.isupper() and len(word) <= _LONGEST_LETTERS:
        return False
    quoted = [*quoted_places(text), *(one.span() for one in _SINGLY_QUOTED.finditer(text))]
    if any(start <= match.start() < end for start, end in quoted):
        return False
    return plain_word(word) not in ASKING and not any(
        corpus.passage_frequency([word], language)[0] for language in corpus.languages
    )


def _name_around(word: str, names: Sequence[str]) -> list[str]:
    """The words of the name that a word is part of; itself alone when it is part of none."""
    parts = (part.split() for name in names for part in re.split(r" (?:and|or|und|et|y) ", name))
    return next((part for part in parts if word in part), [word])
