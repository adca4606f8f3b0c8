"""Whether a written sentence is borne out in other words than the source's, or by several sentences of one passage.

What can be checked exactly still is: each number, name, negation, hedge and word of saying must stand in a sentence of
the passage, or a name or number in its title, and nothing may be left out that turns the meaning of what is taken. That
the rest says the same, a learned judge must be sure of. Rules on one passage; knows no model and no presentation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from answer.evidence.sentences import can_answer, document_sentences
from answer.quote.align import Alignment, Difference, align, differences
from answer.records import Source
from answer.speakers.naming import ANAPHOR
from answer.verify.attribution import ClaimedSpeaker, speaker_difference
from answer.verify.slots import displaced
from index.records import Document, Statement
from text.sentence_words import DEFINITE, Word, WordClass, counted_words, moved
from text.spans import Span

MOST_SENTENCES = 3
"""How many sentences of a passage a written one may rest on."""
_LEAST_COVERED = 0.9
_FREE = frozenset(("content", "order"))


@dataclass(frozen=True, slots=True)
class Premise:
    """The sentences of a passage that a written one rests on, in order, and what names their matter."""

    document: Document
    title: str
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The premise as the judge reads it."""
        return premise_text(self.title, [self.document.text[one.start : one.end] for one in self.sentences])

    @property
    def stretches(self) -> tuple[Span, ...]:
        """The sentences, those that stand next to each other joined."""
        joined: list[Span] = []
        for one in self.sentences:
            if joined and not self.document.text[joined[-1].end : one.start].strip(" "):
                joined[-1] = Span(joined[-1].start, one.end)
            else:
                joined.append(one)
        return tuple(joined)


def premise_text(title: str, sentences: Sequence[str]) -> str:
    """A title and sentences as one text."""
    return " ".join(" ".join((f"{title}:" if title else "", *sentences)).split())


def premises_of(source: Source, words: Sequence[Word]) -> list[Premise]:
    """The sentences of a source that have a sentence's words: the one that has most, that and another, and so on.

    :param source: the source.
    :param words: the counted words of the written sentence.
    :return: the premises, the shortest first.
    """
    document, passage = source.document, source.passage
    title = " ".join(dict.fromkeys(filter(None, (document.title, passage.heading))))
    spans = [one for one in document_sentences(document) if one.overlaps(passage.span) and can_answer(document, one)]
    texts = [document.text[one.start : one.end] for one in spans]
    places = (tuple(picked(words, title, texts, most)) for most in range(1, MOST_SENTENCES + 1))
    return [Premise(document, title, tuple(spans[at] for at in some)) for some in dict.fromkeys(places) if some]


def picked(words: Sequence[Word], title: str, sentences: Sequence[str], most: int = MOST_SENTENCES) -> list[int]:
    """Which sentences to read for some words: each the one that adds most to those before it and to the title.

    :param words: the words looked for.
    :param title: what names the matter of the sentences; its names need not be found again.
    :param sentences: the sentences.
    :param most: how many at most.
    :return: their places, in order.
    """
    there = [_keys(counted_words(one)) for one in sentences]
    titled = _keys(word for word in counted_words(title) if word.kind in DEFINITE)
    missing = list(words)
    chosen: list[int] = []
    while missing and len(chosen) < most:
        gains = [sum(_weight(word, titled) for word in missing if word.keys & keys) for keys in there]
        best = max(range(len(gains)), key=lambda at: gains[at], default=None)
        if best is None or gains[best] < 1:
            break
        chosen.append(best)
        missing = [word for word in missing if not word.keys & there[best]]
    return sorted(chosen)


def exact_difference(
    words: Sequence[Word], claimed: ClaimedSpeaker | None, premise: Premise, statements: Sequence[Statement]
) -> Difference | None:
    """What forbids that a sentence is borne out, however sure the judge is.

    :param words: the counted words of the sentence, or of what it has somebody say.
    :param claimed: whom it has say them, if anybody.
    :param premise: what it rests on.
    :param statements: those of the document.
    :return: the difference; None when only content words and their order are otherwise than in the source.
    """
    aligned = align(words, tuple(_premise_words(premise)))
    found = [one for one in differences(aligned) if one.kind not in _FREE]
    if found:
        return found[0]
    if words_elsewhere := displaced(aligned):
        return Difference("order", words_elsewhere)
    if aligned.coverage < _LEAST_COVERED:
        return Difference("words", tuple(w.text for w, at in zip(words, aligned.places, strict=True) if at is None))
    if of_another := _of_another(aligned, premise):
        return Difference("order", of_another)
    for sentence in premise.sentences:
        part = _within(aligned, sentence)
        if part.held and (different := speaker_difference(claimed, part, premise.document, statements)):
            return different
    return None


def _of_another(aligned: Alignment, premise: Premise) -> tuple[str, ...]:
    """The words that lead to what a sentence of the source says of something else than they speak of.

    That sentence may go on about the words before only if it opens with "it" and follows them, or with "the" where the
    title stands instead. Within a sentence, words may not be put before what it says of others.
    """
    known = _keys(aligned.written)
    placed = [(word, at) for word, at in zip(aligned.written, aligned.places, strict=True) if at is not None]
    for (word, last), (_, at) in pairwise(placed):
        before, here = aligned.source[last], aligned.source[at]
        is_same = before.place.sentence == here.place.sentence
        if (is_same and last < at) or (not is_same and _goes_on(premise, before, here)):
            continue
        own = [one for one in aligned.source[:at] if one.place.sentence == here.place.sentence]
        if any(one.kind in (WordClass.CONTENT, WordClass.NAME) and not one.keys & known for one in own):
            return (word.text,)
    return ()


def _goes_on(premise: Premise, before: Word, here: Word) -> bool:
    """Whether the sentence of a word speaks of what was named by the word before it."""
    text = premise.document.text
    sentence = next(one for one in premise.sentences if one.start <= here.start < one.end)
    is_titled = before.start == before.end
    is_next = any(
        one.start <= before.start < one.end and not text[one.end : sentence.start].strip() for one in premise.sentences
    )
    if ANAPHOR.match(text, sentence.start):
        return is_titled or is_next
    return is_titled and text.startswith("The ", sentence.start)


def _within(aligned: Alignment, sentence: Span) -> Alignment:
    """The part of an alignment that lies on one sentence."""
    inside = [at for at, word in enumerate(aligned.source) if sentence.start <= word.start and word.end <= sentence.end]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    placed = zip(aligned.written, aligned.places, strict=True)
    held = [(word, at - first) for word, at in placed if at is not None and first <= at <= last]
    return Alignment(
        tuple(word for word, _ in held), tuple(aligned.source[at] for at in inside), tuple(at for _, at in held), 0
    )


def _premise_words(premise: Premise) -> Iterator[Word]:
    """The words of the sentences, and before them the names and numbers of the title, each sentence by itself."""
    start = premise.sentences[0].start
    groups = [moved(counted_words(premise.document.text[one.start : one.end]), one.start) for one in premise.sentences]
    there = _keys(word for group in groups for word in group)
    titled = [word for word in counted_words(premise.title) if word.kind in DEFINITE and not word.keys & there]
    groups.insert(0, tuple(replace(word, start=start, end=start) for word in titled))
    sentence = clause = part = 0
    for group in groups:
        for word in group:
            at = word.place
            place = replace(at, sentence=sentence + at.sentence, clause=clause + at.clause, part=part + at.part)
            yield replace(word, place=place)
        if group:
            last = group[-1].place
            sentence, clause, part = sentence + last.sentence + 1, clause + last.clause + 1, part + last.part + 1


def _weight(word: Word, titled: frozenset[str]) -> float:
    if word.keys & titled:
        return 0.1
    return 2 if word.kind in DEFINITE else 1


def _keys(words: Iterator[Word] | Sequence[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys)
