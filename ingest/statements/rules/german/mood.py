"""Tells a German sentence that reports from one that tells, by the mood of its verbs.

The present subjunctive has hardly another use in news. The past one has: it counts only where a report goes on.
"""

from ingest.statements.rules.german.phrases import clause_of
from ingest.statements.rules.tokens import Phrase, Token
from text import german

_COMPARING = ("als", "wenn", "falls", "damit", "dass", "ob")
_LEAST_LETTERS = 4


def is_reported(tokens: list[Token], *, is_open: bool) -> bool:
    """Whether a sentence is in reported speech.

    :param tokens: the sentence.
    :param is_open: whether the sentence right before it says what somebody said.
    :return: whether the verb of one of its main clauses is in the subjunctive.
    """
    is_hearsay = is_open and _is_hearsay(tokens)
    return is_hearsay or any(_is_verb(tokens, index, is_open=is_open) for index in range(1, len(tokens)))


def _is_hearsay(tokens: list[Token]) -> bool:
    """Whether something is said to have happened: "soll … verletzt worden sein"."""
    words = [token.lower for token in tokens if token.is_word]
    return not {"soll", "sollen"}.isdisjoint(words) and words[-1:] in (["sein"], ["haben"])


def _is_verb(tokens: list[Token], index: int, *, is_open: bool) -> bool:
    """Whether a word is a verb in the subjunctive, in a clause that is nobody's wish, comparison or condition."""
    token = tokens[index]
    if token.quoted or token.is_capital:
        return False
    is_sure = token.lower in german.SUBJUNCTIVE
    if not (is_sure or (is_open and token.lower in german.PAST_SUBJUNCTIVE) or _may_be_present(tokens, index)):
        return False
    clause = clause_of(tokens, index)
    words = [tokens[place].lower for place in range(clause.first, clause.last + 1)]
    is_mine = not german.FIRST_PERSON.isdisjoint(words)
    return not is_mine and words[0] not in _COMPARING and not _is_set_phrase(tokens, index, clause)


def _is_set_phrase(tokens: list[Token], index: int, clause: Phrase) -> bool:
    """Whether "sei" has no report in it: "sei es", "es sei denn"."""
    if tokens[index].lower != "sei":
        return False
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return following == "denn" or (following == "es" and index == clause.first)


def _may_be_present(tokens: list[Token], index: int) -> bool:
    """Whether a word in -e stands where a verb does that is second: behind a subject, before no noun."""
    token, before = tokens[index], tokens[index - 1]
    if not token.lower.endswith("e") or token.lower.endswith("te") or len(token.lower) < _LEAST_LETTERS:
        return False
    if token.lower in german.NO_VERBS or not token.is_word:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    is_adjective = following is not None and following.is_word and following.is_capital
    clause = clause_of(tokens, index)
    earlier = {tokens[place].lower for place in range(clause.first, index)}
    if not earlier.isdisjoint(german.HAVING | german.BEING | german.MODALS | german.FORMS.keys()):
        return False
    behind = before.is_word and (before.is_capital or before.lower in ("er", "sie", "es", "man", "dies", "das"))
    return behind and not is_adjective
