"""Whose words a place has that a quotation was found at, and whether its parts are one speaker's.

Knows statements and names; no verdicts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer.check.places import Place
from answer.speakers.identity import Sameness
from answer.speakers.lookup import (
    is_any_speaker,
    may_be_any_speaker,
    printed,
    shared,
    speaker_of,
    speaks_as,
    speaks_for,
    statement_at,
    statements_in,
    writers,
)
from index.records import Statement
from text.spans import Span

_MEANT = re.compile(r"^(?:he|she|it|they|who|the|this|that|its|his|her|their)\b|spokes", re.IGNORECASE)
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a place has.

    `sameness` is whether they are those of the one claimed, `through` who says them for the one claimed; `statement`
    is the one that has all parts, and `is_stitched` whether they are not one speaker's.
    """

    sameness: Sameness
    through: str | None
    statement: Statement | None
    is_stitched: bool


def voice_of(place: Place, statements: Sequence[Statement], claimed: str | None) -> Voice:
    """Say whose words a place has.

    :param place: where the parts of a quotation stand.
    :param statements: those of its document.
    :param claimed: who is claimed to have said them, if anybody is.
    :return: the voice.
    """
    spoken = [statement_at(statements, part, claimed) for part in place.parts]
    whole = next((one for one in statements if all(_has_most(one, part) for part in place.parts)), None)
    is_stitched = len(place.parts) > 1 and whole is None and _are_others(place, statements, spoken, claimed)
    if claimed is None:
        return Voice(Sameness.OTHER, None, whole, is_stitched)
    text, held = place.document.text, statements_in(statements, place.span)
    if not held and is_any_speaker(claimed, writers(place.document), text):
        return Voice(Sameness.SAME, None, whole, is_stitched=False)
    theirs = [(speaks_as(claimed, one, statements, text), one) for one in held]
    known, said = max(theirs, key=lambda pair: pair[0], default=(Sameness.OTHER, None))
    if known is Sameness.OTHER and any(_is_unknown(one, text) for one in held):
        known = Sameness.UNCLEAR
    if known is Sameness.SAME and said and not _is_only(place, said, held, claimed, statements):
        known = Sameness.UNCLEAR
    through = _through(claimed, said, text) if said and known is Sameness.SAME else None
    return Voice(known, through, whole, is_stitched)


def _through(claimed: str, said: Statement, text: str) -> str | None:
    """Who says words for the one claimed; None when these do so themselves."""
    name = speaker_of(said, text)
    if is_any_speaker(claimed, (said.speaker_name, printed(said, text)), text) or not speaks_for(claimed, said, text):
        return None
    return name


def _is_only(
    place: Place, said: Statement, held: Sequence[Statement], claimed: str, statements: Sequence[Statement]
) -> bool:
    """Whether most of the words are of the one claimed, and none the direct words of somebody else."""
    text = place.document.text
    theirs = [one for one in held if speaks_as(claimed, one, statements, text) is Sameness.SAME]
    others = [one for one in held if one.direct and one not in theirs]
    kept = sum(part.end - part.start for part in place.parts)
    most = max(sum(shared(one, part) for part in place.parts) for one in theirs)
    is_within = any(shared(said, part) for one in others for part in one.contents)
    return (not others or is_within) and most > _MOSTLY * kept


def _are_others(
    place: Place, statements: Sequence[Statement], spoken: Sequence[Statement | None], claimed: str | None
) -> bool:
    """Whether the parts are of several: of two speakers, or some of the one claimed and some of nobody."""
    document = place.document
    known = [
        name
        for one in spoken
        if one and not _is_unknown(one, document.text) and (name := speaker_of(one, document.text))
    ]
    if any(not may_be_any_speaker(name, known[:1], document.text) for name in known):
        return True
    if claimed is None or is_any_speaker(claimed, writers(document), document.text):
        return False
    theirs = [
        bool(one and (_is_unknown(one, document.text) or speaks_as(claimed, one, statements, document.text)))
        for one in spoken
    ]
    return any(theirs) and not all(theirs)


def _is_unknown(statement: Statement, text: str) -> bool:
    """Whether a document does not say who speaks, so that it may be anybody named before: "she", "a spokesman"."""
    return statement.speaker_name is None and bool(_MEANT.search(printed(statement, text) or "it"))


def _has_most(statement: Statement, part: Span) -> bool:
    return shared(statement, part) > _MOSTLY * (part.end - part.start)
