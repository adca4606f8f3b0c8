"""What an omission takes with it: a negation, a condition, a hedge or who says so, on which what is kept depends.

A whole sentence may be left out, and so may a clause that only adds something. Knows English words; no speakers' names.
"""

import re
from collections.abc import Sequence

from answer.check.places import Place
from answer.evidence.sentences import document_sentences
from answer.speakers.denial import denies
from index.records import Statement
from text.sentence_words import Word, WordClass, counted_words, moved
from text.speech import MODALS

_NEXT = re.compile(r" ([^\W\d_]+)")
_OPENER = re.compile(r"^\W*(?:(?:and|but|or|nor|so)\b)?")


def lost_words(place: Place, spoken: Statement | None, *, is_attributed: bool) -> tuple[str, ...]:
    """Find what is left out and may change the meaning.

    :param place: where the parts stand.
    :param spoken: the statement that has all parts, if one has; what stands between its words is the reporter's.
    :param is_attributed: whether the quotation itself says whose words they are, so that it need not be kept.
    :return: the words, in order.
    """
    found: list[str] = []
    for gap in place.gaps:
        for sentence in document_sentences(place.document):
            if sentence.overlaps(gap) and any(one.overlaps(sentence) for one in place.parts):
                words = moved(counted_words(place.document.text[sentence.start : sentence.end]), sentence.start)
                left = [one for one in words if gap.start <= one.start < gap.end]
                text = place.document.text
                found += [
                    one.text
                    for one in left
                    if _matters(one, words, left, spoken, is_attributed=is_attributed)
                    and not _is_apart(one, words, left, text)
                ]
    return tuple(found)


def negation_after(place: Place) -> str:
    """The negation that a source goes on with where a quotation ends, as "it will" of "it will not"; else nothing."""
    text, end = place.document.text, place.span.end
    following = _NEXT.match(text, end)
    counted = counted_words(following[1]) if following else ()
    return following[1] if following and counted and counted[0].kind is WordClass.NEGATION else ""


def denial_before(place: Place, statements: Sequence[Statement]) -> str:
    """The words of saying by which a source has somebody deny what is quoted, or never say it; else nothing.

    :param place: where the parts stand.
    :param statements: those of its document.
    :return: the words, as "denied" or "never claimed", where the quotation does not have them.
    """
    text, start = place.document.text, place.span.start
    around = [one for one in statements if not one.direct and any(it.start <= start < it.end for it in one.contents)]
    cues = [one.cue for one in around if one.cue and not one.cue.overlaps(place.span)]
    return next((said for cue in cues if denies(said := text[cue.start : cue.end])), "")


def _matters(
    word: Word, words: Sequence[Word], left: Sequence[Word], spoken: Statement | None, *, is_attributed: bool
) -> bool:
    """Whether what is kept depends on a word that is left out."""
    is_reporters = (
        spoken is not None
        and spoken.direct
        and not any(part.start <= word.start < part.end for part in spoken.contents)
    )
    clause = [one for one in words if one.place.clause == word.place.clause]
    if is_reporters or (word.place.is_relative and all(one in left for one in clause)):
        return False
    if word.kind is WordClass.CUE:
        return not is_attributed and not (spoken and spoken.direct)
    if word.kind is WordClass.HEDGE and not word.is_wide:
        return _colours_what_is_kept(word, words, left)
    return word.kind in (WordClass.NEGATION, WordClass.HEDGE)


def _colours_what_is_kept(word: Word, words: Sequence[Word], left: Sequence[Word]) -> bool:
    """Whether "any" or "only" is left out and the word after it kept, or "may" and anything of its part."""
    following = next((one for one in words if one.start > word.start), None)
    is_before_kept = following is not None and following not in left and following.place.part == word.place.part
    part = [one for one in words if one.place.part == word.place.part]
    return is_before_kept or (word.text.lower() in MODALS and any(one not in left for one in part))


def _is_apart(word: Word, words: Sequence[Word], left: Sequence[Word], text: str) -> bool:
    """Whether a negation has a clause of its own that is left out whole: "and we never will", not "but not us"."""
    part = [one for one in words if one.place.part == word.place.part]
    if word.kind is not WordClass.NEGATION or any(one not in left for one in part):
        return False
    before = [one.end for one in words if one.start < part[0].start]
    opening = text[before[-1] : word.start] if before else ""
    return bool(re.search(r"\w", _OPENER.sub("", opening)))
