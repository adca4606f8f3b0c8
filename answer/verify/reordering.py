"""Whether words that are the source's in another order say something else than there.

Two names or numbers may not be exchanged, who attacks may not be who is attacked, and what is said of one thing may not
be said of another. A learned judge does not see it: it is sure of every other sentence with two names exchanged.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from answer.quote.align import Alignment, has_same_lead, is_pieced_together
from text.sentence_words import DEFINITE, Word, WordClass

_Placed = Sequence[tuple[Word, int]]


def is_reordered(aligned: Alignment) -> bool:
    """Whether words stand where the source does not have them.

    :param aligned: a sentence, laid on its source.
    :return: whether one does.
    """
    checks = (_exchanged, _turned_round, _of_another)
    return is_pieced_together(aligned) or any(any(check(aligned.placed, aligned)) for check in checks)


def _exchanged(placed: _Placed, aligned: Alignment) -> Iterator[bool]:
    """Names and numbers of one sentence of the source in another order, unless one moved with its preposition."""
    exact = [(word, index) for word, index in placed if word.kind in DEFINITE]
    for (first, index), (second, other) in combinations(exact, 2):
        here, there = aligned.source[index], aligned.source[other]
        if index > other and here.place.sentence == there.place.sentence:
            is_moved = [has_same_lead(first, here), has_same_lead(second, there)]
            are_alike = first.before == second.before and first.kind is second.kind
            yield not any(is_moved) or (all(is_moved) and are_alike)


def _turned_round(placed: _Placed, aligned: Alignment) -> Iterator[bool]:
    """Words of one sentence of the source in another order than there, that no preposition leads there, too."""
    furthest: dict[int, int] = {}
    is_led = False
    for number, (word, index) in enumerate(placed):
        here = aligned.source[index]
        goes_on = number > 0 and placed[number - 1][1] == index - 1
        is_led = has_same_lead(word, here) or (is_led and goes_on)
        if not is_led:
            last = furthest.get(here.place.sentence, -1)
            yield index < last
            furthest[here.place.sentence] = max(last, index)


def _of_another(placed: _Placed, aligned: Alignment) -> Iterator[bool]:
    """Words before what a sentence of the source says of something else than they speak of."""
    known = {key for word in aligned.written for key in word.keys}
    for (_, last), (_, index) in pairwise(placed):
        here, sentence = aligned.source[index], aligned.source[index].place.sentence
        if last < index and aligned.source[last].place.sentence == sentence:
            continue
        own = [one for one in aligned.source[:index] if one.place.sentence == sentence and one.start < here.start]
        yield any(one.kind in (WordClass.CONTENT, WordClass.NAME) and not one.keys & known for one in own)
