"""Finds who speaks in a German clause: before a verb that stands second, behind it, or before an apposition.

Owns what may be a subject. Knows no verbs of saying.
"""

from ingest.statements.rules.german.phrases import (
    behind_time,
    clause_of,
    is_adjective,
    phrase_at,
    skipped,
    with_appositions,
)
from ingest.statements.rules.tokens import Phrase, Token
from text import german

_TOKENS_OF_ANTECEDENT = 8
"""How long a noun phrase before a relative clause may be."""


def subject_of(tokens: list[Token], clause: Phrase) -> Phrase | None:
    """The subject of a clause whose verb is any: its beginning, or what stands behind the word after that."""
    first = clause.first
    phrase = phrase_at(tokens, first, whole=True) if may_be_subject(tokens, first) else None
    if phrase or not tokens[first].is_capital:
        return phrase or resumed(tokens, clause)
    while first < clause.last and tokens[first].lower in german.ADVERBS:
        first += 1
    verb = first
    if tokens[first].lower in german.PREPOSITIONS:
        lead = phrase_at(tokens, first + 1)
        verb = behind_time(tokens, lead.last + 1 if lead else first + 1, clause.last)
    return subject_after(tokens, verb + 1, clause.last)


def about_whom(tokens: list[Token]) -> Phrase | None:
    """Who is the subject that a sentence begins with, where that is plainly somebody who may speak."""
    phrase = subject_of(tokens, clause_of(tokens, 0)) if tokens else None
    return phrase if phrase and may_speak(tokens, phrase) else None


def may_speak(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a phrase is plainly a person's: a pronoun, a role, or a name of several words without an article."""
    words = tokens[phrase.first : phrase.last + 1]
    if words[0].lower in german.PRONOUNS:
        return True
    is_role = any(token.is_capital and token.lower.endswith(german.ROLES) for token in words[:3])
    return is_role or (
        len(words) > 1 and all(token.is_capital for token in words) and words[0].lower not in german.ARTICLES
    )


def may_be_subject(tokens: list[Token], first: int) -> bool:
    """Whether a subject may begin with a word: a pronoun, an article in the nominative, or a noun without one."""
    word = tokens[first].lower
    if word in german.FIRST_PERSON or word in german.ADVERBS | german.PREPOSITIONS | german.SUBORDINATORS:
        return False
    if word in german.ARTICLES:
        adjective = next((token for token in tokens[first + 1 : first + 2] if is_adjective(token)), None)
        described = adjective is not None and adjective.lower.endswith("en")
        return word in german.NOMINATIVE and not (word == "der" and described)
    return word not in german.TIMES and word not in ("es", "zu")


def subject_before(tokens: list[Token], first: int, finite: int) -> Phrase | None:
    """The subject before a verb that stands second."""
    while first < finite and tokens[first].lower in german.CONJUNCTIONS:
        first += 1
    if first >= finite or tokens[first].quoted or not may_be_subject(tokens, first):
        return None
    if tokens[first].lower in ("das", "dies") and first == finite - 1:
        return None
    phrase = phrase_at(tokens, first, whole=True)
    if phrase is None or phrase.last >= finite:
        return None
    behind = finite + 1
    follows = behind < len(tokens) and tokens[behind].lower in german.PRONOUNS and tokens[behind].lower != "sie"
    return None if follows else phrase


def subject_after(tokens: list[Token], first: int, last: int) -> Phrase | None:
    """The subject behind a verb."""
    for place in skipped(tokens, first, last):
        if tokens[place].lower in german.FIRST_PERSON or tokens[place].lower == "es":
            return None
        may_be = not tokens[place].quoted and may_be_subject(tokens, place)
        phrase = phrase_at(tokens, place) if may_be else None
        if phrase:
            return with_appositions(tokens, phrase)
        if not tokens[place].is_word:
            return None
    return None


def resumed(tokens: list[Token], clause: Phrase) -> Phrase | None:
    """The subject before what stands between commas: "Kolb, Sprecher der Stadt, sagte"."""
    comma = clause.first - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    inner = clause_of(tokens, comma - 1)
    opening = inner.first - 1
    if opening < 1 or tokens[opening].text != ",":
        return None
    head = clause_of(tokens, opening - 1)
    first = head.first + (tokens[head.first].lower in german.CONJUNCTIONS)
    phrase = phrase_at(tokens, first, whole=True) if may_be_subject(tokens, first) else None
    is_first = first in (0, head.first + 1) or tokens[head.first - 1].text in ":;"
    inserted = phrase_at(tokens, inner.first, whole=True)
    is_whole = phrase is not None and phrase.last == head.last
    if phrase is None or not is_first or not (is_whole or (inserted and inserted.last == inner.last)):
        return None
    is_apposed = inserted is not None and inserted.last == inner.last
    return Phrase(phrase.first, comma - 1) if is_apposed else phrase


def antecedent(tokens: list[Token], relative: int) -> Phrase | None:
    """The noun phrase right before a relative clause."""
    end = relative - 2
    for first in range(max(0, end - _TOKENS_OF_ANTECEDENT), end + 1):
        phrase = phrase_at(tokens, first)
        if phrase and phrase.last == end and not (first and tokens[first - 1].lower in german.GENITIVE):
            return phrase
    return None


def particle_name(tokens: list[Token], first: int, finite: int) -> Phrase | None:
    """A name that a sentence begins with and that begins with a small word: "Von der Leyen sagte"."""
    name = phrase_at(tokens, first + 1) if tokens[first].text in ("Von", "Van", "De") else None
    return Phrase(first, name.last) if name and name.last == finite - 1 else None
