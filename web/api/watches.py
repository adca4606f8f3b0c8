"""The pages of watches: their list, a standing question with what it found, a folder or feed, and the feeds."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from answer.phrases import in_english
from answer.quote.cite import is_exact
from answer.records import Citation
from index.bin import Bin
from index.errors import QuestionError
from index.kept import Finding, Shelved, StandingQuestion, WatchedSource
from index.store_reader import has_store
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.adding.feeds import MOST_PAGES
from web.adding.folders import allowed_folders
from web.api.exports import base_of
from web.api.forms import form_fields, form_page
from web.api.shelves import missing_kept, removed_just_now
from web.api.watch_acts import WatchRequest, begin, change_question, change_source, own_watch
from web.background_index import BackgroundIndex
from web.html.watch_feed import MOST_ENTRIES, watch_feed
from web.html.watches import watch_page, watched_page, watches_page
from web.kept.owning import is_own, readable
from web.kept.standing import LONGEST_WISH, cited_in
from web.later import keep_wiping

_Given = Annotated[dict[str, str], Depends(form_fields)]
MOST_SHOWN = 200
"""Of what a question found: more make a page slow, and were seen long ago."""
_MOST_DOCUMENTS = 50
_MOST_FAULTS = 20


def watch_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, watches = APIRouter(), index.watches
    keep_wiping(watches.wipe_removed)

    @router.get("/watches", include_in_schema=False)
    def watch_list(speaker: str = "", words: str = "", question: str = "", removed: str = "") -> Response:
        record_list(index.settings, in_english("watches"), {})
        given = {"speaker": speaker, "words": words, "question": question}
        return form_page(_list(index, given, removed_just_now(watches, removed)))

    @router.post("/watches", include_in_schema=False)
    def begin_one(given: _Given) -> Response:
        names = ("speaker", "words", "question", "title", "folder", "feed")
        try:
            id = begin(index, WatchRequest(**{name: given.get(name, "") for name in names}))
        except QuestionError as error:
            return form_page(_list(index, given, problem=str(error)), 400)
        return RedirectResponse("/watches" if watches.source(id) else f"/watches/{id}", 303)

    _add_feed(router, index)
    _add_one(router, index)
    return router


def _add_feed(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what feed readers ask for; before what shows a watch of any name."""
    watches = index.watches

    @router.get("/watches/{secret}.atom", include_in_schema=False)
    def feed(secret: str, request: Request) -> Response:
        kept = watches.with_feed(secret)
        if kept is None:
            return missing_kept("no_such_watch")
        record(index.settings, Deed.EXPORTED, f"feed of /watches/{kept.id}", words=kept.title)
        found = [(each, cited) for each, cited in findings(index, kept, MOST_ENTRIES) if cited]
        written = watch_feed(kept, found, changed(index, found), base_of(request))
        return Response(written, media_type="application/atom+xml; charset=utf-8")


def _add_one(router: APIRouter, index: BackgroundIndex) -> None:
    """Add a watch by itself, and what is done with it."""
    watches = index.watches

    @router.get("/watches/{id}", include_in_schema=False)
    def watch(id: str, request: Request) -> Response:
        kept, source = readable(watches, id), watches.source(id)
        if kept is None and source is None:
            return missing_kept("no_such_watch")
        record(index.settings, Deed.OPENED, f"/watches/{id}", words=kept.title if kept else "")
        return form_page(_question(index, kept, request) if kept else _source(index, source) if source else "")

    @router.post("/watches/{id}", include_in_schema=False)
    def change_one(id: str, given: _Given) -> Response:
        kept, source = own_watch(index, id), watches.source(id)
        if kept:
            return RedirectResponse(change_question(index, kept, given), 303)
        if source:
            change_source(index, source, given.get("act", ""))
            return RedirectResponse("/watches", 303)
        return missing_kept("no_such_watch")


def findings(index: BackgroundIndex, kept: StandingQuestion, limit: int) -> list[tuple[Finding, Citation | None]]:
    """What a question found, the newest first, each with its quotation, numbered from 1.

    What was found in a document that lies in the bin comes back with it.
    """
    removed = _removed_for_now(index)
    found = [(each, cited_in(each, number)) for number, each in enumerate(index.watches.findings(kept.id, limit), 1)]
    return [(each, cited) for each, cited in found if not cited or cited.document_id not in removed]


def _removed_for_now(index: BackgroundIndex) -> set[str]:
    """The documents that are in the bin and not in the library: one may have been added again meanwhile."""
    in_bin = Bin(index.settings.index).document_ids
    store = index.snapshot().store if in_bin and has_store(index.settings.index) else None
    return {id for id in in_bin if store is None or store.title(id) is None}


def changed(index: BackgroundIndex, found: Sequence[tuple[Finding, Citation]]) -> list[str]:
    """The ids of what was found whose words do not stand in their document as they did."""
    if not found or not has_store(index.settings.index):
        return [each.id for each, _ in found]
    corpus = index.snapshot()
    return [each.id for each, cited in found if not is_exact(corpus, cited)]


def _list(index: BackgroundIndex, given: dict[str, str], removed: Shelved | None = None, problem: str = "") -> str:
    watches, settings, actor = index.watches, index.settings, acting()
    bounds = {
        "may_edit": actor.may_edit,
        "folders": list(map(str, allowed_folders(settings))),
        "feed_minutes": settings.feed_minutes,
        "most_pages": MOST_PAGES,
        "longest_wish": LONGEST_WISH,
    }
    found = [watches.standing(each) for each in watches.listed(actor.name)]
    may_share = bool(actor.name)
    sources = list(map(told_source, watches.sources()))
    return watches_page(found, sources, given, removed=removed, problem=problem, may_share=may_share, bounds=bounds)


def _question(index: BackgroundIndex, kept: Shelved, request: Request) -> str:
    standing = index.watches.standing(kept)
    found = findings(index, standing, MOST_SHOWN)
    read = [(each, cited) for each, cited in found if cited]
    is_mine = is_own(kept)
    feed = f"{base_of(request)}/watches/{standing.feed}.atom" if standing.feed and is_mine else ""
    cited = [citation for _, citation in found]
    return watch_page(standing, [each for each, _ in found], cited, changed(index, read), feed, is_own=is_mine)


def _source(index: BackgroundIndex, source: WatchedSource) -> str:
    arrivals = index.watches.arrivals(source.id, _MOST_DOCUMENTS)
    store = index.snapshot().store if arrivals and has_store(index.settings.index) else None
    documents = [(arrived, id, store.title(id) if store else None) for id, arrived in arrivals]
    faults = index.watches.entry_faults(source.id, _MOST_FAULTS) if acting().may_edit else []
    return watched_page(told_source(source), documents, faults)


def told_source(source: WatchedSource) -> WatchedSource:
    """What is watched as who acts may know it: an address may hold a key, and a fault name files of others."""
    if acting().may_edit:
        return source
    return replace(source, address="", owner="", fault=None, etag="", modified="")
