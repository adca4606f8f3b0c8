"""Claims made of a text's own words that it does not bear out: words exchanged, replaced, and two sentences mixed.

Knows words by their form only; no sets and no network.
"""

import random
import re
from collections.abc import Callable, Sequence

from scripts.judge.contraries import contrary
from text.names import names_in

_CONTENT = re.compile(r"(?<![\w'’-])[A-Za-z]{4,}(?![\w'’-])")
_SUFFIX = 2
_COMMON = frozenset(
    "that this with from which have been were their they also into more than when where while such some most other "
    "only about after before during between through under over these those there then than what who whom whose "
    "would could should will does being both each many much very".split()
)
_VERB = re.compile(
    r" (?=(?:is|are|was|were|has|have|had|can|could|may|might|will|would|does|did|do|became|began|includes?|included|"
    r"refers?|consists?|contains?|made|took|won|lost|played|wrote|said|shows?|showed|found|used|uses)\b)"
)
_SHORTEST = 3
_Way = Callable[[str, random.Random], str | None]


def wrong(claim: str, others: Sequence[str], dice: random.Random) -> str | None:
    """A claim changed so that its text does not bear it out.

    :param claim: a true claim.
    :param others: other sentences, whose words may take the place of its own.
    :param dice: what chooses.
    :return: the wrong claim; None when nothing can be changed.
    """
    ways: list[_Way] = [
        contrary,
        exchanged,
        lambda text, chance: replaced(text, others, chance),
        lambda text, chance: mixed(text, others, chance),
        lambda text, chance: added(text, others, chance),
    ]
    for way in (*dice.choices(ways, weights=[4, 3, 4, 3, 1], k=4), *ways):
        changed = way(claim, dice)
        if changed and changed != claim:
            return changed
    return None


def exchanged(text: str, dice: random.Random) -> str | None:
    """With two names, or two words of like form, in each other's place."""
    names = [one for one in names_in(text) if text.count(one) == 1]
    words = [match.group() for match in _content(text)]
    pairs = [
        (one, other) for one in names for other in names if one < other and not set(one.split()) & set(other.split())
    ]
    if not pairs or dice.random() < 0.4:
        pairs += [
            (one, other)
            for one in words
            for other in words
            if _is_like(one, other) and text.count(one) == text.count(other) == 1
        ]
    if not pairs:
        return None
    one, other = dice.choice(pairs)
    return re.sub(rf"{re.escape(one)}|{re.escape(other)}", lambda match: other if match.group() == one else one, text)


def replaced(text: str, others: Sequence[str], dice: random.Random) -> str | None:
    """With one or two words in the place of which others of like form stand."""
    for _ in range(dice.choice((1, 1, 2))):
        found = list(_content(text))
        dice.shuffle(found)
        for match in found:
            there = [
                one.group()
                for other in others
                for one in _content(other)
                if _is_like(match.group(), one.group()) and one.group() not in text
            ]
            if there:
                text = f"{text[: match.start()]}{dice.choice(there)}{text[match.end() :]}"
                break
    return text


def mixed(text: str, others: Sequence[str], dice: random.Random) -> str | None:
    """With what another sentence says of another thing, or of what another one speaks."""
    parts = _VERB.split(text, maxsplit=1)
    there = [found for other in others if len(found := _VERB.split(other, maxsplit=1)) == 2]
    there = [one for one in there if len(one[0].split()) <= 8 and len(one[1].split()) >= _SHORTEST]
    if len(parts) != 2 or len(parts[0].split()) > 12 or not there:
        return None
    other = dice.choice(there)
    if _shared(parts[0], other[0]) or re.match(r"(?:it|he|she|they|this|these)\b", other[0], re.IGNORECASE):
        return None
    return f"{other[0]} {parts[1]}" if dice.random() < 0.5 else f"{parts[0]} {other[1]}"


def added(text: str, others: Sequence[str], dice: random.Random) -> str | None:
    """With a stretch of another sentence at the end."""
    there = [part for other in others for part in re.split(r"[,;] | and ", other)[1:] if len(part.split()) >= _SHORTEST]
    return f"{text.rstrip('. ')}, {dice.choice(there).rstrip('. ')}." if there else None


def _content(text: str) -> list[re.Match[str]]:
    return [match for match in _CONTENT.finditer(text) if match.group().casefold() not in _COMMON]


def _is_like(one: str, other: str) -> bool:
    """Whether words end alike and are both in capitals, or both not, and yet not one word."""
    is_alike = one[-_SUFFIX:] == other[-_SUFFIX:] and one[0].isupper() == other[0].isupper()
    return is_alike and one.casefold()[:4] != other.casefold()[:4]


def _shared(one: str, other: str) -> bool:
    return bool(
        {match.group().casefold() for match in _content(one)} & {match.group().casefold() for match in _content(other)}
    )
