"""Tells where sentences end, and joins those that were broken over blank lines.

Owns the evidence for a broken sentence. Where the evidence is thin the pieces stay as they are: two pieces of one
sentence are still its words, while a heading joined to a sentence is a sentence that nobody wrote.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Block

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
_NOUN_ALONE = re.compile(
    r"(?:The|A|An|Its|Their|Der|Die|Das|Ein|Eine|Le|La|Les|L['’]|El|Los|Las|Il) ?[\w-]+(?: [a-z][\w-]*)?$"
)
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)$")
_REACH = 12


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(_TERMINAL.search(line[-12:]))


def continues_sentence(line: str) -> bool:
    """Whether a line begins as only the rest of a sentence does: in lower case, or with closing punctuation."""
    return line[:1].islower() or bool(_CLOSING.match(line))


def join_fragments(blocks: Sequence[Block]) -> list[Block]:
    """Join the pieces of sentences that were broken over blank lines; done again, this changes nothing."""
    joined = list(blocks)
    while True:
        count = len(joined)
        joined = _join_once(joined)
        if len(joined) == count:
            return joined


def _join_once(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    start = 0
    while start < len(blocks):
        end = start + 1
        if blocks[start].kind == "paragraph":
            while end < len(blocks) and _belongs(blocks, start, end):
                end += 1
        joined.append(replace(blocks[start], text=_glue([block.text for block in blocks[start:end]])))
        start = end
    return joined


def _glue(pieces: list[str]) -> str:
    spaced = [piece if _CLOSING.match(piece) else " " + piece for piece in pieces[1:]]
    return pieces[0] + "".join(spaced)


def _belongs(blocks: list[Block], start: int, place: int) -> bool:
    """Whether the block at `place` goes on with the sentence that the blocks from `start` have begun."""
    before, block = blocks[place - 1].text, blocks[place]
    if block.kind != "paragraph" or ends_sentence(before) or not block.text:
        return False
    if _CLOSING.match(block.text):
        return True
    if block.text[0].islower():
        begun = not blocks[start].text[0].islower() and before[-1] not in ":;"
        return is_open(before) or (begun and _reaches_end(blocks, place))
    if place + 1 < len(blocks) and not ends_sentence(block.text) and continues_sentence(blocks[place + 1].text):
        # A name, mostly a link's text, between two pieces.
        bare = bool(_CLOSING.match(blocks[place + 1].text))
        return bare or place > start + 1 or is_open(before) or bool(_NOUN_ALONE.match(before))
    return _last_word(before) in _ALWAYS_OPEN


def is_open(text: str) -> bool:
    """Whether a text ends where no sentence can: after a comma, or a word that wants another behind it."""
    last = _last_word(text)
    return text.endswith(",") or last in _ALWAYS_OPEN or (last in _OFTEN_OPEN and not _ASKS.match(text))


def _last_word(text: str) -> str:
    """The word that a text ends with; empty when it ends with anything else."""
    match = _LAST_WORD.search(text[-40:])
    return match[1] if match else ""


def _reaches_end(blocks: list[Block], place: int) -> bool:
    """Whether the pieces from `place` come to the end of a sentence, as a broken sentence does and a list does not."""
    for block in blocks[place : place + _REACH]:
        if ends_sentence(block.text):
            return True
        if block.kind != "paragraph":
            return False
    return False
