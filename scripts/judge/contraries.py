"""Turns what a sentence says into its contrary, by one word or by a denial. Knows English words and no sets."""

import random
import re
from functools import cache

from answer.verify.judge.inputs import word_pairs

_WORD = re.compile(r"[A-Za-z]+")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|can|could|may|might|has|have|had|will|would|should|must)\b(?! (?:not|no)\b)"
)
_DENIED = re.compile(r"\b(is|are|was|were|can|could|may|has|have|had|will|would|should|does|do|did) not\b|\bcannot\b")
_BASES = """increase decrease reduce induce inhibit promote prevent activate suppress enhance impair stimulate
improve cause regulate control mediate require bind contribute affect lead play predict correlate show
encode interact determine modulate maintain drive protect confer link depend trigger block alter provide
support reveal influence limit restrict facilitate ensure enable express accelerate delay attenuate
exacerbate target recruit stabilize repress govern underlie involve act serve function identify occur
develop produce generate respond differentiate migrate proliferate exhibit display form coordinate
initiate sustain allow cooperate abolish restore rescue disrupt direct shape define contain include
become remain begin allow give take make use need live run hold keep want appear follow consist represent
refer describe report receive own sell buy work offer belong grow help"""
_VERBS = {
    base[:-1] + "ies"
    if base.endswith("y") and base[-2] not in "aeiou"
    else base + ("es" if base.endswith("s") else "s"): base
    for base in _BASES.split()
}
_RELATIONS = (
    (
        r"\b(?:increases|decreases|reduces|inhibits|promotes|enhances|induces|impairs|affects|improves|suppresses|"
        r"regulates|influences|activates)\b",
        ("has no effect on", "does not affect", "plays no role in", "is not involved in"),
    ),
    (
        r"\b(?:is|are) (?:associated|correlated|linked) with\b",
        ("is not related to", "has no association with", "is independent of"),
    ),
    (
        r"\bplays? (?:an? )?(?:\w+ )?role in\b",
        ("has no role in", "is not involved in", "does not contribute to"),
    ),
    (r"\bha(?:s|d|ve) no effect on\b", ("increases", "affects", "reduces")),
    (r"\b(?:leads? to|results? in|causes?)\b", ("does not lead to", "prevents", "does not affect")),
    (
        r"\b(?:is|are) (?:required|necessary|essential|critical|crucial|important) for\b",
        ("is not needed for", "is dispensable for", "has no role in"),
    ),
)


def contrary(text: str, dice: random.Random) -> str | None:
    """A sentence with one thing turned round.

    :param text: the sentence.
    :param dice: what chooses.
    :return: the contrary; None when nothing in it can be turned round.
    """
    ways = [_turned, denied, _unrelated]
    for way in (*dice.choices(ways, weights=[5, 3, 3], k=3), *ways):
        changed = way(text, dice)
        if changed and changed != text:
            return changed
    return None


def turned_throughout(text: str, dice: random.Random) -> str:
    """A text with every word that says more in the place of one that says less, and the other way round."""
    pairs = _others("directions")

    def turned(match: re.Match[str]) -> str:
        others = pairs.get(match.group().casefold())
        return _like(match.group(), dice.choice(others)) if others else match.group()

    return _WORD.sub(turned, text)


def denied(text: str, dice: random.Random) -> str | None:
    """A sentence with a "not" more or less."""
    if found := _DENIED.search(text):
        return _put(text, found, found[1] or "can")
    ways = [
        (found, f"{dice.choice(('does not', 'does not', 'fails to'))} {_VERBS[found.group()]}")
        for found in _WORD.finditer(text)
        if found.group() in _VERBS
    ]
    ways += [
        (found, f"{found.group()} {dice.choice(('not', 'not', 'not', 'no longer', 'never'))}")
        for found in _AUXILIARY.finditer(text)
    ]
    return _put(text, *dice.choice(ways)) if ways else None


def _turned(text: str, dice: random.Random) -> str | None:
    found = [match for match in _WORD.finditer(text) if match.group().casefold() in _others("directions")]
    other = [match for match in _WORD.finditer(text) if match.group().casefold() in _others("contraries")]
    name = "directions" if found and (not other or dice.random() < 0.8) else "contraries"
    if not (found or other):
        return None
    match = dice.choice(found if name == "directions" else other)
    return _put(text, match, _like(match.group(), dice.choice(_others(name)[match.group().casefold()])))


def _unrelated(text: str, dice: random.Random) -> str | None:
    """What has an effect has none, and the other way round."""
    for pattern, others in _RELATIONS:
        if match := re.search(pattern, text):
            return _put(text, match, dice.choice(others))
    return None


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _like(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() and not old.isupper() else new


@cache
def _others(name: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one, other in word_pairs(name):
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    return found
