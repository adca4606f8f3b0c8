"""Scores who-said-what against annotated articles, word by word.

A line of a file of articles has `id`, `text` and `statements`, each with `source`, `cue` and `content` as lists of
[start, end] in the text. Knows the recogniser by what it finds, and of English which words are pronouns.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from evaluate.question_files import broken_line, read_objects
from evaluate.sureness import Sureness, sureness_of
from index.errors import QuestionSetError
from index.records import Document, Statement, document_id
from ingest.statements.find import find_statements
from ingest.statements.tagger.reading import StatementReader
from text.language import language_of
from text.spans import Span
from text.speech import PRONOUNS

_WORD = re.compile(r"\w+")
_QUOTATION_MARK = re.compile(r"[\"“”„«‘]|''|``")
_NAME = re.compile(r"(?<!^)\b[A-Z]|^(?!(?:The|A|An|This|That|These|Those|Its|His|Her|Their|One|Some|Many)\b)[A-Z]")
"""A capital that is no article's at the beginning of a sentence."""


class SpeakerKind(StrEnum):
    """How a text calls who speaks: not at all, "she", "the minister", "Ann Lee"."""

    NOBODY = "nobody"
    PRONOUN = "pronoun"
    ROLE = "role"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class AnnotatedStatement:
    """A statement as sets of words, these as their numbers in the text. `source` is empty when nobody is named.

    `direct` ones begin with a quotation mark; `mixed` are indirect ones with a quotation mark in them. `probability` is
    how likely a found one's speaker is right, where somebody is named.
    """

    source: frozenset[int]
    content: frozenset[int]
    direct: bool
    cue: frozenset[int] = frozenset()
    mixed: bool = False
    speaker_kind: SpeakerKind = SpeakerKind.NAME
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What was annotated in an article, and what was found in it."""

    gold: tuple[AnnotatedStatement, ...]
    found: tuple[AnnotatedStatement, ...]


@dataclass(frozen=True, slots=True)
class StatementScores:
    """Precision, recall and F1 are of the words that lie in contents, over all articles.

    `source_f1` is of the words in sources. `found` counts the annotated statements of which a found one holds at
    least half of the words; `speaker_accuracy` is the share of those in which the best such statement has a speaker
    that shares a word with the annotated one, or both have none. The `exact_` ones are F1 of unbroken stretches of
    words that are the same from the first to the last, as CofeNet is scored (Wang et al., COLING 2022). `sureness` is
    of the found ones: a speaker is right as above, since the annotation has words for it and no name.
    """

    statements: int
    precision: float
    recall: float
    f1: float
    source_f1: float
    found: int
    speaker_accuracy: float
    exact_source_f1: float
    exact_cue_f1: float
    exact_content_f1: float
    sureness: Sureness


def read_articles(file: Path, tagger: StatementReader | None = None) -> list[Article]:
    """Read annotated articles, and find the statements in each.

    :param file: the JSON Lines file.
    :param tagger: finds statements beside the rules.
    :return: the articles; at least one.
    :raises QuestionSetError: when the file is missing, empty or a line is broken.
    """
    articles = [_read_article(file, line, fields, tagger) for line, fields in read_objects(file)]
    if not articles:
        raise QuestionSetError(f"{file} holds no article; give a file with one a line.")
    return articles


def score_statements(articles: Sequence[Article]) -> dict[str, StatementScores]:
    """Score all statements, and each kind by itself: of their words, and of how who speaks is called.

    Of a kind by itself, precision is of the found statements of that kind, and all else of the annotated ones.
    """
    return {name: _score(articles, is_of_kind) for name, is_of_kind in _KINDS.items()}


_Is = Callable[[AnnotatedStatement], bool]
_Part = Callable[[AnnotatedStatement], frozenset[Any]]
_KINDS: dict[str, _Is] = {
    "all": lambda _: True,
    "direct": lambda one: one.direct,
    "indirect": lambda one: not one.direct,
    "mixed": lambda one: one.mixed,
    "pronoun": lambda one: one.speaker_kind is SpeakerKind.PRONOUN,
    "role": lambda one: one.speaker_kind is SpeakerKind.ROLE,
    "name": lambda one: one.speaker_kind is SpeakerKind.NAME,
}


def _read_article(file: Path, line: int, fields: dict[str, Any], tagger: StatementReader | None) -> Article:
    try:
        text = str(fields["text"])
        words = [match.start() for match in _WORD.finditer(text)]
        gold = [_read_annotation(text, words, one) for one in fields["statements"]]
    except (KeyError, TypeError, ValueError) as error:
        raise broken_line(file, line, 'has no "text", or "statements" without "source" and "content" spans') from error
    document = Document(document_id(text), text, "", language=language_of(text, None))
    found = [_read_found(text, words, one) for one in find_statements(document, tagger)]
    return Article(tuple(one for one in gold if one.content), tuple(found))


def _read_found(text: str, words: Sequence[int], found: Statement) -> AnnotatedStatement:
    source, cue = ([place] if place else [] for place in (found.speaker, found.cue))
    return replace(_annotated(text, words, source, cue, found.contents, found.direct), probability=found.probability)


def _read_annotation(text: str, words: Sequence[int], fields: dict[str, Any]) -> AnnotatedStatement:
    source, content = ([Span(start, end) for start, end in fields[name]] for name in ("source", "content"))
    cue = [Span(start, end) for start, end in fields.get("cue", ())]
    direct = bool(content) and _QUOTATION_MARK.match(text, content[0].start) is not None
    return _annotated(text, words, source, cue, content, direct)


def _annotated(
    text: str, words: Sequence[int], source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], direct: bool
) -> AnnotatedStatement:
    return AnnotatedStatement(
        _words_in(words, source),
        _words_in(words, content),
        direct,
        _words_in(words, cue),
        not direct and any(_QUOTATION_MARK.search(text, span.start, span.end) for span in content),
        _speaker_kind(" ".join(text[span.start : span.end] for span in source)),
    )


def _speaker_kind(source: str) -> SpeakerKind:
    if not source:
        return SpeakerKind.NOBODY
    if source.lower() in PRONOUNS:
        return SpeakerKind.PRONOUN
    return SpeakerKind.NAME if _NAME.search(source) else SpeakerKind.ROLE


def _words_in(words: Sequence[int], spans: Sequence[Span]) -> frozenset[int]:
    """The numbers of the words that begin in some spans."""
    return frozenset(
        number for span in spans for number in range(bisect_left(words, span.start), bisect_left(words, span.end))
    )


def _score(articles: Sequence[Article], is_of_kind: _Is) -> StatementScores:
    def compared(of: _Part) -> tuple[float, float]:
        return _precision_and_recall(articles, is_of_kind, of)

    precision, recall = compared(lambda one: one.content)
    pairs = [(gold, _best(gold, one.found)) for one in articles for gold in filter(is_of_kind, one.gold)]
    found = [(best, _same_speaker(gold, best)) for gold, best in pairs if best]
    named = [is_same for _, is_same in found]
    return StatementScores(
        statements=len(pairs),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        source_f1=_f1(*compared(lambda one: one.source)),
        found=len(named),
        speaker_accuracy=sum(named) / len(named) if named else 0.0,
        exact_source_f1=_f1(*compared(lambda one: _stretches(one.source))),
        exact_cue_f1=_f1(*compared(lambda one: _stretches(one.cue))),
        exact_content_f1=_f1(*compared(lambda one: _stretches(one.content))),
        sureness=sureness_of([best.probability for best, _ in found], named),
    )


def _stretches(words: frozenset[int]) -> frozenset[tuple[int, int]]:
    """The first and the last words of unbroken stretches."""
    firsts = sorted(word for word in words if word - 1 not in words)
    lasts = sorted(word for word in words if word + 1 not in words)
    return frozenset(zip(firsts, lasts, strict=True))


def _precision_and_recall(articles: Sequence[Article], is_of_kind: _Is, part_of: _Part) -> tuple[float, float]:
    """Of the parts that statements of a kind have."""
    found, gold, found_of_kind, gold_of_kind = (
        [frozenset[object]().union(*map(part_of, some)) for some in side]
        for side in (
            [one.found for one in articles],
            [one.gold for one in articles],
            [tuple(filter(is_of_kind, one.found)) for one in articles],
            [tuple(filter(is_of_kind, one.gold)) for one in articles],
        )
    )
    return _covered(found_of_kind, gold), _covered(gold_of_kind, found)


def _covered(ours: Sequence[frozenset[object]], theirs: Sequence[frozenset[object]]) -> float:
    """The share of what the one side has, article by article, that the other side has too."""
    both = sum(len(one & other) for one, other in zip(ours, theirs, strict=True))
    return both / total if (total := sum(map(len, ours))) else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _best(gold: AnnotatedStatement, found: Sequence[AnnotatedStatement]) -> AnnotatedStatement | None:
    """The found statement that overlaps most, if it holds at least half of the annotated words."""
    best = max(found, key=lambda one: len(gold.content & one.content) / len(gold.content | one.content), default=None)
    return best if best and 2 * len(gold.content & best.content) >= len(gold.content) else None


def _same_speaker(gold: AnnotatedStatement, found: AnnotatedStatement) -> bool:
    return bool(gold.source & found.source) or not (gold.source or found.source)
