"""Whether a sentence that a language model wrote is borne out by the sources it names. When in doubt, it is not.

It must name a source, and one or two sentences of that source in a row must hold its words, numbers, names, negations
and hedges, in order and from the same speaker; what it has in quotation marks must stand there; and both must be close
in meaning. One content word in ten may be another, and the order may be another, where a learned judge is sure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from answer.evidence.sentences import can_answer, sentences_at
from answer.phrases import phrase
from answer.quote.align import Alignment, Difference, align, differences
from answer.quote.choose import antecedent
from answer.records import Source
from answer.verify.attribution import ClaimedSpeaker, attribution, speaker_difference
from answer.verify.judge.inputs import premise_text
from answer.verify.judge.loading import Judge
from answer.verify.place import objection, stands_at
from answer.verify.reordering import is_reordered
from index.corpus import Corpus
from index.records import Document, Statement
from text.sentence_words import Word, WordClass, counted_words, moved
from text.spans import Span
from text.stems import analysis_language

CLOSE = 0.5
"""How similar in meaning a sentence must be to what bears it out: a floor, since its words are the source's already."""
SURE = 0.8
"""How sure the judge must be of a sentence in other words than the source's: above .5 mistakes halve."""
_LEAST_COVERED = 0.9
"""How much of a sentence's words the source must have: chosen on development articles, see docs/judge.md."""
_TRIED = 4
_Form = tuple[ClaimedSpeaker | None, Sequence[Word]]


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


def rule_on(
    corpus: Corpus,
    claim: Claim,
    sources: Mapping[int, Source],
    before: Support | None = None,
    judge: Judge | None = None,
) -> Ruling:
    """Rule on a sentence.

    :param corpus: the index that the sources come from.
    :param claim: the sentence.
    :param sources: those that the model was given, by number.
    :param before: what bears out the sentence before, to which "it" and the like refer.
    :param judge: says how sure it is of other words than the source's; without one, they are withheld.
    :return: the ruling.
    """
    if not claim.numbers:
        return _against("unmarked")
    if unknown := [str(number) for number in claim.numbers if number not in sources]:
        return _against("unknown_source", sources=", ".join(unknown))
    given = [sources[number] for number in dict.fromkeys(claim.numbers)]
    rulings = [_verify_by(corpus, judge, claim.text, source, before) for source in given]
    supports = tuple(support for ruling in rulings for support in ruling.supports)
    if quoted := tuple(one for one in supports if corpus.may_quote(one.document.id, one.span)):
        return Ruling(quoted, max(ruling.score for ruling in rulings if ruling.supports))
    if supports:
        return _against("outside")
    return max(rulings, key=lambda ruling: ruling.score)


def _verify_by(corpus: Corpus, judge: Judge | None, text: str, source: Source, last: Support | None) -> Ruling:
    """Rule on a sentence by one source."""
    document, statements = source.document, corpus.statements(source.document.id)
    before = last.span if last and last.document.id == document.id else None
    forms = _forms(text)
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
    ruling = _ruled(corpus, text, document, chosen, reason)
    if ruling.supports or judge is None or analysis_language(document.language) != "en":
        return ruling
    return _judged(judge, text, source, statements, trials, before, ruling)


def _forms(text: str) -> list[_Form]:
    """A sentence as its own words, and as somebody's if it gives them to somebody."""
    claimed = attribution(text)
    own: list[_Form] = [(None, counted_words(text))]
    return [*own, (claimed, counted_words(claimed.what))] if claimed else own


def _judged(
    judge: Judge,
    text: str,
    source: Source,
    statements: Sequence[Statement],
    trials: Sequence[_Trial],
    before: Span | None,
    strict: Ruling,
) -> Ruling:
    """Rule on a sentence that has not all words of the source, or in another order; `strict` is the ruling by these."""
    document = source.document
    title = " ".join(dict.fromkeys(filter(None, (document.title, source.passage.heading))))
    surest = 0.0
    for trial in trials:
        premise = premise_text(title, [document.text[trial.whole.start : trial.whole.end]])
        if _may_be_judged(trial) and not objection(text, document, statements, (trial.stretch,), premise, before):
            surest = max(surest, sure := judge.sure(premise, text))
            if sure >= SURE:
                return Ruling((Support(document, trial.whole),), sure)
    return replace(strict, score=max(strict.score, surest / 2))


def _may_be_judged(trial: _Trial) -> bool:
    """Whether only content words are otherwise than in the source, few of them, and the order says the same."""
    kinds = {one.kind for one in trial.differences} - {"content", "order"}
    return not kinds and trial.aligned.coverage >= _LEAST_COVERED and not is_reordered(trial.aligned)


def _best_stretches(source: Source, words: Sequence[Word]) -> list[Span]:
    """The sentences of a source, alone and two in a row, that have most of the words; one before two."""

    def shared(span: Span) -> int:
        there = {key for word in counted_words(source.document.text[span.start : span.end]) for key in word.keys}
        return sum(bool(word.keys & there) for word in words)

    counts = {span: shared(span) for span in _stretches(source.document, source.passage.span)}
    found = [span for span, count in counts.items() if count]
    return sorted(found, key=lambda span: (-counts[span], span.end - span.start))[:_TRIED]


def _stretches(document: Document, within: Span) -> Iterator[Span]:
    sentences = sentences_at(document, within)
    fit = [one for one in sentences if can_answer(document, one)]
    yield from fit
    for one, other in pairwise(sentences):
        if one in fit and other in fit and "\n" not in document.text[one.start : other.start]:
            yield Span(one.start, other.end)


def _try(
    document: Document,
    statements: Sequence[Statement],
    words: Sequence[Word],
    claimed: ClaimedSpeaker | None,
    stretch: Span,
) -> _Trial:
    source, wider = _with_antecedent(document, stretch)
    aligned = align(words, source)
    found = [*differences(aligned)]
    if speaker := speaker_difference(claimed, aligned, document, statements):
        found.append(speaker)
    has_antecedent = any(source[index].end <= stretch.start for index in aligned.held)
    return _Trial(stretch, wider if has_antecedent else stretch, aligned, tuple(found))


def _ruled(corpus: Corpus, text: str, document: Document, trial: _Trial, reason: str | None) -> Ruling:
    vectors = corpus.sentences.encode([text, document.text[trial.whole.start : trial.whole.end]])
    meaning = max(0.0, float(vectors[0] @ vectors[1]))
    score = meaning * trial.aligned.coverage / (1 + len(trial.differences))
    if reason is None and meaning < CLOSE:
        reason = phrase("withheld_meaning")
    if reason:
        return Ruling((), score / 2, reason)
    return Ruling((Support(document, trial.whole),), (1 + score) / 2)


def _reason(
    text: str, document: Document, statements: Sequence[Statement], trial: _Trial, before: Span | None
) -> str | None:
    """Why a trial fails; None when it does not."""
    if trial.differences:
        first = trial.differences[0]
        return phrase(f"withheld_{first.kind}", words=", ".join(dict.fromkeys(first.words)))
    if analysis_language(document.language) != "en" and not stands_at(text, document, trial.stretch):
        return phrase("withheld_language")
    there = document.text[trial.whole.start : trial.whole.end]
    return objection(text, document, statements, (trial.stretch,), there, before)


def _with_antecedent(document: Document, stretch: Span) -> tuple[tuple[Word, ...], Span]:
    """The words of a stretch; one that opens with "it" and the like follows the name that opens the sentence before."""
    words = _source_words(document, stretch)
    before = antecedent(document, stretch)
    if before is None:
        return words, stretch
    return (*_opening_name(document, before), *words), Span(before.start, stretch.end)


def _opening_name(document: Document, sentence: Span) -> Iterator[Word]:
    for word in _source_words(document, sentence):
        if word.kind is not WordClass.NAME or word.is_led:
            return
        yield word


def _source_words(document: Document, span: Span) -> tuple[Word, ...]:
    return moved(counted_words(document.text[span.start : span.end]), span.start)


def _against(why: str, **values: str) -> Ruling:
    return Ruling((), 0.0, phrase(f"withheld_{why}", **values))
