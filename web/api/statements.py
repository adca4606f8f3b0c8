"""Statements for programs and spreadsheets. Knows HTTP and no Gradio."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from answer.statements import ListedStatement, StatementFilter, find_said
from web.api.faults import respond
from web.background_index import BackgroundIndex


def statement_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    def found(wanted: StatementFilter) -> list[ListedStatement]:
        return find_said(index.snapshot(), wanted)

    @router.get("/api/statements", summary="List statements", response_model=list[ListedStatement])
    def statements(wanted: Annotated[StatementFilter, Depends()]) -> Response:
        """Who said what, by date. An empty field asks for nothing; dates are a year, a month or a day."""
        return respond(lambda: JSONResponse([asdict(said) for said in found(wanted)]))

    @router.get("/statements.csv", summary="List statements as a table", response_class=Response)
    def table(wanted: Annotated[StatementFilter, Depends()]) -> Response:
        """The same statements as CSV."""
        return respond(lambda: _table(found(wanted)))

    return router


def _table(found: Sequence[ListedStatement]) -> Response:
    written = io.StringIO()
    writer = csv.DictWriter(written, [one.name for one in fields(ListedStatement)])
    writer.writeheader()
    writer.writerows(asdict(said) for said in found)
    headers = {"content-disposition": 'attachment; filename="statements.csv"'}
    return Response(written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
