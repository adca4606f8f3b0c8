"""Finds the subject that a sentence begins with, which may be that of its later verbs and of what it announces."""

from ingest.statements.rules.tokens import Phrase, Token, word_after
from text import roles, speech

_NO_NAMES = (
    speech.PREPOSITIONS
    | speech.CONJUNCTIONS
    | speech.FIRST_PERSON
    | speech.VAGUE
    | speech.ADVERBS
    | speech.AUXILIARIES
    | speech.DETERMINERS
)
_LEADS = ("but", "and", "however", "then", "so")


def leading_subject(tokens: list[Token], verb: int) -> Phrase | None:
    """The pronoun or name that a sentence begins with, as subject of its later verbs."""
    first = _behind_lead(tokens, verb)
    if first >= verb or tokens[first].quoted or not (tokens[first].is_capital or first):
        return None
    if tokens[first].lower in speech.PRONOUNS - {"who"}:
        return Phrase(first, first)
    is_name = tokens[first].is_capital and tokens[first].text != "Who"  # but "WHO" is
    return _leading_name(tokens, first, verb) if is_name else None


def _behind_lead(tokens: list[Token], verb: int) -> int:
    """Past "But" and past "In a statement,"."""
    first = 0
    while first < verb and tokens[first].lower in _LEADS:
        first += 1
    if first < verb and tokens[first].lower in speech.PREPOSITIONS | speech.TIMES:
        commas = [index for index in range(first, min(verb, first + 10)) if tokens[index].text == ","]
        return commas[0] + 1 if commas else verb
    return first


def last_subject(tokens: list[Token], end: int) -> Phrase | None:
    """The subject of what stands before `end`: a pronoun after the last comma, or without a comma the sentence's."""
    first = next((index + 1 for index in range(end - 1, -1, -1) if tokens[index].text == ","), None)
    if first is None:
        return leading_subject(tokens, end)
    return Phrase(first, first) if tokens[first].lower in speech.PRONOUNS - {"who"} else None


def _leading_name(tokens: list[Token], first: int, verb: int) -> Phrase | None:
    last = first
    while last + 1 < verb and (tokens[last + 1].is_capital and tokens[last + 1].is_word):
        last += 1
    word = tokens[first].lower
    if last == first and (word in _NO_NAMES or word.endswith(("ly", "ing", "ed"))):
        return None
    if word_after(tokens, last) == "'s":
        words = range(last + 2, min(last + 5, verb))
        return next((Phrase(first, index) for index in words if tokens[index].lower in roles.PAPERS), None)
    goes_on = tokens[last + 1].is_word or tokens[last + 1].text == ":"
    return Phrase(first, last) if goes_on else None
