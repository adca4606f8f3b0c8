"""The JSON endpoints: whether the app is up, a question answered, a quotation checked. Knows HTTP and no Gradio."""

import json
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from answer.ask import check_question
from answer.check.render import checks_to_json
from answer.check.verdict import check_all
from answer.records import Answer, Turn
from answer.understand.history import read_history
from index.errors import IndexMissing, QuestionError, VerbatimError
from web.api.event_stream import MEDIA_TYPE, stream
from web.api.events import ToJson, answer_events, problem_event
from web.api.faults import respond, status_of
from web.background_index import BackgroundIndex
from web.characters import whole_characters
from web.readers import Reader, Readers, quiet

_Question = Annotated[str, Query(description="What to ask.", examples=["What did Idemia say about real-time use?"])]
_History = Annotated[
    str, Query(description='Earlier turns, oldest first, as JSON: [{"role": "user" or "assistant", "text": "…"}].')
]
_Reader = Annotated[
    Reader, Query(description="Who writes the answer: the sources' own words, or the language model that is set up.")
]
_Quotation = Annotated[str, Query(description="The words to look for.", examples=["used for real-time surveillance"])]
_Speaker = Annotated[str | None, Query(description="Who is said to have said them.")]


def json_endpoints(index: BackgroundIndex, readers: Readers, to_json: ToJson) -> APIRouter:
    """Make the routes.

    :param index: the index that they serve.
    :param readers: who may answer.
    :param to_json: an answer as the JSON of the contract.
    :return: a router for the app.
    """
    router = APIRouter()

    @router.get("/health", summary="Whether the app is up")
    def health() -> JSONResponse:
        """What the app serves: documents, passages and the generation of the index."""
        return _health(index)

    @router.get("/api/ask", summary="Ask a question")
    def ask_question(question: _Question = "", history: _History = "", reader: _Reader = "quotes") -> Response:
        """The answer: quotations with speaker, source, date and place, or a refusal with the nearest passages.

        A language model's answer has only sentences that the sources bear out; what they do not is in withheld.
        """

        def answer() -> Answer:
            read = readers.reading(reader)
            return read(index.snapshot(), question, _turns(history), *quiet())

        return respond(lambda: JSONResponse(to_json(answer())))

    @router.get("/api/ask/stream", summary="Ask a question, answered as events")
    def stream_answer(question: _Question = "", history: _History = "", reader: _Reader = "quotes") -> Response:
        """The same answer as server-sent events: sentence for each sentence with its citations, then answer, the whole.

        What a language model writes is told sentence by sentence as it is verified. An error event instead says in one
        sentence why there is none.
        """
        try:
            check_question(question)
            read, turns, corpus = readers.reading(reader), _turns(history), index.snapshot()
        except VerbatimError as error:
            return Response(problem_event(str(error)), status_of(error), media_type=MEDIA_TYPE)
        return stream(answer_events(lambda tell, stop: read(corpus, question, turns, tell, stop), to_json))

    @router.get("/api/check", summary="Check a quotation")
    def check_quotation(text: _Quotation = "", speaker: _Speaker = None) -> Response:
        """Whether the documents have the words: verbatim, altered, cut, stitched, somebody else's, or not there.

        A text may give several quotations: all are in quotations, and the fields of the first stand beside it, too.
        """
        return respond(lambda: JSONResponse(checks_to_json(check_all(index.snapshot(), text, speaker))))

    return router


def _turns(history: str) -> tuple[Turn, ...]:
    try:
        return read_history(whole_characters(json.loads(history))) if history else ()
    except (ValueError, RecursionError, QuestionError) as error:
        raise QuestionError('The history is no JSON list of {"role", "text"}.') from error


def _health(index: BackgroundIndex) -> JSONResponse:
    if not index.wait(0):
        return JSONResponse({"status": "starting"})
    try:
        store = index.snapshot().store
        counts, generation = store.counts(), store.generation
    except IndexMissing:
        return JSONResponse({"status": "ok", "documents": 0, "passages": 0, "generation": 0})
    except VerbatimError as error:
        return JSONResponse({"status": "failed", "error": str(error)}, 503)
    held = {"documents": counts.documents, "passages": counts.passages, "generation": generation}
    return JSONResponse({"status": "ok", **held})
