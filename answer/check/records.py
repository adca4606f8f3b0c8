"""The records of a checked quotation: frozen, and complete enough to be shown. Know nothing of how they were made."""

from dataclasses import dataclass
from enum import StrEnum

from answer.check.places import Change
from answer.records import Citation


class Verdict(StrEnum):
    """What became of a quotation."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    CUT = "cut"
    STITCHED = "stitched"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict, and what it rests on.

    `words` are those that were looked for, `claimed` who is claimed to have said them. `citations` are the places where
    they stand or, when they are altered, where the nearest real words stand, which `changes` compares with them; of
    words that are cut `changes` has what is left out, and of stitched ones each piece is cited.
    `confirmed` is whether the first place has them said by the one claimed, `through` who says them for the one
    claimed, and `unclear` whether the speaker there may or may not be the one claimed. `omissions` is whether the
    quotation marks words as left out, `added` what it has in brackets, which is the quoter's, and `apart` whether its
    pieces, which are not given as one, stand apart in the source or in another order.
    """

    text: str
    words: str
    claimed: str | None
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    changes: tuple[Change, ...] = ()
    confirmed: bool = False
    omissions: bool = False
    through: str | None = None
    unclear: bool = False
    added: tuple[str, ...] = ()
    apart: bool = False
