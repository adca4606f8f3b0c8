"""Tells where sentences end, and joins those that blank lines broke.

Owns the evidence for a broken sentence. Knows nothing of where the lines came from.
"""

import re

from ingest.blocks import Block

_TERMINAL = re.compile(r"[.!?…。！？।؟][\"'”’»›“‘)\]]*(\[\d+\])*$|[:;][\"”»]*$")
_PUNCTUATION = re.compile(r"[.,;:!?…)\]”’]+(?=\s|$)")


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return bool(_TERMINAL.search(line[-12:]))


def join_fragments(blocks: list[Block]) -> list[Block]:
    """Join the pieces of sentences that were broken over blank lines."""
    joined: list[Block] = []
    for block in blocks:
        if joined and block.kind == joined[-1].kind == "paragraph" and _breaks(joined[-1].text, block.text):
            gap = "" if _PUNCTUATION.match(block.text) else " "
            joined[-1] = Block(joined[-1].text + gap + block.text)
        else:
            joined.append(block)
    return joined


def _breaks(before: str, after: str) -> bool:
    return not ends_sentence(before) and (after[0].islower() or bool(_PUNCTUATION.match(after)))
