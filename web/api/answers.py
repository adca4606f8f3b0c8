"""Answers that are kept, each at its permalink: as it was, asked again today, and for programs."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse, Response

from answer.phrases import phrase
from answer.render import to_json
from index.kept import KeptTurn
from web.access.acting import acting
from web.access.audit import Deed, record
from web.api.docs import described
from web.api.export_formats import NAMES
from web.api.forms import form_page
from web.api.shelves import missing_kept
from web.background_index import BackgroundIndex
from web.conversation import Conversation, Exchange, excerpts, history
from web.html.kept import again_page, answer_page
from web.kept.answers import exchange_of, exchanges_of, readable_turn
from web.kept.feedback import offered, told
from web.kept.owning import is_own
from web.readers import Reader, model_in, prepare

_Id = Annotated[str, Path(description=phrase("api_answer_id"))]


def answer_endpoints(index: BackgroundIndex) -> APIRouter:
    """Make the routes of single answers over an index."""
    router, conversations = APIRouter(), index.conversations

    @router.get("/answers/{id}", response_class=Response, **described("answer"))
    def answer(id: _Id) -> Response:
        found = readable_turn(conversations, id)
        if found is None:
            return missing_kept("no_such_answer")
        turn, kept = found
        record(index.settings, Deed.OPENED, f"/answers/{id}", words=turn.question)
        exchange = exchange_of(turn)
        who = {"is_own": is_own(kept), "may_share": bool(acting().name)}
        said = offered(index, (exchange,)).get(id)
        return form_page(answer_page(turn, exchange, kept, _gone(index, exchange), **who, formats=NAMES, offered=said))

    @router.post("/answers/{id}/again", include_in_schema=False)
    def again(id: str) -> Response:
        found = readable_turn(conversations, id)
        if found is None:
            return missing_kept("no_such_answer")
        turn, before = found[0], exchanges_of(conversations, found[1].id)
        then = exchange_of(turn)
        record(index.settings, Deed.OPENED, f"/answers/{id}", words=turn.question)
        return form_page(again_page(turn, then.answer, _answered(index, turn, then, before)))

    @router.get("/api/answers/{id}", **described("kept_answer"))
    def kept_answer(id: _Id) -> JSONResponse:
        found = readable_turn(conversations, id)
        if found is None:
            return JSONResponse({"error": phrase("no_such_answer")}, 404)
        turn = found[0]
        record(index.settings, Deed.OPENED, f"/answers/{id}", words=turn.question)
        kept = exchange_of(turn).answer
        given = {"id": id, "question": turn.question, "asked": turn.asked, "permalink": f"/answers/{id}"}
        said = conversations.feedback_on([id], acting().name).get(id)
        return JSONResponse({**given, "answer": kept and to_json(kept), "feedback": said and told(said)})

    return router


def _gone(index: BackgroundIndex, exchange: Exchange) -> list[str]:
    """The titles of the documents that an answer quotes, and that the index has no more as they were."""
    cited = {each.document_id: each.title for each in (exchange.answer.citations if exchange.answer else ())}
    if not cited:
        return []
    corpus = index.snapshot()
    return [title for id, title in cited.items() if corpus.document(id) is None]


def _answered(index: BackgroundIndex, turn: KeptTurn, kept: Exchange, conversation: Conversation) -> Exchange:
    """The question asked again as it was then: of the same documents, after the same ones, by the same reader."""
    then = kept.answer
    before = tuple(exchange for exchange in conversation if exchange.number < abs(turn.number))
    reader: Reader = "llm" if then and then.provenance.is_model and model_in(index.settings) else "quotes"
    as_typed = then is not None and not then.corrections
    answer = prepare(index, turn.question, history(before), reader, as_typed=as_typed, within=kept.within)()
    shown = excerpts(index.snapshot(), answer)
    return Exchange(turn.question, within=kept.within, answer=answer, excerpts=shown, shown=len(answer.sentences))
