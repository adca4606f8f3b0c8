"""What the pages of conversations and of dossiers have in common: changes to them, and what is not there."""

from fastapi.responses import RedirectResponse, Response

from answer.phrases import phrase
from index.kept import Shelved
from index.settings import Settings
from index.shelf import Shelf
from web.access.audit import Deed, record
from web.api.forms import form_page
from web.html.document import problem_page
from web.html.kept import LONGEST_TITLE
from web.kept.owning import own
from web.later import LOOK_SECONDS, keep_wiping

_DEEDS = {"share": Deed.SHARED, "unshare": Deed.UNSHARED, "remove": Deed.REMOVED}


def removed_just_now(shelf: Shelf, id: str) -> Shelved | None:
    """The one of who acts with an id, if it was deleted and can be had back; or None."""
    found = own(shelf, id) if id else None
    return found if found and found.is_removed else None


def change(settings: Settings, shelf: Shelf, kept: Shelved, page: str, given: dict[str, str]) -> Response:
    """Do with something that is kept what a form asks for; what is no such deed is not done.

    :param settings: say whether it is recorded.
    :param shelf: where it is kept.
    :param kept: the conversation or dossier.
    :param page: the address of their list.
    :param given: what the form sends: the act, and a title.
    :return: what leads back to the list.
    :raises IndexFault: when it cannot be written.
    """
    act, title = given.get("act", ""), given.get("title", "").strip()
    if act in _DEEDS:
        record(settings, _DEEDS[act], f"{page}/{kept.id}", words=kept.title)
    match act:
        case "rename" if title:
            shelf.rename(kept.id, title[:LONGEST_TITLE])
        case "share" | "unshare":
            shelf.share(kept.id, is_shared=act == "share")
        case "bring-back":
            shelf.bring_back(kept.id)
        case "remove":
            shelf.remove(kept.id)
            keep_wiping(shelf.wipe_removed, LOOK_SECONDS)
    return RedirectResponse(f"{page}?removed={kept.id}" if act == "remove" else page, 303)


def missing_kept(what: str, **values: object) -> Response:
    """The page for what is not there, or not to be read; `what` is the phrase that says so, filled in with values."""
    return form_page(problem_page(phrase("not_there"), phrase(what, **values)), 404)
