"""Several speakers on one question: the page for people, and an address for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from answer.ask import check_question
from answer.phrases import in_english, phrase
from answer.profiles.matrix import MOST_SPEAKERS, Row, compare_speakers
from answer.profiles.speakers import list_speakers
from index.errors import QuestionError
from web.access.audit import Deed, record
from web.api.docs import described
from web.api.forms import form_page
from web.background_index import BackgroundIndex
from web.html.speakers import MOST_SUGGESTED, matrix_page
from web.readers import in_turn

_Question = Annotated[str, Query(examples=[phrase("matrix_example")])]
_Speakers = Annotated[list[str], Query(examples=[["Idemia", "Amnesty International"]])]


def matrix_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/matrix", include_in_schema=False)
    def page(question: str = "", speaker: _Speakers = []) -> Response:  # noqa: B006  # FastAPI copies it
        rows = _rows(index, question, speaker) if question.strip() else None
        if rows is None:
            record(index.settings, Deed.LISTED, in_english("speakers"))
        suggested = [each.name for each in list_speakers(index.snapshot())[:MOST_SUGGESTED]]
        return form_page(matrix_page(question, _named(speaker), rows, suggested))

    @router.get("/api/matrix", **described("matrix"))
    def rows(question: _Question, speaker: _Speakers = []) -> JSONResponse:  # noqa: B006  # FastAPI copies it
        return JSONResponse([asdict(row) for row in _rows(index, question, speaker)])

    return router


def _rows(index: BackgroundIndex, question: str, speakers: Sequence[str]) -> tuple[Row, ...]:
    check_question(question)
    names = _named(speakers)
    if len(names) > MOST_SPEAKERS:
        raise QuestionError(phrase("matrix_many", most=MOST_SPEAKERS))
    record(index.settings, Deed.ASKED, words=", ".join((question, *names)))
    corpus = index.snapshot()
    with in_turn(index.settings):
        return compare_speakers(corpus, question, names)


def _named(speakers: Sequence[str]) -> list[str]:
    return [name.strip() for name in speakers if name.strip()]
