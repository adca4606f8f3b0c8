"""Statements for programs and spreadsheets. Knows HTTP and no Gradio."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from answer.statement_list import Said, Wanted, find_said
from index.errors import QuestionError, VerbatimError
from web.background_index import BackgroundIndex


def statement_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    def respond(wanted: Wanted, form: Callable[[Sequence[Said]], Response]) -> Response:
        try:
            return form(find_said(index.retriever().store, wanted))
        except QuestionError as error:
            return JSONResponse({"error": str(error)}, 400)
        except VerbatimError as error:
            return JSONResponse({"error": str(error)}, 503)

    @router.get("/api/statements")
    def statements(wanted: Annotated[Wanted, Depends()]) -> Response:
        return respond(wanted, lambda found: JSONResponse([asdict(said) for said in found]))

    @router.get("/statements.csv")
    def table(wanted: Annotated[Wanted, Depends()]) -> Response:
        return respond(wanted, _table)

    return router


def _table(found: Sequence[Said]) -> Response:
    written = io.StringIO()
    writer = csv.DictWriter(written, [one.name for one in fields(Said)])
    writer.writeheader()
    writer.writerows(asdict(said) for said in found)
    headers = {"content-disposition": 'attachment; filename="statements.csv"'}
    return Response(written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
