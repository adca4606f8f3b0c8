"""All that other programs use, as one application, to which the page is added. Knows no Gradio."""

from fastapi import FastAPI
from starlette.routing import Route

from web.api.ask import json_endpoints
from web.api.corpus_routes import corpus_endpoints
from web.api.docs import ABOUT, docs_endpoints
from web.api.documents import document_endpoints
from web.api.events import ToJson
from web.api.faults import handle_faults
from web.api.mcp.endpoint import PATH as MCP_PATH
from web.api.mcp.endpoint import McpEndpoint
from web.api.mcp.tools import make_tools
from web.api.openai import chat_endpoints
from web.api.statements import statement_endpoints
from web.background_index import BackgroundIndex
from web.readers import Readers
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
