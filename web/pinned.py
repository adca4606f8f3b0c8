"""A quotation that is pinned in a dossier, as it is shown."""

from dataclasses import dataclass

from answer.records import Citation
from index.kept import KeptPin

LONGEST_NOTE = 4_000
"""In characters, of what is noted beside one: two pages."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pin with its quotation; None where that went with its document, or is of another version."""

    pin: KeptPin
    citation: Citation | None
