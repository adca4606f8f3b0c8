"""What a word that neither the documents nor English have was meant to be, and whether that is sure.

Nothing is sure of a word that English has, of one between two likely words, or of the name of a person who might be
another: honest silence is better than the wrong person's answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.typed.people import holds_phrase, is_person
from answer.typed.slips import CAREFUL, Slip, slip_between
from answer.typed.vocabulary import Near, Vocabulary, plain_word
from index.corpus import Corpus
from text.spelling import is_english, near_english

_SHORTEST, _SHORTEST_SWAPPED = 5, 4
"""In shorter words most letters that are missing make another word; letters that changed places hardly do."""
_LONG = 8
"""Words of so many letters have hardly a neighbour two letters away, so that one that they have is likely meant."""
_SHORTEST_GUESSED = 4
_RIVAL = 10
"""A word that stands in a tenth of the passages of another may as well be meant."""
_FEWEST_PASSAGES = 2
"""What stands in one passage alone may be a slip itself."""
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """A word that was meant, as it is to be searched, and whether that is sure."""

    word: str
    is_sure: bool


def meant_by(corpus: Corpus, known: Vocabulary, word: str, others: Sequence[str], *, is_first: bool) -> Meant | None:
    """What a word was meant to be.

    :param corpus: the documents.
    :param known: their words.
    :param word: the word as it was typed; none that the documents have.
    :param others: the words that make one name with it, itself among them; only itself when it stands alone.
    :param is_first: whether it opens the question, so that its capital says nothing.
    :return: the likeliest word; None when none is likely.
    """
    plain = plain_word(word)
    if len(plain) < _SHORTEST_GUESSED or is_english(plain):
        return None
    if parts := _parted(corpus, known, plain):
        return Meant(parts, is_sure=True)
    near = _ordered(known.near(plain, 2 if len(plain) > _SHORTEST else 1), word[0].isupper() and not is_first)
    if len(others) > 1:
        return _in_name(corpus, known, near, word, others)
    if not near:
        return None
    if near[0].steps > 1 and len(plain) < _LONG:
        return Meant(_written(near[0], word), is_sure=False) if near[0].known.is_name else None
    sure = _is_sure(corpus, known, near, plain)
    # A name that the documents do not have is hardly a common word of theirs.
    is_other = word[0].isupper() and not is_first and not near[0].known.is_name
    return None if is_other and not sure else Meant(_written(near[0], word), sure)


def _ordered(near: list[Near], names_first: bool) -> list[Near]:
    """The words, nearest first; names before others of the same distance where a name was typed."""
    return sorted(near, key=lambda one: (one.steps, names_first and not one.known.is_name))


def _written(near: Near, typed: str) -> str:
    word = near.known.written
    return word if near.known.is_name or not typed[0].isupper() else word[0].upper() + word[1:]


def _is_sure(corpus: Corpus, known: Vocabulary, near: Sequence[Near], plain: str) -> bool:
    best, slip = near[0], slip_between(plain, near[0].plain)
    if len(plain) < (_SHORTEST_SWAPPED if slip is Slip.SWAPPED else _SHORTEST) or _has_rival(near):
        return False
    if best.known.is_name:
        is_slip = slip in CAREFUL and best.known.passages >= _FEWEST_PASSAGES
        return is_slip and (slip is Slip.SWAPPED or not is_person(corpus, best.known.written))
    return not any(word not in known.words for word in near_english(plain, best.steps))


def _has_rival(near: Sequence[Near]) -> bool:
    """Whether another word is as near and not much rarer."""
    best = near[0]
    return any(
        one.steps == best.steps and one.known.passages * _RIVAL >= best.known.passages and not _is_form(one, best)
        for one in near[1:]
    )


def _is_form(one: Near, other: Near) -> bool:
    """Whether two words are forms of one, so that it matters little which is searched: "report" and "reports"."""
    return one.plain[:-1] == other.plain or other.plain[:-1] == one.plain


def _in_name(corpus: Corpus, known: Vocabulary, near: Sequence[Near], word: str, others: Sequence[str]) -> Meant | None:
    """What a part of a longer name was meant to be: surely by a slip, if the documents have that name whole."""
    for one in near:
        written = _written(one, word)
        if holds_phrase(corpus, " ".join(written if other == word else _likely(known, other) for other in others)):
            is_slip = slip_between(plain_word(word), one.plain) in CAREFUL
            return Meant(written, is_slip or not one.known.is_name)
    are_known = all(plain_word(other) in known.words for other in others if other != word)
    return Meant(_written(near[0], word), is_sure=False) if are_known and near and near[0].steps == 1 else None


def _likely(known: Vocabulary, word: str) -> str:
    """A word of a name, or the one nearest to it where it may be mistyped, too."""
    plain = plain_word(word)
    near = [] if plain in known.words or is_english(plain) else known.near(plain, 1)
    return near[0].known.written if near else word


def _parted(corpus: Corpus, known: Vocabulary, plain: str) -> str | None:
    """The two words of the documents that were written as one: "realtime" is their "real-time"."""
    for place in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
        first, second = plain[:place], plain[place:]
        if first in known.words and second in known.words and (found := holds_phrase(corpus, f"{first} {second}")):
            return found
    return None
