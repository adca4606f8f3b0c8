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
# Words that no sentence and hardly a heading ends with: what follows belongs to them.
_EXPECTANT = frozenset(
    "a an the of to in on at by for from with without and or but nor as than that which who whose whom this these"
    " those its their his her our your my between among against into about under over after before because while if"
    " when where is are was were be been has have had will would can could may said says told called named including"
    " der die das des dem den ein eine einer eines einem einen und oder aber von vom zu zum zur mit für auf aus bei im"
    " am durch gegen ohne um nach vor"
    " über unter zwischen als wie dass weil wenn ist sind war waren hat haben wird werden"
    " le la les un une du de et ou mais à au aux par pour avec sans dans sur sous entre que qui est sont a ont"
    " el los las una del y o pero con por para en sin sobre entre que es son il lo gli e di da con per tra che".split()
)
_NOUN_ALONE = re.compile(
    r"(?:The|A|An|Its|Their|Der|Die|Das|Ein|Eine|Le|La|Les|L['’]|El|Los|Las|Il) ?[\w-]+(?: [a-z][\w-]*)?$"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\W?$")
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
        return is_open(before) or _reaches_end(blocks, place)
    if place + 1 < len(blocks) and not ends_sentence(block.text) and continues_sentence(blocks[place + 1].text):
        # A name, mostly a link's text, between two pieces.
        bare = bool(_CLOSING.match(blocks[place + 1].text))
        return bare or place > start + 1 or is_open(before) or bool(_NOUN_ALONE.match(before))
    return is_open(before)


def is_open(text: str) -> bool:
    """Whether a text ends where no sentence can: after a comma, or a word that wants another behind it."""
    last = _LAST_WORD.search(text[-40:])
    return text.endswith(",") or bool(last and last[1] in _EXPECTANT and text[-1].isalpha())


def _reaches_end(blocks: list[Block], place: int) -> bool:
    """Whether the pieces from `place` come to the end of a sentence, as a broken sentence does and a list does not."""
    for block in blocks[place : place + _REACH]:
        if ends_sentence(block.text):
            return True
        if block.kind != "paragraph":
            return False
    return False
