"""Who acts: known wherever a request is worked on, without handing it through every function.

The gate sets it for each request, and the page for each of its events; threads that are begun meanwhile take it along.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from answer.phrases import phrase
from index.errors import NotAllowed


class Role(StrEnum):
    """What somebody may do: a reader asks and reads; an editor also adds and removes documents and reads the record."""

    NONE = "none"
    READER = "reader"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. Without accounts it is somebody without a name, who may do everything."""

    name: str
    role: Role
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether they may ask and read."""
        return self.role is not Role.NONE

    @property
    def may_edit(self) -> bool:
        """Whether they may add and remove documents."""
        return self.role is Role.EDITOR


STRANGER = Actor("", Role.NONE)
"""Somebody who has not signed in; also whoever acts where nobody has said who does, so that a slip closes a door."""
ACTING: ContextVar[Actor] = ContextVar("acting", default=STRANGER)


def acting() -> Actor:
    """Who acts."""
    return ACTING.get()


def require_editor() -> None:
    """Go on only where who acts may add and remove documents.

    :raises NotAllowed: when they may not.
    """
    if not acting().may_edit:
        raise NotAllowed(phrase("editors_only"))
