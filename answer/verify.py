"""Whether a sentence that a language model wrote is borne out by the sources it names. When in doubt, it is not.

It must name a source, and one or two sentences of that source in a row must hold its words, numbers, names, negations
and hedges, in order and from the same speaker; what it has in quotation marks must stand there; and both must be close
in meaning. Owns the ruling. Knows no model, no prompt and no presentation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answer.candidates import can_answer, document_sentences
from answer.instructions import is_instruction
from answer.phrases import phrase
from answer.prompt import Source
from answer.quotes import ANAPHOR, antecedent
from answer.verify_align import Alignment, Difference, align, differences
from answer.verify_quotations import are_verbatim, foreign_signs, stands_at
from answer.verify_speakers import Attribution, attribution, speaker_difference
from answer.verify_words import Kind, Word, counted_words, moved
from index.analysis import analysis_language
from index.records import Document, Span, Statement
from index.retriever import Retriever

CLOSE = 0.5
"""How similar in meaning a sentence must be to what bears it out: a floor, since its words are the source's already."""
_TRIED = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence as the model wrote it, without its markers, and the numbers of the sources that they name."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The sentences of a source that bear a claim out."""

    document: Document
    span: Span


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a claim is borne out, by what, how strongly from 0 to 1, and otherwise why not."""

    supports: tuple[Support, ...]
    score: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Trial:
    """A claim held against one stretch of a source; `whole` has what that refers back to, too, where it is needed."""

    stretch: Span
    whole: Span
    aligned: Alignment
    differences: tuple[Difference, ...]


def verify(retriever: Retriever, claim: Claim, sources: Mapping[int, Source], before: Support | None = None) -> Ruling:
    """Rule on a sentence.

    :param retriever: the index that the sources come from.
    :param claim: the sentence.
    :param sources: those that the model was given, by number.
    :param before: what bears out the sentence before, to which "it" and the like refer.
    :return: the ruling.
    """
    if not claim.numbers:
        return _against("unmarked")
    if unknown := [str(number) for number in claim.numbers if number not in sources]:
        return _against("unknown_source", sources=", ".join(unknown))
    rulings = [_verify_by(retriever, claim.text, sources[number], before) for number in dict.fromkeys(claim.numbers)]
    if supports := tuple(support for ruling in rulings for support in ruling.supports):
        return Ruling(supports, max(ruling.score for ruling in rulings if ruling.supports))
    return max(rulings, key=lambda ruling: ruling.score)


def _verify_by(retriever: Retriever, text: str, source: Source, before: Support | None) -> Ruling:
    """Rule on a sentence by one source."""
    document, statements = source.document, retriever.statements(source.document.id)
    forms: list[tuple[Attribution | None, Sequence[Word]]] = [(None, counted_words(text))]
    if claimed := attribution(text):
        forms.append((claimed, counted_words(claimed.what)))
    trials = [
        _try(document, statements, words, claimed, stretch)
        for claimed, words in forms
        if words
        for stretch in _best_stretches(source, words)
    ]
    if not forms[0][1]:
        return _against("empty")
    if not trials:
        return _against("words", words=text)
    reasons = [(trial, _reason(text, document, statements, trial, before)) for trial in trials]
    chosen, reason = next(
        (pair for pair in reasons if pair[1] is None),
        max(reasons, key=lambda pair: (pair[0].aligned.coverage, -len(pair[0].differences))),
    )
    return _ruled(retriever, text, document, chosen, reason)


def _best_stretches(source: Source, words: Sequence[Word]) -> list[Span]:
    """The sentences of a source, alone and two in a row, that have most of the words; one before two."""

    def shared(span: Span) -> int:
        there = {key for word in counted_words(source.document.text[span.start : span.end]) for key in word.keys}
        return sum(bool(word.keys & there) for word in words)

    counts = {span: shared(span) for span in _stretches(source.document, source.passage.span)}
    found = [span for span, count in counts.items() if count]
    return sorted(found, key=lambda span: (-counts[span], span.end - span.start))[:_TRIED]


def _stretches(document: Document, within: Span) -> Iterator[Span]:
    sentences = [one for one in document_sentences(document) if one.overlaps(within)]
    fit = [one for one in sentences if can_answer(document, one)]
    yield from fit
    for one, other in pairwise(sentences):
        if one in fit and other in fit and "\n" not in document.text[one.start : other.start]:
            yield Span(one.start, other.end)


def _try(
    document: Document,
    statements: Sequence[Statement],
    words: Sequence[Word],
    claimed: Attribution | None,
    stretch: Span,
) -> _Trial:
    source, wider = _with_antecedent(document, stretch)
    aligned = align(words, source)
    found = [*differences(aligned)]
    if speaker := speaker_difference(claimed, aligned, document, statements):
        found.append(speaker)
    has_antecedent = any(source[at].end <= stretch.start for at in aligned.held)
    return _Trial(stretch, wider if has_antecedent else stretch, aligned, tuple(found))


def _ruled(retriever: Retriever, text: str, document: Document, trial: _Trial, reason: str | None) -> Ruling:
    vectors = retriever.sentences.encode([text, document.text[trial.whole.start : trial.whole.end]])
    meaning = max(0.0, float(vectors[0] @ vectors[1]))
    score = meaning * trial.aligned.coverage / (1 + len(trial.differences))
    if reason is None and meaning < CLOSE:
        reason = phrase("withheld_meaning")
    if reason:
        return Ruling((), score / 2, reason)
    return Ruling((Support(document, trial.whole),), (1 + score) / 2)


def _reason(
    text: str, document: Document, statements: Sequence[Statement], trial: _Trial, before: Support | None
) -> str | None:
    """Why a trial fails; None when it does not."""
    if trial.differences:
        first = trial.differences[0]
        return phrase(f"withheld_{first.kind}", words=", ".join(dict.fromkeys(first.words)))
    if analysis_language(document.language) != "en" and not stands_at(text, document, trial.stretch):
        return phrase("withheld_language")
    if signs := foreign_signs(text, document.text[trial.whole.start : trial.whole.end]):
        return phrase("withheld_content", words=" ".join(signs))
    if is_instruction(_paragraph(document, trial.stretch)):
        return phrase("withheld_instruction")
    if not are_verbatim(text, document, statements, trial.stretch):
        return phrase("withheld_quotation")
    said = attribution(text)
    if ANAPHOR.match(said.who if said else text) and not _follows(document, trial.stretch, before):
        return phrase("withheld_anaphor")
    return None


def _follows(document: Document, stretch: Span, before: Support | None) -> bool:
    """Whether the sentence before rests on the same place, or the one that it follows on."""
    if before is None or before.document.id != document.id:
        return False
    between = document.text[before.span.end : stretch.start]
    return before.span.overlaps(stretch) or (before.span.end <= stretch.start and not between.strip(" "))


def _with_antecedent(document: Document, stretch: Span) -> tuple[tuple[Word, ...], Span]:
    """The words of a stretch; one that opens with "it" and the like follows the name that opens the sentence before."""
    words = _source_words(document, stretch)
    before = antecedent(document, stretch)
    if before is None:
        return words, stretch
    return (*_opening_name(document, before), *words), Span(before.start, stretch.end)


def _opening_name(document: Document, sentence: Span) -> Iterator[Word]:
    for word in _source_words(document, sentence):
        if word.kind is not Kind.NAME or word.is_led:
            return
        yield word


def _source_words(document: Document, span: Span) -> tuple[Word, ...]:
    return moved(counted_words(document.text[span.start : span.end]), span.start)


def _paragraph(document: Document, span: Span) -> str:
    text = document.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _against(why: str, **values: str) -> Ruling:
    return Ruling((), 0.0, phrase(f"withheld_{why}", **values))
