"""Whether a line ends as sentences do, begins as the rest of one does, or leaves one open."""

import re

from text.word_lists import read_words

_TERMINAL = re.compile(r"[.!?…。！？।؟۔][\"'”’»›“‘)\]]*(?:\[\d+\])*$|[:;][\"”»]+$")
_CLOSING = re.compile(r"[.,;:!?…)\]”’»%]")
_OPEN = read_words("endings")
_ASKS = re.compile(
    r"(?:what|where|who|how|why|when|which|was|wer|wo|warum|wieso|qui|où|comment|qué|quién|dónde)\b", re.I
)
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)$")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(_TERMINAL.search(line[-12:]))


def continues_sentence(line: str) -> bool:
    """Whether a line begins as only the rest of a sentence does: in lower case, or with closing punctuation."""
    return line[:1].islower() or bool(_CLOSING.match(line))


def is_open(text: str) -> bool:
    """Whether a text ends where no sentence can: after a comma, or a word that wants another behind it."""
    last = _last_word(text)
    return text.endswith(",") or needs_another_word(text) or (last in _OPEN["often_open"] and not _ASKS.match(text))


def begins_with_closing(text: str) -> bool:
    """Whether a text begins with punctuation that ends what stands before it."""
    return bool(_CLOSING.match(text))


def needs_another_word(text: str) -> bool:
    """Whether a text ends with a word that neither a sentence nor a heading ends with."""
    return _last_word(text) in _OPEN["always_open"]


def _last_word(text: str) -> str:
    """The word that a text ends with; empty when it ends with anything else."""
    match = _LAST_WORD.search(text[-40:])
    return match[1] if match else ""


def is_prose(text: str) -> bool:
    """Whether a text is at least one sentence, not a label or a title."""
    return ends_sentence(text) and len(text.split()) >= 5
