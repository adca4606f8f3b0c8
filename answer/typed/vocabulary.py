"""The words of the documents, as they are written there, and those of them that a mistyped one lies near."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.corpus import Corpus
from text.spelling import distance
from text.stems import words

_NAME_SHARE = 0.5
"""The share of passages that write a name with a capital. Titles that are taken from a file's name have it without, and
a common word that mostly opens sentences is only put right more carefully than it need be."""
_LONGEST = 30
"""Longer words are none that anybody types."""


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word of the documents: as most passages write it, in how many it stands in each form, whether it is a name."""

    written: str
    passages: int
    is_name: bool


@dataclass(frozen=True, slots=True)
class Near:
    """A word near a mistyped one: `plain` is without case and accents, `steps` how many letters differ."""

    plain: str
    steps: int
    known: KnownWord


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of the documents, by their form without case and accents; `by_letter` has those by the first letter."""

    words: Mapping[str, KnownWord]
    by_letter: Mapping[str, Sequence[str]]

    def near(self, plain: str, at_most: int) -> list[Near]:
        """The words that lie near one, nearest first, the commonest of them before others.

        :param plain: the word, without case and accents.
        :param at_most: how many letters may differ; the first only where it is swapped with the second.
        :return: the words; none that has digits or is an abbreviation: with another letter, these are other things.
        """
        alike = [one for letter in set(plain[:2]) for one in self.by_letter.get(letter, ())]
        near_in_length = (one for one in alike if abs(len(one) - len(plain)) <= at_most)
        found = ((one, distance(plain, one, at_most)) for one in near_in_length)
        near = [Near(one, steps, self.words[one]) for one, steps in found if steps is not None and one != plain]
        swapped = plain[1::-1]
        return sorted(
            (one for one in near if one.plain[0] == plain[0] or one.plain[:2] == swapped),
            key=lambda one: (one.steps, -one.known.passages, one.plain),
        )


def vocabulary(corpus: Corpus) -> Vocabulary:
    """The words of a corpus, gathered once for each generation of it."""
    return corpus.remember("vocabulary", lambda: _gather(corpus.written_words()))


def plain_word(word: str) -> str:
    """A word without case and accents."""
    return "".join(words(word, ""))


def _gather(written: Mapping[str, int]) -> Vocabulary:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, plain in zip(written, words(" ".join(written), ""), strict=True):
        if word.isalpha() and not (word.isupper() and len(word) > 1) and len(word) <= _LONGEST:
            forms[plain][word] += written[word]
    known = {plain: _known(counts) for plain, counts in forms.items()}
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for plain in sorted(known):
        by_letter[plain[0]].append(plain)
    return Vocabulary(known, by_letter)


def _known(counts: Counter[str]) -> KnownWord:
    """The word of these forms, the first of the commonest in alphabetical order."""
    passages = counts.total()
    capitalised = sum(count for word, count in counts.items() if word[0].isupper())
    written = min(counts, key=lambda word: (-counts[word], word))  # of equal ones, that with the capital
    return KnownWord(written, passages, capitalised >= _NAME_SHARE * passages)
