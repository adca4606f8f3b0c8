"""Which names may mean a person whose family name, or a part of it, stands alone.

Knows names as sequences of words; where they stand, and what else a text tells about them, is left to names.py.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from text import roles
from text.capitals import ARTICLE, PARTICLES
from text.countries import COUNTRIES
from text.first_names import PERSONAL, may_bear
from text.mentions import Mention
from text.titles import looks_common

Words = tuple[str, ...]
_GENERATIONS = ("Jr", "Sr", "II", "III", "IV")
_ARTICLE = re.compile(ARTICLE)
_WORDS_OF_NAME = 4


def ending(words: Words, length: int) -> Words:
    """The last words of a name, leaving out what follows a family name: "Kennedy" of "Robert F. Kennedy Jr"."""
    family = words[:-1] if len(words) > 1 and words[-1].rstrip(".") in _GENERATIONS else words
    return family[-length:]


def endings(words: Words) -> set[Words]:
    """What a name may be shortened to from its front, "Masri" for "al-Masri" among it."""
    short = {ending(words, length) for length in range(1, min(len(words), 6))}
    return short | {(_ARTICLE.sub("", part[0]), *part[1:]) for part in short}


def with_particle(words: Words) -> Words:
    """A name as it stands inside a longer one: "Al-Masri", "Bin Salman" and "De la Cruz" begin small there."""
    return (words[0][:1].lower() + words[0][1:], *words[1:])


def has_particle(words: Words) -> bool:
    """Whether a name begins with a small word or article of a family name."""
    return words[0] in PARTICLES or _ARTICLE.match(words[0]) is not None


def shared(text: str, mentions: Sequence[Mention], names: Iterable[Words]) -> set[str]:
    """The family names that somebody bears besides those whose names stand in full.

    :param text: where the mentions stand.
    :param mentions: the names where they stand.
    :param names: the names of several words.
    :return: the family names of couples ("Ahmad and Layla al-Masri"), and of a "Mr. Smith" beside a Jane Smith alone.
    """
    bearers: dict[str, list[Words]] = {}
    for name in (name for name in names if len(name) > 1):
        bearers.setdefault(ending(name, 1)[0], []).append(name)
    couples = {ending(second.words, 1)[0] for _, second in couples_in(text, mentions)}
    titled = {(one.title, one.words[0]) for one in mentions if one.title and len(one.words) == 1}
    others = {
        family
        for title, family in titled
        if family in bearers and not any(may_bear(title, name[0]) for name in bearers[family])
    }
    return couples | others


def couples_in(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Two persons of whom the second alone has the family name of both: "Ahmad and Layla al-Masri"."""
    known = {mention.words[-1] for mention in mentions if len(mention.words) > 1}
    known |= {mention.words[0] for mention in mentions if len(mention.words) > 1}
    alone: set[str] = set()
    for first, second in pairwise(mentions):
        between = text[first.span.end : second.span.start]
        is_pair = between in (" and ", " & ") and len(first.words) == 1 and 1 < len(second.words) <= _WORDS_OF_NAME
        if is_pair and _are_kin(first, second) and first.words[0] not in known | alone:
            yield first, second
        alone.update(first.words)


def _are_kin(first: Mention, second: Mention) -> bool:
    """Whether two words that begin names may both be first names: both are known as such, or neither is."""
    name, other = first.words[0], second.words[0]
    wrong = COUNTRIES | roles.CAPITALS | frozenset(word.title() for word in roles.NATIONS)
    is_body = not roles.BODIES.isdisjoint(word.lower() for word in (*first.words, *second.words))
    if is_body or first.title or first.described or name in wrong or name.isupper() or looks_common(name):
        return False
    return (name in PERSONAL) == (other in PERSONAL)
