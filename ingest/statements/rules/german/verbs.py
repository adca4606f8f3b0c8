"""Reads the verb of saying at a place of a German sentence: its form, helper and particle, and whether it is denied."""

from itertools import pairwise

from ingest.statements.rules.german.phrases import is_adjective
from ingest.statements.rules.tokens import Phrase, Token
from text import german
from text.german import Form, Shape

_TOKENS_TO_PARTICLE, _COMMAS_TO_PARTICLE = 40, 2
"""How far behind its verb a particle may stand: a long subject with one apposition."""


def finite_of(tokens: list[Token], index: int, clause: Phrase) -> int | None:
    """Where the word stands that agrees with the subject; None for a passive and for what somebody will say."""
    shapes = {form.shape for form in german.FORMS[tokens[index].lower]}
    around = [place for place in range(clause.first, clause.last + 1) if not tokens[place].quoted and place != index]
    words = {place: tokens[place].lower for place in around}
    having = [place for place, word in words.items() if word in german.HAVING]
    being = [place for place, word in words.items() if word in german.BEING]
    modal = [place for place, word in words.items() if word in german.MODALS]
    if shapes <= {Shape.FINITE}:
        is_infinitive = tokens[index].lower.endswith(("en", "ern", "eln"))
        before = tokens[index - 1].lower if index else ""
        letting = next((place for place, word in words.items() if word in german.LETTING), None)
        if is_infinitive and letting is not None:
            return letting
        is_open = before == "zu" or bool(modal or [place for place in being if place < index])
        return None if is_infinitive and is_open else index
    if being and not having:
        is_cited = any("cited" in form.takes for form in german.FORMS[tokens[index].lower])
        return being[0] if is_cited else None
    if having:
        return next((place for place in having if place < index), having[0])
    return index if Shape.FINITE in shapes or Shape.EITHER in shapes else None


def form_of(tokens: list[Token], index: int, finite: int) -> Form | None:
    """Which form a word is: one whose particle stands behind it, else one that has none."""
    forms = german.FORMS[tokens[index].lower]
    parted = [form for form in forms if form.particle and particle_of(tokens, index, form.particle) is not None]
    plain = [form for form in forms if not form.particle]
    if finite != index and tokens[finite].lower not in german.LETTING:
        plain = [form for form in plain if form.shape is not Shape.FINITE]
    found = parted or plain
    return found[0] if found else None


def particle_of(tokens: list[Token], index: int, particle: str) -> int | None:
    """Where the particle of a verb stands: at the end of its clause."""
    commas = 0
    for place in range(index + 1, min(index + _TOKENS_TO_PARTICLE, len(tokens))):
        token = tokens[place]
        commas += token.text == ","
        if token.quotation or token.text in ";:" or commas > _COMMAS_TO_PARTICLE:
            return None
        if token.lower == particle and not token.is_capital:
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            if following is None or not following.is_word or following.lower in ("und", "dass", "als"):
                return place
    return None


def is_denied(tokens: list[Token], index: int, clause: Phrase) -> bool:
    """Whether nobody is said to have said it: after "nicht" and "nie", "niemand", "wenn" and "ob"."""
    joints = [place for place in range(clause.first, clause.last + 1) if tokens[place].lower == "und"]
    first = max((place for place in joints if place < index), default=clause.first)
    last = min((place for place in joints if place > index), default=clause.last)
    words = [tokens[place].lower for place in range(first, last + 1) if not tokens[place].quoted]
    only = any(one == "nicht" and other == "nur" for one, other in pairwise(words))
    denied = not german.NEGATIONS.isdisjoint(words) and not only
    return denied or tokens[clause.first].lower in german.CONDITIONS


def is_reflexive(tokens: list[Token], index: int, form: Form) -> bool:
    """Whether a verb is about its subject itself: "meldete sich"; and "heißen" without "es"."""
    around = [tokens[place].lower for place in (index - 1, index + 1) if 0 <= place < len(tokens)]
    if "it" in form.takes:
        return "es" not in around
    return "sich" in around[-1:] and "noun" not in form.takes


def is_attribute(tokens: list[Token], index: int) -> bool:
    """Whether a form is a participle before a noun: "der vermuteten Summe"."""
    if index == 0 or index + 1 >= len(tokens) or not tokens[index + 1].is_capital:
        return False
    return is_adjective(tokens[index]) and tokens[index - 1].lower in german.ARTICLES | german.PREPOSITIONS
