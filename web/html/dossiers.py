"""Dossiers as pages: their list, one with its quotations, and where to pin one."""

from collections.abc import Mapping, Sequence

from answer.phrases import phrase
from answer.records import Citation
from index.kept import Shelved
from web.html.kept import LONGEST_TITLE
from web.html.render import render
from web.pinned import LONGEST_NOTE, Pinned


def dossier_page(
    kept: Shelved,
    pinned: Sequence[Pinned],
    changed: Sequence[str],
    formats: Mapping[str, str],
    *,
    is_own: bool,
    has_unpinned: bool = False,
) -> str:
    """A dossier with its quotations, in their order.

    :param kept: as it is kept.
    :param pinned: what is pinned in it.
    :param changed: the ids of pins whose words do not stand in their document as they did.
    :param formats: in which it is exported.
    :param is_own: whether it is that of who reads it, who may change it.
    :param has_unpinned: whether a quotation was taken out just now, and can be had back.
    :return: the page.
    """
    more = {"is_own": is_own, "has_unpinned": has_unpinned, "formats": formats, "longest_note": LONGEST_NOTE}
    return render("dossier", title=kept.title, kept=kept, pinned=pinned, changed=changed, **more)


def pin_page(cited: Citation, found: Sequence[Shelved]) -> str:
    """Where to choose the dossier that a quotation is pinned into.

    :param cited: the quotation.
    :param found: the dossiers of who acts, that changed last first.
    :return: the page.
    """
    more = {"longest": LONGEST_TITLE, "longest_note": LONGEST_NOTE}
    return render("pin", title=phrase("pin_title"), citation=cited, found=found, **more)
