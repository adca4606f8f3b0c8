"""Reads the earlier turns of a conversation as programs and public question sets write them."""

import re
from functools import cache

from answer.phrases import wording
from answer.records import Turn
from index.errors import QuestionError
from text.spoken import LANGUAGES

_DECLINES = ("refusal", "other_language_declined")
"""The sentences that a refusal begins with, one or the other, in any language."""
_FIELD = re.compile(r"\\\{\w+\\\}")
_WRONG = 'has a "history" that is no list of {"role", "text"}'


def read_history(history: object) -> tuple[Turn, ...]:
    """Read turns from plain values, oldest first.

    :param history: a list of {"role", "text"}, or None; public sets say "speaker" for "role" and "agent" for
        "assistant".
    :return: the turns.
    :raises QuestionError: when it is anything else.
    """
    if history is not None and not isinstance(history, list):
        raise QuestionError(_WRONG)
    try:
        turns = [(turn.get("role", turn.get("speaker")), turn["text"]) for turn in history or ()]
    except (AttributeError, KeyError, TypeError) as error:
        raise QuestionError(_WRONG) from error
    return tuple(Turn("user" if role == "user" else "assistant", str(text)) for role, text in turns)


def is_refusal(text: str) -> bool:
    """Whether what the assistant said was that the documents do not answer; however a program passes it on."""
    return _declines().match(text.lstrip(" \n>*_#")) is not None


@cache
def _declines() -> re.Pattern[str]:
    """The whole sentences: what an answer is headed with where it is in another language begins like a refusal."""
    sentences = (re.escape(wording(name, spoken)) for name in _DECLINES for spoken in LANGUAGES)
    return re.compile("|".join(_FIELD.sub(".+?", one) for one in sentences))
