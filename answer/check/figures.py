"""Whether a number or date of a sentence stands in the corpus beside the names that the sentence has.

Says where it stands, or which other one stands where the sentence would have it; no more. Whether that is true of the
sentence's subject is for its reader to judge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from answer.evidence.sentences import sentence_before, sentences_at
from answer.quote.choose import Quote
from answer.quote.cite import cite_quotes
from answer.records import Citation
from index.corpus import Corpus
from index.records import Document
from text.figures import Figure, FigureKind, are_near, figures_in
from text.names import names_in
from text.sentence_words import WordClass, counted_words
from text.spans import Span

_PASSAGES = 8
"""How many passages are looked through: what speaks of the same is among the first."""
_ALIKE, _CLOSE = 0.4, 0.75
"""What share of a sentence's words another must have to speak of the same things, and to say nearly the same."""
_ROUNDED = Decimal("0.05")
"""By what share of it an amount may differ where it is rounded."""
_ABOUT = frozenset((WordClass.CONTENT, WordClass.NAME))


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
class _Candidate:
    """A sentence of a document, the figures in it, and how much of the checked sentence it has."""

    document: Document
    span: Span
    figures: Sequence[Figure]
    likeness: float

    @property
    def text(self) -> str:
        return self.document.text[self.span.start : self.span.end]


def check_figures(corpus: Corpus, text: str, sentence: Span) -> Iterator[FigureCheck]:
    """Check the numbers and dates of a sentence that names somebody or something.

    :param corpus: the index to look in.
    :param text: the text that the sentence is of.
    :param sentence: the sentence.
    :return: one check for each, in order; none where the sentence has no name.
    """
    words = text[sentence.start : sentence.end]
    figures = [figure for figure in figures_in(words) if figure.kind is not FigureKind.LABEL]
    if not figures or not names_in(words):
        return
    candidates = sorted(_candidates(corpus, words), key=lambda one: -one.likeness)
    for figure in figures:
        span = Span(sentence.start + figure.start, sentence.start + figure.end)
        yield _checked(corpus, span, words, figure, [one for one in figures if one is not figure], candidates)


def _checked(
    corpus: Corpus,
    span: Span,
    sentence: str,
    figure: Figure,
    others: Sequence[Figure],
    candidates: Sequence[_Candidate],
) -> FigureCheck:
    words = sentence[figure.start : figure.end]
    for candidate in candidates:
        if any(_is_same(figure, there) for there in candidate.figures):
            return FigureCheck(span, words, Standing.FOUND, _cited(corpus, candidate))
    for candidate in candidates:
        if candidate.likeness < _CLOSE:
            break
        if instead := _instead(figure, others, candidate.figures):
            other = candidate.text[instead.start : instead.end]
            return FigureCheck(span, words, Standing.OTHER, _cited(corpus, candidate), other)
    return FigureCheck(span, words, Standing.NOWHERE)


def _candidates(corpus: Corpus, sentence: str) -> Iterator[_Candidate]:
    """Sentences that share a name with the one that is checked, and enough of its words."""
    wanted = [word for word in counted_words(sentence) if word.kind in _ABOUT]
    for hit in corpus.search(sentence, _PASSAGES):
        document = corpus.document(hit.passage.document_id)
        for span in sentences_at(document, hit.passage.span) if document else ():
            assert document is not None
            said, meant = _said(document, span), _meant(document, span)
            named = [word for word in wanted if word.kind is WordClass.NAME and word.keys & meant]
            shared = [word for word in wanted if word.keys & said or word in named]
            likeness = len(shared) / len(wanted)
            if named and likeness >= _ALIKE:
                figures = figures_in(document.text[span.start : span.end])
                yield _Candidate(document, span, figures, likeness)


def _said(document: Document, span: Span) -> frozenset[str]:
    """The words of a sentence and of the one before it, which "it" and "there" may mean."""
    before = sentence_before(document, span)
    return _keys(document.text[before.start if before else span.start : span.end])


def _meant(document: Document, span: Span) -> frozenset[str]:
    """What a sentence may speak of without naming it: what its paragraph has named so far, and the title."""
    paragraph = document.text[document.text.rfind("\n", 0, span.start) + 1 : span.end]
    return _keys(f"{document.title}. {paragraph}")


def _keys(text: str) -> frozenset[str]:
    return frozenset(key for word in counted_words(text) for key in word.keys)


def _is_same(figure: Figure, there: Figure) -> bool:
    """Whether a figure of a source bears one out: a date as far as it is given, an amount also where it is rounded."""
    if figure.kind is not there.kind:
        return False
    if figure.kind is FigureKind.DATE:
        return all(part is None or part == other for part, other in zip(figure.value, there.value, strict=True))
    return figure.value == there.value or (are_near(figure, there) and _is_close(figure, there))


def _is_close(amount: Figure, other: Figure) -> bool:
    """Whether two amounts are so close that one may stand for the other: 200 for 176 may not."""
    first, second = (abs(one.value[0] or Decimal(0)) for one in (amount, other))
    return abs(first - second) <= _ROUNDED * max(first, second)


def _instead(figure: Figure, others: Sequence[Figure], there: Sequence[Figure]) -> Figure | None:
    """The one figure of its kind that a source has and the sentence has not; None where there is none, or several."""
    known = [figure, *others]
    found = [one for one in there if one.kind is figure.kind and not any(_is_same(each, one) for each in known)]
    return found[0] if len(found) == 1 else None


def _cited(corpus: Corpus, candidate: _Candidate) -> Citation:
    return cite_quotes(corpus, [Quote(candidate.document, candidate.span, candidate.span, 1.0, None)])[0]
