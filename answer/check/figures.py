"""Whether a number or date of a sentence stands in the corpus beside the names that the sentence has.

Says where it stands, or which other one stands where the sentence would have it; no more. Whether that is true of the
sentence's subject is for its reader to judge.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answer.evidence.sentences import sentences_at
from answer.quote.choose import Quote
from answer.quote.cite import cite_quotes
from answer.records import Citation
from index.corpus import Corpus
from index.records import Document
from text.figures import Figure, FigureKind, are_near, figures_in
from text.sentence_words import WordClass, counted_words
from text.spans import Span

_PASSAGES = 8
"""How many passages are looked through: what speaks of the same is among the first."""
_ALIKE, _CLOSE = 0.5, 0.75
"""What share of a sentence's words another must have to speak of the same things, and to say nearly the same."""
_ROUNDED = Decimal("0.05")
"""By what share of it an amount may differ where it is rounded."""
_BEFORE = 8
"""How many sentences of a paragraph are read before one, for whom it speaks of: more is another subject."""
_AFTER = 3
"""How many words after an amount may say of what it is one: "176 million public security cameras"."""
_ABOUT = frozenset((WordClass.CONTENT, WordClass.NAME))
_LIMITS = re.compile(r"\b(over|under|more|less|fewer|least|most|up to|above|below|only)\b", re.IGNORECASE)
_NEAR = 15
"""In characters, how far before or after an amount the words stand that make it a limit."""


class Standing(StrEnum):
    """What became of a figure: it stands beside these names, another stands there, or none does."""

    FOUND = "found"
    OTHER = "other"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A number or date: where it stands in the text that was checked, and in the corpus; `instead` is another there."""

    span: Span
    words: str
    standing: Standing
    citation: Citation | None = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its figures, where it stands, and how much of the checked one it has."""

    text: str
    figures: Sequence[Figure]
    document: Document
    span: Span
    likeness: float


def check_figures(corpus: Corpus, text: str, sentence: Span) -> list[FigureCheck]:
    """Check the numbers and dates of a sentence that names somebody or something.

    :param corpus: the index to look in.
    :param text: the text that the sentence is of.
    :param sentence: the sentence.
    :return: one check for each, in order; none where the sentence has no name.
    """
    words = text[sentence.start : sentence.end]
    figures = [figure for figure in figures_in(words) if figure.kind is not FigureKind.LABEL]
    if not figures or not any(word.kind is WordClass.NAME for word in counted_words(words)):
        return []
    found = sorted(_candidates(corpus, words), key=lambda one: -one.likeness)
    checks = []
    for figure in figures:
        standing, at, instead = _standing(words, figure, figures, found)
        span = Span(sentence.start + figure.start, sentence.start + figure.end)
        cited = _cited(corpus, at) if at else None
        checks.append(FigureCheck(span, words[figure.start : figure.end], standing, cited, instead))
    return checks


def _standing(
    words: str, figure: Figure, figures: Sequence[Figure], found: Sequence[_Sentence]
) -> tuple[Standing, _Sentence | None, str]:
    """Where a figure stands: what says nearly the same decides; else it may stand in what speaks of the same."""
    for one in found:
        if any(_bears_out(words, figure, one, there) for there in one.figures):
            return Standing.FOUND, one, ""
        is_close = one.likeness >= _CLOSE and not (figure.kind is FigureKind.DATE and _is_told(one.text))
        instead = _instead(figures, one.figures, figure) if is_close else None
        if instead:
            return Standing.OTHER, one, one.text[instead.start : instead.end]
    return Standing.NOWHERE, None, ""


def _candidates(corpus: Corpus, sentence: str) -> Iterator[_Sentence]:
    """Sentences that speak of all that the checked one names, and have enough of its words."""
    wanted = [word for word in counted_words(sentence) if word.kind in _ABOUT]
    for hit in corpus.search(sentence, _PASSAGES):
        document = corpus.document(hit.passage.document_id)
        for span in sentences_at(document, hit.passage.span) if document else ():
            assert document is not None
            text = document.text[span.start : span.end]
            said, meant = _keys([text]), _meant(document, span)
            names = [word for word in wanted if word.kind is WordClass.NAME]
            shared = sum(bool(word.keys & (meant if word in names else said)) for word in wanted)
            if all(word.keys & meant for word in names) and shared >= _ALIKE * len(wanted):
                yield _Sentence(text, figures_in(text), document, span, shared / len(wanted))


def _meant(document: Document, span: Span) -> frozenset[str]:
    """What a sentence may speak of without naming it: what its paragraph has named so far, and the title."""
    paragraph = Span(document.text.rfind("\n", 0, span.start) + 1, span.end)
    before = [one for one in sentences_at(document, paragraph) if one.start <= span.start][-_BEFORE:]
    return _keys([document.title, *(document.text[one.start : one.end] for one in before)])


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(key for text in texts for word in counted_words(text) for key in word.keys)


def _bears_out(words: str, figure: Figure, source: _Sentence, there: Figure) -> bool:
    """Whether a figure of a source bears one out: the same of the same things, and denied in both or in neither."""
    same = _is_same(figure, there) and _is_denied(words) == _is_denied(source.text)
    if figure.kind is FigureKind.DATE or not same:
        return same
    is_limited_alike = _limit(words, figure) == _limit(source.text, there)
    of, of_source = _counted(words, figure), _counted(source.text, there)
    return is_limited_alike and (not of or not of_source or bool(of & of_source))


def _is_denied(text: str) -> bool:
    return any(word.kind is WordClass.NEGATION for word in counted_words(text))


def _is_told(text: str) -> bool:
    """Whether somebody tells something in a sentence, whose date may be that of the telling."""
    return any(word.kind is WordClass.CUE for word in counted_words(text))


def _limit(text: str, figure: Figure) -> frozenset[str]:
    """The words around an amount that make it a limit."""
    around = text[max(0, figure.start - _NEAR) : figure.start] + " … " + text[figure.end : figure.end + _NEAR]
    return frozenset(match[1].casefold() for match in _LIMITS.finditer(around))


def _counted(text: str, figure: Figure) -> frozenset[str]:
    """The words behind an amount, which say of what it is one."""
    behind = [word for word in counted_words(text) if word.start >= figure.end and word.kind is WordClass.CONTENT]
    return frozenset(key for word in behind[:_AFTER] for key in word.keys)


def _is_same(figure: Figure, there: Figure) -> bool:
    """Whether two figures are the same: a date as far as it is given, an amount also where it is rounded."""
    if figure.kind is not there.kind:
        return False
    if figure.kind is FigureKind.DATE:
        return all(part is None or part == other for part, other in zip(figure.value, there.value, strict=True))
    return figure.value == there.value or (are_near(figure, there) and _is_close(figure, there))


def _is_close(amount: Figure, other: Figure) -> bool:
    """Whether two amounts are so close that one may stand for the other: 200 for 176 may not."""
    first, second = (abs(one.value[0] or Decimal(0)) for one in (amount, other))
    return abs(first - second) <= _ROUNDED * max(first, second)


def _instead(known: Sequence[Figure], there: Sequence[Figure], figure: Figure) -> Figure | None:
    """The one figure of its kind that a source has and the sentence has not; None where there is none, or several."""
    found = [one for one in there if one.kind is figure.kind and not any(_may_be(each, one) for each in known)]
    return found[0] if len(found) == 1 else None


def _may_be(figure: Figure, there: Figure) -> bool:
    """Whether two figures may mean the same, one less exactly than the other: May 2011 and 9 May 2011."""
    return _is_same(figure, there) or _is_same(there, figure)


def _cited(corpus: Corpus, found: _Sentence) -> Citation:
    return cite_quotes(corpus, [Quote(found.document, found.span, found.span, 1.0, None)])[0]
