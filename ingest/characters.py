"""Canonical characters: one way to write what looks the same, and nothing that cannot be seen.

Owns single characters only; lines and paragraphs are laid out elsewhere.
"""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control, format and unassigned-use characters that carry no text: soft hyphen, zero-width space and joiners of
# words, direction marks, byte order marks, interlinear marks, tags, lone surrogates.
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\xad\\u034f\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e"
    "\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\U000e0000-\\U000e007f\\ud800-\\udfff]"
)


_UNTOLD = re.compile(r"[\W_]+")
_JOINERS = re.compile("[\\u200c\\u200d]+")
_EUROPEAN = re.compile("[\\x00-\\u058f\\u1e00-\\u1fff]")


def canonical_characters(text: str) -> str:
    r"""The text in Unicode NFC with "\n" line ends, plain spaces, and no control or invisible characters.

    Zero-width joiners stay where they spell: in Indic and Arabic scripts and in emoji, not beside European letters.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    # Composed first, so that what stands beside a joiner is seen in its final form.
    text = _JOINERS.sub(_keep_spelling, unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", text)


def _keep_spelling(joiners: re.Match[str]) -> str:
    before, after = (
        joiners.string[joiners.start() - 1 : joiners.start()],
        joiners.string[joiners.end() : joiners.end() + 1],
    )
    between = before and after and not _EUROPEAN.match(before) and not _EUROPEAN.match(after)
    return joiners.group() if between else ""


def fold(text: str) -> str:
    """The text as one compares titles: letters and digits only, case ignored."""
    return _UNTOLD.sub("", text.casefold())
