"""What readers say of answers: given and taken back beside each, listed, and exported as questions to be measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Path, Query, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from answer.phrases import in_english, phrase
from answer.render import to_json
from index.kept import Feedback, KeptTurn
from web.access.acting import acting
from web.access.audit import Deed, record
from web.access.listed import record_list
from web.api.docs import described
from web.api.forms import form_fields, form_page
from web.api.originals import attachment
from web.api.shelves import missing_kept
from web.background_index import BackgroundIndex
from web.conversation import Disclosed
from web.exports.questions import as_questions
from web.feedback import FeedbackVerdict
from web.html.feedback import FeedbackList, feedback_html, feedback_page
from web.html.pages import pages_of, read_page
from web.kept.answers import exchange_of, readable_turn
from web.kept.feedback import disclosed, give, offered, require_feedback, seen_of, told
from web.kept.owning import require_keeping
from web.later import LOOK_SECONDS, keep_wiping

PAGE_SIZE = 50
"""How much a page lists: an answer of each is in it, too."""
_MOST_DIGITS = 10
"""More than any number of a quotation has."""
_FILE = "feedback.jsonl"
_Id = Annotated[str, Path(description=phrase("api_answer_id"))]
_Verdict = Annotated[FeedbackVerdict | None, Query(description=phrase("api_verdict"))]
_Page = Annotated[int, Query(description=phrase("api_page_number", size=PAGE_SIZE))]


@dataclass(frozen=True, slots=True)
class FeedbackRequest:
    """What a program says of an answer: a verdict, the number of the quotation that is meant, and a line."""

    verdict: FeedbackVerdict
    quotation: int | None = None
    line: str = ""


_Wanted = Annotated[FeedbackRequest, Body(examples=[{"verdict": "wrong-quotation", "quotation": 2, "line": ""}])]


def feedback_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router, conversations = APIRouter(), index.conversations

    @router.post("/answers/{id}/feedback", include_in_schema=False)
    def say(id: str, given: Annotated[dict[str, str], Depends(form_fields)]) -> Response:
        found = readable_turn(conversations, id)
        if found is None:
            return missing_kept("no_such_answer")
        _say(index, found[0], given)
        if not given.get("part"):
            return RedirectResponse(f"/answers/{id}#feedback-{id}", 303)
        now = offered(index, (exchange_of(found[0]),)).get(id)
        return HTMLResponse(feedback_html(now, found[0].question) if now else "")

    @router.get("/feedback", include_in_schema=False)
    def feedback_list(verdict: str = "", page: str = "") -> Response:
        require_keeping(index.settings)
        record_list(index.settings, in_english("feedback"), {"verdict": verdict})
        return form_page(feedback_page(_listed(index, verdict, read_page(page))))

    @router.get("/feedback.jsonl", include_in_schema=False)
    def export() -> Response:
        require_keeping(index.settings)
        record(index.settings, Deed.EXPORTED, _FILE)
        lines = as_questions(index.snapshot().store, list(disclosed(index)))
        return Response(lines, media_type="application/jsonl", headers={"content-disposition": attachment(_FILE)})

    _add_interfaces(router, index)
    return router


def _add_interfaces(router: APIRouter, index: BackgroundIndex) -> None:
    """Add what programs ask for."""
    conversations = index.conversations

    @router.post("/api/answers/{id}/feedback", **described("give_feedback"))
    def give_one(id: _Id, wanted: _Wanted) -> JSONResponse:
        found = readable_turn(conversations, id)
        if found is None:
            return JSONResponse({"error": phrase("no_such_answer")}, 404)
        return JSONResponse(told(_give(index, found[0], wanted.verdict, wanted.quotation, wanted.line)))

    @router.delete("/api/answers/{id}/feedback", **described("take_feedback_back"))
    def take_one_back(id: _Id) -> JSONResponse:
        found = readable_turn(conversations, id)
        if found is None:
            return JSONResponse({"error": phrase("no_such_answer")}, 404)
        _take_back(index, found[0])
        return JSONResponse(None)

    @router.get("/api/feedback", **described("feedback"))
    def feedback_as_json(verdict: _Verdict = None, page: _Page = 1) -> JSONResponse:
        wanted = verdict or ""
        require_keeping(index.settings)
        record_list(index.settings, in_english("feedback"), {"verdict": wanted})
        listed = _listed(index, wanted, page)
        found = {"counts": listed.counts, "page": listed.pages.page, "pages": listed.pages.last}
        return JSONResponse({**found, "feedback": [_as_json(each) for each in listed.found]})


def _say(index: BackgroundIndex, turn: KeptTurn, given: Mapping[str, str]) -> None:
    """Do what a form asks for: without a verdict, what was said is taken back."""
    if verdict := given.get("verdict"):
        _give(index, turn, verdict, _number(given.get("quotation", "")), given.get("line", ""))
    else:
        _take_back(index, turn)


def _number(typed: str) -> int | None:
    """A number that stands in a form or an address, where anybody may write anything."""
    return int(typed) if typed.isdecimal() and len(typed) < _MOST_DIGITS else None


def _give(index: BackgroundIndex, turn: KeptTurn, verdict: str, quotation: int | None, line: str) -> Feedback:
    require_feedback(index)
    record(index.settings, Deed.JUDGED, f"/answers/{turn.id}", words=turn.question)
    if index.conversations.feedback_on([turn.id], acting().name):  # what was said before is to leave the disk
        keep_wiping(index.conversations.wipe_removed, LOOK_SECONDS)
    return give(index, turn, verdict, quotation, line)


def _take_back(index: BackgroundIndex, turn: KeptTurn) -> None:
    record(index.settings, Deed.TAKEN_BACK, f"/answers/{turn.id}", words=turn.question)
    index.conversations.take_back(turn.id, acting().name)
    keep_wiping(index.conversations.wipe_removed, LOOK_SECONDS)


def _listed(index: BackgroundIndex, verdict: str, page: int) -> FeedbackList:
    """A page of what is said; the last one where there are fewer, and of all where there is no such verdict."""
    verdict = verdict if verdict in tuple(FeedbackVerdict) else ""
    counts = index.conversations.feedback_counts(seen_of())
    pages = pages_of(counts.get(verdict, 0) if verdict else sum(counts.values()), PAGE_SIZE, page)
    found = list(disclosed(index, verdict, PAGE_SIZE, (pages.page - 1) * PAGE_SIZE))
    return FeedbackList(found, counts, verdict, pages, acting().may_edit, bool(acting().name))


def _as_json(each: Disclosed) -> dict[str, Any]:
    answer = each.exchange.answer if each.exchange else None
    return {
        "id": each.feedback.turn,
        "by": each.feedback.giver,
        **told(each.feedback),
        "question": each.turn and each.turn.question,
        "answer": answer and to_json(answer),
        "permalink": f"/answers/{each.feedback.turn}" if each.may_open else None,
    }
