"""Raised and lowered text in Markdown: `10^9^`, `CO~2~`, and the marks of notes, `[^1]`.

Owns the notations, which CommonMark has not and many programs write. Each becomes a node "raised" or "lowered" whose
content is the text. A note's text is a paragraph that begins with its mark.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline

_NOTE = re.compile(r"\[\^([^\s\]^]{1,40})\](:(?=\s))?")
_RAISED = re.compile(r"\^(?=[^\s^]*[^\W_])([\w+\-−–=(),.*]{1,10})\^")
_LOWERED = re.compile(r"(?<=[^\W_])~([0-9]{1,3}|[aehijk-pr-vx])~(?!~)")
# What a reader sees for a note named by a word is a number that only counting tells.
_SEEN = re.compile(r"[0-9]{1,3}|[a-zA-Z]|[^\w]{1,3}")


def read_heights(parser: MarkdownIt) -> MarkdownIt:
    """The parser, made to read these notations."""
    parser.inline.ruler.before("link", "note", _read_note)
    parser.inline.ruler.before("strikethrough", "raised", _reader("raised", _RAISED))
    parser.inline.ruler.before("strikethrough", "lowered", _reader("lowered", _LOWERED))
    parser.block.ruler.at("reference", _read_reference, {"alt": []})
    return parser


def _reader(kind: str, notation: re.Pattern[str]) -> Callable[[StateInline, bool], bool]:
    def read(state: StateInline, silent: bool) -> bool:
        match = notation.match(state.src, state.pos)
        if match is None:
            return False
        if not silent:
            state.push(kind, "", 0).content = match[1]
        state.pos = match.end()
        return True

    return read


def _read_note(state: StateInline, silent: bool) -> bool:
    match = _NOTE.match(state.src, state.pos)
    if match is None or (match[2] and state.pos):
        return False
    if not silent and _SEEN.fullmatch(match[1]):
        state.push("raised", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _read_reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read where a link leads to, but not the text of a note, which looks the same."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return not _NOTE.match(line) and reference(state, start, end, silent)
