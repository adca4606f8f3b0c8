"""Statements for programs and spreadsheets."""

import csv
import io
from dataclasses import asdict, fields
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from answer.statements import ListedStatement, StatementFilter, find_said
from web.access.audit import Deed, record
from web.api.docs import described
from web.background_index import BackgroundIndex

_Filter = Annotated[StatementFilter, Depends()]


def statement_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/api/statements", response_model=list[ListedStatement], **described("statements"))
    def statements(wanted: _Filter) -> JSONResponse:
        return JSONResponse([asdict(said) for said in find_said(index.snapshot(), wanted)])

    @router.get("/statements.csv", response_class=Response, **described("table"))
    def table(wanted: _Filter) -> Response:
        record(index.settings, Deed.EXPORTED, "statements.csv")
        written = io.StringIO()
        writer = csv.DictWriter(written, [field.name for field in fields(ListedStatement)])
        writer.writeheader()
        writer.writerows(asdict(said) for said in find_said(index.snapshot(), wanted))
        headers = {"content-disposition": 'attachment; filename="statements.csv"'}
        return Response(written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)

    return router
