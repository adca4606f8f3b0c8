"""Checked quotations as JSON for programs and as plain text for a terminal. Knows how, not what, to judge."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from answer.check.places import Change
from answer.check.records import Check, Verdict
from answer.phrases import phrase, quoted
from answer.render import cited


def checks_to_json(checked: Sequence[Check]) -> dict[str, Any]:
    """The checks of a text as one object of plain values: the first one's fields, and all under `quotations`."""
    all_of_them = [asdict(one) for one in checked]
    return {**all_of_them[0], "quotations": all_of_them}


def checks_to_text(checked: Sequence[Check]) -> str:
    """The checks of a text for a terminal; of several, each under its words."""
    if len(checked) == 1:
        return check_to_text(checked[0])
    return "\n\n\n".join(f"{quoted(one.words)}\n\n{check_to_text(one)}" for one in checked)


def check_to_text(checked: Check) -> str:
    """One check for a terminal: the verdict, what a reader must know of it, what differs, and the places."""
    lines = [verdict_sentence(checked), *notes(checked)]
    if checked.changes:
        lines.append("    " + _compared(checked.changes))
    return "\n\n".join([*lines, *map(cited, checked.citations)])


def verdict_sentence(checked: Check) -> str:
    """The verdict in a sentence."""
    speaker = next((one.speaker for one in checked.citations if one.speaker), None)
    return phrase(_sentence(checked), claimed=checked.claimed, speaker=speaker, through=checked.through)


def notes(checked: Check) -> list[str]:
    """What a reader must know of a verdict besides, in sentences."""
    found = []
    if checked.added:
        found.append(phrase("check_added", words=", ".join(f"[{one}]" for one in checked.added)))
    if checked.apart:
        found.append(phrase("check_apart"))
    if checked.omissions and checked.verdict is not Verdict.CUT:
        found.append(phrase("check_omissions"))
    return found


def _sentence(checked: Check) -> str:
    """The name of the sentence for a verdict."""
    if checked.verdict is not Verdict.VERBATIM or checked.claimed is None:
        return f"check_{checked.verdict}"
    if checked.unclear:
        return "check_unclear"
    if not checked.confirmed:
        return "check_unattributed"
    return "check_confirmed_through" if checked.through else "check_confirmed"


def _compared(changes: Sequence[Change]) -> str:
    """The source's words, and in brackets what the quotation has in their place."""
    return " ".join(one.real if one.same else f"[{one.quoted or '–'} → {one.real or '–'}]" for one in changes)
