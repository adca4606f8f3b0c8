"""Collections as pages: their list, and one with its documents."""

from collections.abc import Sequence

from answer.phrases import phrase
from answer.statements import holds_words
from index.collections import LONGEST_NAME, Collection
from index.records import Document
from web.html.render import render

MOST_SHOWN = 200
"""More rows make a page slow, and are found by words of their titles."""


def collections_page(found: Sequence[Collection], *, may_edit: bool) -> str:
    """The list of collections.

    :param found: all, by name.
    :param may_edit: whether who reads it may change them.
    :return: the page.
    """
    return render("collections", title=phrase("collections"), found=found, may_edit=may_edit, longest=LONGEST_NAME)


def collection_page(
    kept: Collection, inside: Sequence[Document], outside: Sequence[Document], words: str, *, may_edit: bool
) -> str:
    """One collection with its documents.

    :param kept: the collection.
    :param inside: the documents in it.
    :param outside: all others, of which those that fit the words can be put in.
    :param words: each must stand in the title or the publisher of what is listed; empty for all that are inside.
    :param may_edit: whether who reads it may change it.
    :return: the page.
    """
    lists = {"inside": _fitting(inside, words), "outside": _fitting(outside, words) if words.strip() else []}
    more = {"words": words, "may_edit": may_edit, "most": MOST_SHOWN}
    return render("collection", title=kept.name, kept=kept, **lists, **more)


def _fitting(documents: Sequence[Document], words: str) -> list[Document]:
    return [one for one in documents if holds_words(f"{one.title} {one.publisher or ''}", words)]
