"""All that other programs use, as one application, to which the page is added. Knows no Gradio."""

from fastapi import FastAPI
from starlette.routing import Route

from web.answer_events import ToJson
from web.background_index import BackgroundIndex
from web.chat_endpoints import chat_endpoints
from web.corpus_endpoints import corpus_endpoints
from web.docs_endpoints import ABOUT, docs_endpoints
from web.document_endpoints import document_endpoints
from web.json_endpoints import json_endpoints
from web.mcp_endpoint import PATH as MCP_PATH
from web.mcp_endpoint import McpEndpoint
from web.mcp_tools import make_tools
from web.readers import Readers
from web.responding import handle_faults
from web.statement_endpoints import statement_endpoints
from web.version import version


def endpoints_app(index: BackgroundIndex, readers: Readers, to_json: ToJson) -> FastAPI:
    """Put the endpoints together.

    :param index: the index that they serve.
    :param readers: who may answer.
    :param to_json: an answer as the JSON of the contract.
    :return: the application.
    """
    # FastAPI's own documentation pages load their scripts from another host.
    app = FastAPI(title="Verbatim", version=version(), description=ABOUT, docs_url=None, redoc_url=None)
    app.include_router(json_endpoints(index, readers, to_json))
    app.include_router(corpus_endpoints(index))
    app.include_router(statement_endpoints(index))
    app.include_router(document_endpoints(index))
    app.include_router(chat_endpoints(index, readers))
    app.router.routes.append(Route(MCP_PATH, McpEndpoint(index, make_tools(readers, to_json))))
    app.include_router(docs_endpoints(app))
    handle_faults(app)
    return app
