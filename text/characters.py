"""Canonical characters: one way to write what looks the same, and nothing that cannot be seen.

Owns single characters only; lines and paragraphs are laid out elsewhere.
"""

import json
import re
import unicodedata
from typing import TypeVar

Values = TypeVar("Values")

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\u2028\u2029]")
_SPACES = re.compile(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control, format and unassigned-use characters that carry no text: soft hyphen, zero-width space and joiners of
# words, direction marks, byte order marks, interlinear marks, tags, lone surrogates.
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x9f\\xad\\u034f\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f\\ud800-\\udfff]"
)
# What is left of Windows-1252 read as Latin-1: as control characters these have no place in text, as quotation marks,
# dashes and apostrophes they do. Five of them mean nothing in Windows-1252 either.
_MISREAD = re.compile("[\x80-\x9f]")
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
# A mark such as ’ or “ in UTF-8, each byte read as a character: no writer puts â before two control characters.
_MISREAD_BYTES = re.compile("\xe2\x80[\x90-\xbf]")
# Mainframes end lines with what is the ellipsis of Windows-1252; behind an ellipsis a blank or quotation mark follows.
_ENDS_LINES = re.compile("(?:[^\n\x80-\x9f]+\x85(?![\\s\"'”’])){2,}[^\n\x80-\x9f]*")
_MOST_MARKS = 30
"""As Unicode's own bound, of its stream-safe format."""
_MANY_MARKS = re.compile("[^\\w\\s\\x00-\u02ff]{31,}")
"""Marks are no letters; what else is none is seen to be no mark."""
_UNTOLD = re.compile(r"[\W_]+")
_JOINERS = re.compile("[\\u200c\\u200d]+")
_EUROPEAN = re.compile("[\\x00-\\u058f\\u1e00-\\u1fff]")


def canonical_characters(text: str) -> str:
    r"""The text in Unicode NFC with "\n" line ends, plain spaces, and no control or invisible characters.

    Zero-width joiners stay where they spell: in Indic and Arabic scripts and in emoji, not beside European letters.
    """
    text = _LINE_ENDS.sub("\n", mend_misread(text))
    text = few_marks(_UNSEEN.sub("", _SPACES.sub(" ", text)))
    # Composed first, so that what stands beside a joiner is seen in its final form.
    text = _JOINERS.sub(_keep_spelling, unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", text)


def few_marks(text: str) -> str:
    """The text with no more marks on a character than any script sets; putting many in order takes for ever."""
    return _MANY_MARKS.sub(_leave_few, text)


def _leave_few(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in run.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def mend_misread(text: str) -> str:
    """The text with what was written in Windows-1252 or UTF-8, but read as Latin-1, as its writer wrote it."""
    if not _MISREAD.search(text):
        return text
    if _ENDS_LINES.fullmatch(text):
        return text.replace("\x85", "\n")
    text = _MISREAD_BYTES.sub(lambda mark: mark.group().encode("latin-1").decode(), text)
    return text.translate(_WINDOWS)


def _keep_spelling(joiners: re.Match[str]) -> str:
    before, after = (
        joiners.string[joiners.start() - 1 : joiners.start()],
        joiners.string[joiners.end() : joiners.end() + 1],
    )
    between = before and after and not _EUROPEAN.match(before) and not _EUROPEAN.match(after)
    return joiners.group() if between else ""


def one_line(text: str) -> str:
    """A text in canonical characters on one line, with single blanks and none around it."""
    return " ".join(canonical_characters(text).split())


def fold(text: str) -> str:
    """The text as one compares titles: letters and digits only, case ignored."""
    return _UNTOLD.sub("", text.casefold())


def whole_characters(values: Values) -> Values:
    """The same values of JSON, with "?" for every half of a character.

    JSON can escape one half of a surrogate pair alone. It is no character: no model reads it, and no answer that
    repeats the question could be sent.
    """
    mended: Values = json.loads(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"))
    return mended


SOFT_HYPHEN = "\u00ad"
