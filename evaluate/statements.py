"""Scores who-said-what against annotated articles, word by word.

A line of a file of articles has `id`, `text` and `statements`, each with `source`, `cue` and `content` as lists of
[start, end] in the text. Knows the recogniser by what it finds, and of English which words are pronouns.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate.question_files import broken_line, read_objects
from index.errors import QuestionSetError
from index.records import Document, document_id
from ingest.statements.find import find_statements
from ingest.statements.tagger.reading import StatementReader
from text.spans import Span
from text.speech import PRONOUNS

_WORD = re.compile(r"\w+")
_QUOTATION_MARK = re.compile(r"[\"“”„«‘]|''|``")


@dataclass(frozen=True, slots=True)
class AnnotatedStatement:
    """A statement as sets of words, these as their offsets. `source` is empty when nobody is named.

    `by_pronoun` says that the source is a pronoun and no more.
    """

    source: frozenset[int]
    content: frozenset[int]
    direct: bool
    by_pronoun: bool = False


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
    that shares a word with the annotated one, or both have none. `by_pronoun` is the share of the annotated statements
    whose speaker is named by a pronoun.
    """

    statements: int
    precision: float
    recall: float
    f1: float
    source_f1: float
    found: int
    speaker_accuracy: float
    by_pronoun: float


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
    """Score all statements, and the direct and the indirect ones by themselves.

    Of a kind by itself, precision is of the found statements of that kind, and all else of the annotated ones.
    """
    return {name: _score(articles, kinds) for name, kinds in _KINDS.items()}


_KINDS = {"all": (True, False), "direct": (True,), "indirect": (False,)}


def _read_article(file: Path, line: int, fields: dict[str, Any], tagger: StatementReader | None) -> Article:
    try:
        text = str(fields["text"])
        words = [match.start() for match in _WORD.finditer(text)]
        gold = [_read_annotation(text, words, one) for one in fields["statements"]]
    except (KeyError, TypeError, ValueError) as error:
        raise broken_line(file, line, 'has no "text", or "statements" without "source" and "content" spans') from error
    found = [
        AnnotatedStatement(
            _words_in(words, [one.speaker] if one.speaker else []), _words_in(words, one.contents), one.direct
        )
        for one in find_statements(Document(document_id(text), text, ""), tagger)
    ]
    return Article(tuple(one for one in gold if one.content), tuple(found))


def _read_annotation(text: str, words: Sequence[int], fields: dict[str, Any]) -> AnnotatedStatement:
    source, content = ([Span(start, end) for start, end in fields[name]] for name in ("source", "content"))
    is_direct = bool(content) and _QUOTATION_MARK.match(text, content[0].start) is not None
    by_pronoun = " ".join(text[span.start : span.end] for span in source).lower() in PRONOUNS
    return AnnotatedStatement(_words_in(words, source), _words_in(words, content), is_direct, by_pronoun)


def _words_in(words: Iterable[int], spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(word for word in words if any(span.start <= word < span.end for span in spans))


def _score(articles: Sequence[Article], kinds: tuple[bool, ...]) -> StatementScores:
    precision, recall = _precision_and_recall(articles, kinds, lambda one: one.content)
    source = _precision_and_recall(articles, kinds, lambda one: one.source)
    pairs = [(gold, _best(gold, one.found)) for one in articles for gold in _of(one.gold, kinds)]
    named = [_same_speaker(gold, best) for gold, best in pairs if best]
    return StatementScores(
        statements=len(pairs),
        precision=precision,
        recall=recall,
        f1=_f1(precision, recall),
        source_f1=_f1(*source),
        found=len(named),
        speaker_accuracy=sum(named) / len(named) if named else 0.0,
        by_pronoun=sum(gold.by_pronoun for gold, _ in pairs) / len(pairs) if pairs else 0.0,
    )


def _of(attributions: Sequence[AnnotatedStatement], kinds: tuple[bool, ...]) -> list[AnnotatedStatement]:
    return [one for one in attributions if one.direct in kinds]


def _precision_and_recall(
    articles: Sequence[Article], kinds: tuple[bool, ...], words_of: Callable[[AnnotatedStatement], frozenset[int]]
) -> tuple[float, float]:
    """Of the words that statements of some kinds have as content or as source."""
    found, gold, found_of_kind, gold_of_kind = (
        [frozenset[int]().union(*map(words_of, some)) for some in side]
        for side in (
            [one.found for one in articles],
            [one.gold for one in articles],
            [_of(one.found, kinds) for one in articles],
            [_of(one.gold, kinds) for one in articles],
        )
    )
    return _covered(found_of_kind, gold), _covered(gold_of_kind, found)


def _covered(ours: Sequence[frozenset[int]], theirs: Sequence[frozenset[int]]) -> float:
    """The share of the words of the one side, article by article, that the other side has too."""
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
