"""Finds where begins what a verb of saying takes: a clause, an infinitive, a question or a thing.

Knows the words after the verb only; where it ends is told by contents.py.
"""

from itertools import pairwise

from ingest.statements.rules.tokens import Token
from text import speech
from text.numbers import UNITS

TOKENS_TO_CONTENT = 14
"""How many tokens after a verb its content may begin."""
_AFTER_COMMA = ("dass", "ob")
_ADVERBIAL = speech.TIMES | speech.PREPOSITIONS - {"despite", "like", "unlike"}
_NO_CONTENT = speech.AUXILIARIES | {"according"}
_NO_OBJECT = speech.CONJUNCTIONS | speech.ADVERBS | speech.PREPOSITIONS
_NOMINATIVES = ("he", "she", "they", "there")
_SUBJECTS = (*_NOMINATIVES, "it")
_FIGURES = frozenset("$ € £ about around over nearly almost up between half".split()) | UNITS.keys()


def content_start(tokens: list[Token], after: int, takes: frozenset[str]) -> int | None:
    """Where the content begins that follows a verb which ends before `after`; None when nothing fits what it takes."""
    if after + 1 < len(tokens) and tokens[after].text == "," and tokens[after + 1].lower in _AFTER_COMMA:
        after += 1
    if after >= len(tokens) or tokens[after].quotation or not (tokens[after].is_word or tokens[after].text in "$€£:"):
        return None
    word = tokens[after].lower
    if word in _NO_CONTENT:
        return None
    marked = takes & {"clause", "that", "told", "whether"} and word in speech.COMPLEMENTIZERS
    if marked or (word == "to" and "to" in takes) or (takes & {"that", "clause"} and word in _NOMINATIVES):
        return after
    if takes & {"told", "told-to"}:
        return _after_addressee(tokens, after, takes)
    if "clause" in takes:
        return _bare_clause(tokens, after)
    if takes & {"that", "whether"} and word in _ADVERBIAL:
        return _marked_clause(tokens, after)
    return _object(tokens, after, takes)


def _object(tokens: list[Token], after: int, takes: frozenset[str]) -> int | None:
    """Where the thing begins that somebody denies, accuses or names."""
    word = tokens[after].lower
    if "named" in takes:
        return None if tokens[after].quoted or word in _NO_OBJECT - {"for", "on"} else after
    if "at" in takes:
        return after if word not in _NO_OBJECT and _is_measured(tokens[after : after + TOKENS_TO_CONTENT]) else None
    return after if "object" in takes and word not in _NO_OBJECT else None


def _is_measured(tokens: list[Token]) -> bool:
    """Whether "at" and a figure follow something: "the value at 54 billion euros"."""
    pairs = pairwise(tokens)
    return any(one.lower == "at" and (other.text[0].isdigit() or other.lower in _FIGURES) for one, other in pairs)


def _bare_clause(tokens: list[Token], after: int) -> int | None:
    """Where a clause without "that" begins: at once, or after an adverbial where "that" or a pronoun shows it."""
    word = tokens[after].lower
    if word in _ADVERBIAL or word in ("so", "and", "but", "less", "more"):
        return _marked_clause(tokens, after)
    return after


def _marked_clause(tokens: list[Token], after: int) -> int | None:
    for index in range(after, min(after + TOKENS_TO_CONTENT, len(tokens))):
        token = tokens[index]
        if not token.is_word and token.text not in "'’,":
            return None
        if token.lower in ("that", "whether"):
            return index
        if index > after and token.lower in _SUBJECTS and tokens[index - 1].lower != "that":
            return index
    return None


def _after_addressee(tokens: list[Token], after: int, takes: frozenset[str]) -> int | None:
    """Where the content begins after the person told."""
    told_to = "told-to" in takes
    marks = {"that", "whether", "if", "how", "what", "why", *(("to", "about") if told_to else _SUBJECTS)}
    for index in range(after + 1, min(after + TOKENS_TO_CONTENT, len(tokens))):
        token = tokens[index]
        if not token.is_word and token.lower != "'s":
            return None
        if token.lower in marks or (token.lower == "to" and index == after + 1):
            return index
    return None
