"""All that other programs use, as one application, to which the page is added."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI

from answer.phrases import phrase
from web.api.answers import answer_endpoints
from web.api.ask import ask_endpoints
from web.api.conversations import conversation_endpoints
from web.api.corpus import corpus_endpoints
from web.api.docs import docs_endpoints
from web.api.documents import document_endpoints
from web.api.dossiers import dossier_endpoints
from web.api.drafts import draft_endpoints
from web.api.exports import export_endpoints
from web.api.faults import handle_faults
from web.api.mcp.endpoint import mcp_endpoints
from web.api.openai import chat_endpoints
from web.api.originals import original_endpoints
from web.api.pictures import picture_endpoints
from web.api.pins import pin_endpoints
from web.api.previews import preview_endpoints
from web.api.statements import statement_endpoints
from web.background_index import BackgroundIndex
from web.readers import MOST_WAITING
from web.version import version

ENDPOINTS: tuple[Callable[[BackgroundIndex], APIRouter], ...] = (
    ask_endpoints,
    corpus_endpoints,
    statement_endpoints,
    document_endpoints,
    picture_endpoints,
    preview_endpoints,
    original_endpoints,
    answer_endpoints,
    export_endpoints,
    conversation_endpoints,
    dossier_endpoints,
    pin_endpoints,
    draft_endpoints,
    chat_endpoints,
    mcp_endpoints,
    docs_endpoints,
)
"""All endpoints, in the order in which /docs describes them: a new one is a file of this folder and a line here."""


def endpoints_app(index: BackgroundIndex) -> FastAPI:
    """Put the endpoints over an index together."""
    # FastAPI's own documentation pages load their scripts from another host.
    app = FastAPI(
        title="Verbatim",
        version=version(),
        description=phrase("api"),
        docs_url=None,
        redoc_url=None,
        lifespan=_with_threads,
    )
    for endpoints in ENDPOINTS:
        app.include_router(endpoints(index))
    handle_faults(app)
    return app


@asynccontextmanager
async def _with_threads(_app: FastAPI) -> AsyncIterator[None]:
    """Make a thread for each question that may wait, so that they take none from all else."""
    current_default_thread_limiter().total_tokens += MOST_WAITING
    yield
