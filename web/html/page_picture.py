"""The page that shows a page of a PDF original as it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.originals import KeptOriginal
from index.records import Document
from text.spans import Span
from web.html.render import render
from web.pictures.picture import Picture


def place_query(span: Span | None, *, is_panel: bool) -> str:
    """What the address of a place ends with; empty where nothing is marked, on a page of its own."""
    place = f"start={span.start}&end={span.end}" if span else ""
    return "&".join(filter(None, (place, "panel=1" if is_panel else "")))


@dataclass(frozen=True, slots=True)
class PageView:
    """Which page is shown, what is marked, on which pages that is, and whether beside an answer."""

    number: int
    span: Span | None
    pages: Sequence[int]
    is_panel: bool

    def is_scanned(self, document: Document) -> bool:
        """Whether what is marked was read from the picture of a page, so that no letters stand in the file."""
        return self.span is not None and document.is_scanned(self.span)

    @property
    def query(self) -> str:
        """What addresses of further pages end with."""
        return place_query(self.span, is_panel=self.is_panel)


def page_picture(document: Document, picture: Picture, view: PageView, originals: Sequence[KeptOriginal]) -> str:
    """The page as HTML.

    :param document: the document.
    :param picture: the picture of its page.
    :param view: what of it is shown.
    :param originals: those that are kept of it, to be downloaded.
    :return: the page.
    """
    more = {"document": document, "picture": picture, "view": view, "originals": originals, "is_panel": view.is_panel}
    return render("page_picture", title=document.title, **more)
