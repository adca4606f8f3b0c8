"""Statements for programs and spreadsheets."""

import csv
import io
from dataclasses import asdict, fields
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse

from answer.statements import ListedStatement, StatementFilter, find_said
from web.access.audit import Deed, record
from web.access.listed import filter_words, record_list
from web.api.docs import described
from web.background_index import BackgroundIndex
from web.exports.tables import cell

_Filter = Annotated[StatementFilter, Depends()]


def statement_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/api/statements", response_model=list[ListedStatement], **described("statements"))
    def statements(wanted: _Filter) -> JSONResponse:
        record_list(index.settings, "statements", asdict(wanted))
        return JSONResponse([asdict(said) for said in find_said(index.snapshot(), wanted)])

    @router.get("/statements.csv", response_class=Response, **described("table"))
    def table(wanted: _Filter) -> Response:
        record(index.settings, Deed.EXPORTED, "statements.csv", words=filter_words(asdict(wanted)))
        written = io.StringIO()
        writer = csv.DictWriter(written, [field.name for field in fields(ListedStatement)])
        writer.writeheader()
        for said in find_said(index.snapshot(), wanted):
            writer.writerow({name: cell(value) for name, value in asdict(said).items()})
        headers = {"content-disposition": 'attachment; filename="statements.csv"'}
        return Response(written.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)

    return router
