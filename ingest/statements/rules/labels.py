"""Finds quotations that no verb attributes: behind a label ("Kolb: “…”"), a colon or a dash, or before a signature."""

from itertools import pairwise

from ingest.statements.rules.contents import Attribution
from ingest.statements.rules.openings import last_subject
from ingest.statements.rules.subjects import subject_before
from ingest.statements.rules.tokens import Phrase, Token
from text import speech

_DASHES = frozenset("—–-")
_MARKS = _DASHES | {":"}
_TOKENS_OF_LABEL, _TOKENS_OF_SIGNATURE = 5, 4
"""A name with a title or an office, at most."""


def labelled(tokens: list[Token]) -> list[Attribution]:
    """The turns of an exchange: quotations that each have who speaks before them, "Kolb: “…” Orsic: “…”"."""
    turns, begin = list[Attribution](), 0
    for index in (index for index, token in enumerate(tokens) if token.quotation):
        mark = index - 1
        if mark > begin and tokens[mark].text in _MARKS and _is_label(tokens[begin:mark]):
            turns.append(_behind_label(tokens, begin, mark))
        begin = index + 1
    return turns if len(turns) > 1 else []


def _behind_label(tokens: list[Token], begin: int, mark: int) -> Attribution:
    speaker = None if _is_letter(tokens[begin:mark]) else Phrase(begin, mark - 1)
    return Attribution(Phrase(mark, mark), speaker, (Phrase(mark + 1, mark + 1),))


def _is_label(tokens: list[Token]) -> bool:
    """Whether words name who speaks and nothing else."""
    if len(tokens) > _TOKENS_OF_LABEL or any(token.lower in speech.CUES and not token.is_capital for token in tokens):
        return False
    return _is_letter(tokens) or subject_before(tokens, len(tokens)) == Phrase(0, len(tokens) - 1)


def _is_letter(tokens: list[Token]) -> bool:
    """Whether a label is the "Q" of a question or the "A" of an answer, which name nobody."""
    return len(tokens) == 1 and tokens[0].text in ("Q", "A")


def unspoken(tokens: list[Token]) -> list[Attribution]:
    """A quotation without a verb of saying: after a colon or a label, or before a dash and a signature."""
    for index, (token, following) in enumerate(pairwise(tokens)):
        if token.text in _DASHES and following.quotation and _is_label(tokens[:index]):
            return [_behind_label(tokens, 0, index)]
        if token.text == ":" and following.quotation:
            speaker = last_subject(tokens, index)
            return [Attribution(Phrase(index, index), speaker, (Phrase(index + 1, index + 1),))] if speaker else []
        if token.quotation and following.text in "-–—―" and index + 2 < len(tokens):
            signed = tokens[index + 2 :]
            is_name = len(signed) <= _TOKENS_OF_SIGNATURE and all(item.is_capital for item in signed)
            speaker = Phrase(index + 2, len(tokens) - 1)
            return [Attribution(Phrase(index + 1, index + 1), speaker, (Phrase(index, index),))] if is_name else []
    return []
