"""A checked quotation as JSON for programs and as plain text for a terminal. Knows how, not what, to judge."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from answer.check import Change, Check, Verdict
from answer.phrases import phrase
from answer.render import cited


def check_to_json(checked: Check) -> dict[str, Any]:
    """The check as an object of plain values."""
    return asdict(checked)


def check_to_text(checked: Check) -> str:
    """The check for a terminal: the verdict, what differs, and the places."""
    lines = [verdict_sentence(checked)]
    if checked.omissions:
        lines.append(phrase("check_omissions"))
    if checked.changes:
        lines.append("    " + _compared(checked.changes))
    return "\n\n".join([*lines, *map(cited, checked.citations)])


def verdict_sentence(checked: Check) -> str:
    """The verdict in a sentence."""
    if checked.verdict is Verdict.VERBATIM and checked.claimed:
        return phrase("check_confirmed" if checked.confirmed else "check_unattributed", claimed=checked.claimed)
    speaker = next((one.speaker for one in checked.citations if one.speaker), None)
    return phrase(f"check_{checked.verdict}", claimed=checked.claimed, speaker=speaker)


def _compared(changes: Sequence[Change]) -> str:
    """The source's words, and in brackets what the quotation has in their place."""
    return " ".join(one.real if one.same else f"[{one.quoted or '–'} → {one.real or '–'}]" for one in changes)
