"""Whether a line ends as sentences do, begins as the rest of one does, or leaves one open."""

import re

_TERMINAL = re.compile(r"[.!?…。！？।؟۔][\"'”’»›“‘)\]]*(?:\[\d+\])*$|[:;][\"”»]+$")


_CLOSING = re.compile(r"[.,;:!?…)\]”’»%]")


# Words that neither a sentence nor a heading ends with: what follows belongs to them.
_ALWAYS_OPEN = frozenset(
    "a an the of and or nor its their his her our your my der den dem ein eine einer eines einem einen und oder le la"
    " les un une du des et ou el los las una y lo gli".split()
)


# Words that a sentence hardly ends with; a heading may, such as "What comes after".
_OFTEN_OPEN = frozenset(
    "to in on at by for from with without but as than that which who whose whom this these those between among"
    " against into about under over after before because while if when where is are was were be been has have had will"
    " would can could may said says told called named including"
    " die das des von vom zu zum zur mit für auf aus bei im am durch gegen ohne um nach vor über unter zwischen als wie"
    " dass weil wenn ist sind war waren hat haben wird werden"
    " de mais à au aux par pour avec sans dans sur sous entre que qui est sont a ont"
    " del o pero con por para en sin sobre es son il e di da per tra che".split()
)


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
    return text.endswith(",") or needs_another_word(text) or (last in _OFTEN_OPEN and not _ASKS.match(text))


def begins_with_closing(text: str) -> bool:
    """Whether a text begins with punctuation that ends what stands before it."""
    return bool(_CLOSING.match(text))


def needs_another_word(text: str) -> bool:
    """Whether a text ends with a word that neither a sentence nor a heading ends with."""
    return _last_word(text) in _ALWAYS_OPEN


def _last_word(text: str) -> str:
    """The word that a text ends with; empty when it ends with anything else."""
    match = _LAST_WORD.search(text[-40:])
    return match[1] if match else ""


def is_prose(text: str) -> bool:
    """Whether a text is at least one sentence, not a label or a title."""
    return ends_sentence(text) and len(text.split()) >= 5
