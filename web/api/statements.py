"""Statements for programs and spreadsheets."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from answer.render import same_text_line
from answer.speakers.identities import knowing_identities
from answer.statements import ListedStatement, Order, StatementFilter, find_said, in_order
from web.access.audit import Deed, record
from web.access.listed import filter_words, record_list
from web.api.docs import described
from web.api.exports import base_of
from web.background_index import BackgroundIndex
from web.exports.tables import as_csv

_Filter = Annotated[StatementFilter, Depends()]
_Order = Annotated[Order, Depends()]


@dataclass(frozen=True, slots=True)
class LinkedStatement(ListedStatement):
    """A statement with the whole address of its place, which leads there from anywhere."""

    link: str = ""


_FIELDS = [field.name for field in fields(LinkedStatement)]


def statement_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes over an index."""
    router = APIRouter()

    @router.get("/api/statements", response_model=list[LinkedStatement], **described("statements"))
    def statements(wanted: _Filter, order: _Order, request: Request) -> JSONResponse:
        record_list(index.settings, "statements", asdict(wanted))
        listed = _linked(index, wanted, order, request)
        return JSONResponse([{**each, "same_text": [asdict(one) for one in each["same_text"]]} for each in listed])

    @router.get("/statements.csv", response_class=Response, **described("table"))
    def table(wanted: _Filter, order: _Order, request: Request) -> Response:
        record(index.settings, Deed.EXPORTED, "statements.csv", words=filter_words(asdict(wanted)))
        listed = _linked(index, wanted, order, request)
        written = as_csv(_FIELDS, ({**each, "same_text": same_text_line(each["same_text"])} for each in listed))
        headers = {"content-disposition": 'attachment; filename="statements.csv"'}
        return Response(written, media_type="text/csv; charset=utf-8", headers=headers)

    return router


def _linked(
    index: BackgroundIndex, wanted: StatementFilter, order: Order, request: Request
) -> Iterator[dict[str, Any]]:
    """The statements that are asked for, each with its address."""
    base, corpus = base_of(request), index.snapshot()
    with knowing_identities(corpus):
        found = in_order(find_said(corpus, wanted), order)
    for said in found:
        # The fields by name: `asdict` copies what they hold, which takes seconds for fifty thousand.
        yield {name: getattr(said, name) for name in _FIELDS[:-1]} | {"link": base + said.permalink}
