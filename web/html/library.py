"""The Library as HTML: the table of documents, the question before some are removed, and what was removed lately."""

from collections.abc import Sequence

from answer.phrases import phrase, plural
from index.bin import Removal
from index.collections import LONGEST_NAME
from web.html.filters import grouped
from web.html.pages import pages_of, part
from web.html.render import line, render
from web.listing import PAGE_ROWS, Entry, View, matching

_MOST_TITLES = 8
"""How many titles are named before they are removed: as many as are read."""
_MOST_REMOVALS = 5
"""How many removals are shown: who had more of them by mistake finds the next when one is back."""
_COLUMNS = (
    ("title", "document"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("", "pages"),
    ("passages", "passages"),
    ("added", "added_from"),
)
"""By what each column orders, and the phrase of its name."""


def library_html(
    entries: Sequence[Entry], view: View | None = None, collections: Sequence[str] = (), *, may_edit: bool = True
) -> str:
    """A page of the table of documents.

    :param entries: all documents, in the order of the view.
    :param view: what of it is looked at.
    :param collections: the names of those that there are, into which documents can be put.
    :param may_edit: whether who looks can remove documents and put them into collections.
    :return: the page; a sentence where there is nothing.
    """
    view = view or View()
    if not entries:
        return line("note", phrase("library_empty"))
    found = matching(entries, view.words)
    if not found:
        return line("note", phrase("library_unmatched", documents=plural(len(entries), "document"), words=view.words))
    pages = pages_of(len(found), PAGE_ROWS, view.page)
    shown, first = part(found, pages), pages.first_item - 1
    more = {"columns": _COLUMNS, "may_edit": may_edit, "summary": _summary(entries, found, first, shown)}
    more |= {"collections": collections, "longest_name": LONGEST_NAME}
    return render("library", shown=shown, found=len(found), pages=pages.last, view=view, **more)


def confirmation_html(titles: Sequence[str]) -> str:
    """The question before documents are removed."""
    return render("confirmation", titles=titles, most=_MOST_TITLES)


def removed_html(removals: Sequence[Removal]) -> str:
    """What was removed lately and can be had back; nothing where there is none."""
    return render("removed", removals=removals, most=_MOST_REMOVALS)


def named(titles: Sequence[str]) -> str:
    """Documents in a sentence: the title of one, or how many."""
    return phrase("titled", title=titles[0]) if len(titles) == 1 else plural(len(titles), "document")


def _summary(entries: Sequence[Entry], found: Sequence[Entry], first: int, shown: Sequence[Entry]) -> str:
    documents, passages = plural(len(found), "document"), plural(sum(entry.passages for entry in found), "passage")
    name = "library_held_of" if len(found) < len(entries) else "library_held"
    held = phrase(name, documents=documents, all=grouped(len(entries)), passages=passages)
    if len(shown) == len(found):
        return held
    return f"{held} {phrase('library_shown', first=grouped(first + 1), last=grouped(first + len(shown)))}"
