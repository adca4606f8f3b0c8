"""Whether a written sentence gives its words to the one who says them in the source, and does not take them as facts.

Owns how a sentence attributes ("X said that …", "According to X, …"). Knows statements; compares no other words.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.quote.align import Alignment, Difference, colours
from answer.speakers.lookup import is_any_speaker, speaker_of, writers
from index.records import Document, Statement
from text.names import names_in
from text.quotations import QUOTATION_MARKS
from text.sentence_words import Word, WordClass, counted_words
from text.spans import Span
from text.speech import NEUTRAL

_SAID = rf"(?:(?:has |had |have |also )*(?:{'|'.join(sorted(NEUTRAL))}))"
_WORDS = rf"[^,;:{QUOTATION_MARKS}]{{2,90}}?"
_WHO = f"(?P<who>{_WORDS})"
_FORMS = [
    re.compile(rf"According to {_WHO}, (?P<what>.+)", re.DOTALL),
    re.compile(rf"(?P<what>.+?),? according to {_WHO}[.!]?", re.DOTALL),
    re.compile(
        rf"{_WHO} {_SAID}(?P<to>(?:(?<=told)|(?<=tells)| to) [A-Z][\w’' ]{{1,40}}?)?(?: that|:|,)? (?P<what>.+)",
        re.DOTALL,
    ),
    re.compile(
        rf"(?P<what>.+?[,.!?][”\"»]?|.+?[”\"»],?) (?:{_WHO} {_SAID}|{_SAID} (?P<by>{_WORDS}))[.!]?",
        re.DOTALL,
    ),
    re.compile(
        rf"(?P<what>.+?),[”\"»]? (?:{_WHO} {_SAID}|{_SAID} (?P<by>{_WORDS})), (?P<rest>.+)",
        re.DOTALL,
    ),
]
_MOST_SPEAKER_WORDS = 8
"""More words are no name with a role."""
_CLAUSE = re.compile(r"\b(?:what|which|that|who|is|are|was|were|has|have|had)\b")
_WORDS_TO_HEARER = 3
"""How far behind a word of saying stands whom somebody told: "told the Guardian"."""
_THEIR_SHARE, _REPORTED_SHARE = 0.6, 0.5
"""How much of a sentence a statement must hold for it to be theirs; for it to be only reported, less is enough."""


@dataclass(frozen=True, slots=True)
class ClaimedSpeaker:
    """Who is said to say what in a sentence, and to whom."""

    who: str
    what: str
    to: str = ""


def attribution(sentence: str) -> ClaimedSpeaker | None:
    """The attribution of a sentence; None when it has none of a known form."""
    for form in _FORMS:
        match = form.fullmatch(sentence.strip())
        if match is None:
            continue
        found = match.groupdict()
        who = found.get("who") or found.get("by") or ""
        if _is_speaker(who):
            what = " ".join(filter(None, (found["what"], found.get("rest"))))
            return ClaimedSpeaker(who.strip(), what, (found.get("to") or "").strip())
    return None


def _is_speaker(who: str) -> bool:
    """Whether words may be those for a speaker: few, and no words of saying, counting or denying."""
    kinds = {word.kind for word in counted_words(who)}
    return (
        len(who.split()) <= _MOST_SPEAKER_WORDS
        and not _CLAUSE.search(who)
        and not kinds & {WordClass.CUE, WordClass.NUMBER, WordClass.NEGATION, WordClass.HEDGE}
    )


def speaker_difference(
    claimed: ClaimedSpeaker | None, aligned: Alignment, document: Document, statements: Sequence[Statement]
) -> Difference | None:
    """What is wrong with who says the words.

    :param claimed: whose words the sentence says they are; None when it gives them as its own.
    :param aligned: the words, laid on the source.
    :param document: the source.
    :param statements: those of the document.
    :return: the difference, or None.
    """
    held = [aligned.source[index] for index in aligned.held if aligned.source[index].kind is not WordClass.CUE]
    shares = [(one, _share(one, [Span(word.start, word.end) for word in held])) for one in statements]
    if claimed is None:
        return _taken_as_fact(aligned, document, [one for one, share in shares if share > _REPORTED_SHARE])
    if _is_theirs(claimed, aligned, document, shares):
        return _unnamed(claimed, aligned, document, [speaker_of(one, document.text) or "" for one, _ in shares])
    return Difference("speaker", (claimed.who,))


def _is_theirs(
    claimed: ClaimedSpeaker, aligned: Alignment, document: Document, shares: Iterable[tuple[Statement, float]]
) -> bool:
    """Whether the words are those of the one claimed: by a statement, by the source's own attribution, or as writer."""
    names = names_in(claimed.who) or [claimed.who]
    start, end = _stretch(aligned)
    own = attribution(" ".join(document.text[start:end].split()))
    by_statement = [speaker_of(one, document.text) for one, share in shares if share >= _THEIR_SHARE]
    if _is_one(names, (own.who if own else None, *by_statement), document.text):
        return True
    if own is not None or any(by_statement) or _dropped_cues(aligned):
        return False
    return _is_one(names, writers(document), document.text)


def _is_one(names: Sequence[str], others: Sequence[str | None], text: str) -> bool:
    return any(is_any_speaker(name, others, text) for name in names)


def _unnamed(
    claimed: ClaimedSpeaker, aligned: Alignment, document: Document, speakers: Sequence[str]
) -> Difference | None:
    """What the sentence says of the speaker, and of how and to whom they spoke, and the source does not."""
    start, end = _stretch(aligned)
    paragraph = document.text[document.text.rfind("\n", 0, start) + 1 : end]
    known = _keys(" ".join((paragraph, *speakers, *filter(None, writers(document)))))
    missing = [word.text for word in counted_words(claimed.who) if not word.keys & known]
    missing += [word.text for word in counted_words(claimed.to) if not word.keys & _told(aligned)]
    if missing:
        return Difference("words", tuple(missing))
    cues = {word.place.part for word in aligned.source if word.kind is WordClass.CUE}
    coloured = [
        word
        for word in aligned.source
        if word.place.part in cues and word.kind in (WordClass.NEGATION, WordClass.HEDGE)
    ]
    dropped = tuple(word.text for word in coloured if not word.keys & _keys(claimed.what))
    return Difference("dropped_hedge", dropped) if dropped else None


def _told(aligned: Alignment) -> set[str]:
    """The forms of the words that follow a word of saying, where a source names whom somebody told."""
    after = [
        word
        for index, word in enumerate(aligned.source)
        if any(one.kind is WordClass.CUE for one in aligned.source[max(0, index - _WORDS_TO_HEARER) : index])
    ]
    return {key for word in after for key in word.keys}


def _keys(text: str) -> set[str]:
    return {key for word in counted_words(text) for key in word.keys}


def _taken_as_fact(aligned: Alignment, document: Document, statements: Sequence[Statement]) -> Difference | None:
    """Words that the source only reports, without saying so."""
    held = [aligned.source[index] for index in aligned.held]
    for one in statements:
        speaker = speaker_of(one, document.text)
        is_given = _is_held(one.cue, held) and (
            not _is_held(one.speaker, aligned.source) or _is_held(one.speaker, held)
        )
        if not is_given and not is_any_speaker(speaker, writers(document), document.text):
            return Difference("reported", (speaker or "somebody",))
    return Difference("reported", dropped) if (dropped := _dropped_cues(aligned)) else None


def _is_held(span: Span | None, held: Sequence[Word]) -> bool:
    return span is not None and any(span.overlaps(Span(word.start, word.end)) for word in held)


def _dropped_cues(aligned: Alignment) -> tuple[str, ...]:
    """The words of saying that the source has for these words and the sentence has not."""
    return tuple(
        word.text
        for index, word in enumerate(aligned.source)
        if word.kind is WordClass.CUE and index not in aligned.held and colours(aligned, word)
    )


def _share(statement: Statement, held: Sequence[Span]) -> float:
    """The share of places that are words of a statement."""
    inside = sum(any(part.overlaps(one) for part in statement.contents) for one in held)
    return inside / len(held) if held else 0.0


def _stretch(aligned: Alignment) -> tuple[int, int]:
    return aligned.source[0].start, aligned.source[-1].end
