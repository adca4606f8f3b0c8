"""Speakers: their list, what the documents tell of each, and the names that editors give them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from answer.phrases import in_english, phrase
from answer.profiles.alias_file import add_name, rename, split_name
from answer.profiles.profile import Profile, read_profile
from answer.profiles.speakers import Speaker, find_speaker, list_speakers
from answer.speakers.aliases import listed_names, name_words, shown_name
from index.errors import QuestionError
from web.access.acting import acting, require_editor
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.forms import form_fields, form_page
from web.api.shelves import missing_kept
from web.background_index import BackgroundIndex
from web.html.document import problem_page
from web.html.filters import shortened
from web.html.filters import speaker_page as address_of
from web.html.pages import pages_of, part, read_page
from web.html.speakers import LONGEST_SAID, MOST_SUGGESTED, Renamed, Shown, speaker_page, speakers_page

_Given = Annotated[dict[str, str], Depends(form_fields)]
_Name = Annotated[str, Path(max_length=1000, examples=["Idemia"])]
_Page = Annotated[int, Query(ge=1)]


def speaker_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/speakers", include_in_schema=False)
    def speakers(words: str = "", page: str = "") -> Response:
        record_list(index.settings, in_english("speakers"), {"words": words})
        return form_page(speakers_page(list_speakers(index.snapshot(), words), words, read_page(page)))

    @router.get("/speakers/{name:path}", include_in_schema=False)
    def speaker(request: Request, name: str, year: str = "", page: str = "", of: str = "") -> Response:
        record(index.settings, Deed.LISTED, in_english("speakers"), words=name)
        profile = read_profile(index.snapshot(), name)
        if profile is None:
            return missing_kept("no_speaker", name=shortened(name))
        shown = Shown(year, read_page(page), read_page(of))
        return form_page(_page(index, request, profile, shown))

    @router.post("/speakers/{name:path}", include_in_schema=False)
    def change(name: str, given: _Given) -> Response:
        require_editor()
        speaker = find_speaker(index.snapshot(), name)
        if speaker is None:
            return missing_kept("no_speaker", name=shortened(name))
        try:
            return RedirectResponse(_change(index, speaker, given), 303)
        except QuestionError as error:
            return form_page(problem_page(phrase("cannot_be_done"), str(error)), 400)

    _add_interfaces(router, index)
    return router


def _add_interfaces(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what programs ask for."""

    @router.get("/api/speakers", **described("speakers"))
    def listed(words: str = "") -> JSONResponse:
        record_list(index.settings, in_english("speakers"), {"words": words})
        return JSONResponse([asdict(each) for each in list_speakers(index.snapshot(), words)])

    @router.get("/api/speakers/{name:path}", **described("profile"))
    def one(name: _Name, page: _Page = 1) -> JSONResponse:
        record(index.settings, Deed.LISTED, in_english("speakers"), words=name)
        profile = read_profile(index.snapshot(), name)
        if profile is None:
            return JSONResponse({"error": phrase("no_speaker", name=name)}, 404)
        return JSONResponse(_as_json(profile, page))


def _as_json(profile: Profile, page: int) -> dict[str, Any]:
    """A profile with a page of each list of statements, and how many pages the longer of them has."""
    found: dict[str, Any] = {}
    last = 1
    for name, said in (("said", profile.said), ("said_of", profile.said_of)):
        pages = pages_of(len(said), LONGEST_SAID, page)
        last = max(last, pages.last)
        found[name] = [asdict(one) for one in part(said, pages)] if page <= pages.last else []
        found[f"{name}_count"] = len(said)
    told = {
        "introduced": profile.introduced and asdict(profile.introduced),
        "years": dict(profile.years),
        "spoken_in": [asdict(each) for each in profile.documents],
        "joined": [asdict(each) for each in profile.joined],
        "spokespeople": [asdict(each) for each in profile.spokespeople],
    }
    return {**asdict(profile.speaker), **told, **found, "page": page, "pages": last}


def _page(index: BackgroundIndex, request: Request, profile: Profile, shown: Shown) -> str:
    may_edit = acting().may_edit
    others = list_speakers(index.snapshot())[:MOST_SUGGESTED] if may_edit else ()
    suggested = [each.name for each in others if each.name != profile.speaker.name]
    renamed = _renamed(profile.speaker.name, dict(request.query_params)) if may_edit else None
    return speaker_page(profile, shown, suggested, renamed, may_edit=may_edit)


def _change(index: BackgroundIndex, speaker: Speaker, given: Mapping[str, str]) -> str:
    """Change the names of a speaker as a form asks for.

    :return: the address of the page that tells what was done, with what undoes it.
    """
    act, name, corpus = given.get("act", ""), given.get("name", ""), index.settings.corpus
    shown = speaker.name
    along = [each for each in given.get("along", "").split("\n") if each]
    done = {"did": act, "name": name}
    record(index.settings, Deed.NAMED, f"{shown}: {act} {name}")
    match act:
        case "also":
            done["along"] = "\n".join(listed_names(shown_name(name)))
            add_name(corpus, shown, name)
        case "split":
            is_undone = bool(given.get("undone"))
            split_name(corpus, shown, name, along, is_joined=name in speaker.names, stays_apart=not is_undone)
        case "rename":
            known = (shown, *listed_names(shown))
            is_new = name_words(name) not in map(name_words, known)
            rename(corpus, shown, name, given.get("forgotten", ""))
            done |= {"name": shown, "forgotten": name if is_new else ""}
    page = shown_name(name if act == "rename" else shown)
    return f"{address_of(page)}?{urlencode(done)}"


def _renamed(shown: str, asked: Mapping[str, str]) -> Renamed | None:
    """What has just been done with a name, if it still is so: an address may say anything."""
    name = asked.get("name", "")
    is_theirs = bool(name) and name_words(name) in map(name_words, listed_names(shown))
    more = {each: asked[each] for each in ("along", "forgotten") if asked.get(each)}
    match asked.get("did"), is_theirs:
        case "also", True:
            return Renamed(phrase("name_merged", name=name, shown=shown), "split", name, more | {"undone": "1"})
        case "rename", True:
            return Renamed(phrase("name_renamed", name=name, shown=shown), "rename", name, more)
        case "split", False if name and shown_name(name) != shown:
            return Renamed(phrase("name_split", name=name), "also", name, more)
    return None
