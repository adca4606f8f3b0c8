"""Whose what is kept is: each has their own, and reads another's where that is shared."""

from answer.phrases import phrase
from index.errors import NotAllowed
from index.kept import Shelved
from index.settings import Settings
from index.shelf import Shelf
from web.access.acting import acting


def is_anybodys(settings: Settings) -> bool:
    """Whether all who reach the app are one: nothing is kept for them, who would read each other's."""
    return settings.open == "yes" and not acting().name


def require_keeping(settings: Settings) -> None:
    """Raise NotAllowed where nothing is kept, since all who reach the app are one."""
    if is_anybodys(settings):
        raise NotAllowed(phrase("nothing_kept"))


def is_own(kept: Shelved) -> bool:
    """Whether something that is kept is that of who acts."""
    return kept.owner == acting().name


def own(shelf: Shelf, id: str) -> Shelved | None:
    """The one with an id, deleted or not, if it is that of who acts; or None."""
    found = shelf.find(id)
    return found if found and is_own(found) else None


def readable(shelf: Shelf, id: str) -> Shelved | None:
    """The one with an id if who acts may read it, and it was not deleted; or None."""
    found = shelf.find(id)
    may_read = found and not found.is_removed and (found.is_shared or is_own(found))
    return found if may_read else None
