"""The page that describes the endpoints, made of their OpenAPI description. Plain HTML; knows no route."""

import json
import shlex
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from web.html.document import plain_page
from web.html.elements import tag, text

_TITLE = "For other programs"
_SOME_ID = "0123456789abcdef"

Description = Mapping[str, Any]


def docs_html(description: Description, base: str, mcp: str) -> str:
    """The page as HTML.

    :param description: the application's OpenAPI description.
    :param base: the address of this server, for the examples.
    :param mcp: the path at which the Model Context Protocol is spoken.
    :return: the whole page; it loads nothing but its own style.
    """
    base = base.rstrip("/")
    operations = [
        tag("section", "".join(_operation(path, method, operation, base)))
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    about = tag("p", text(description["info"]["description"]))
    machine = tag("p", "For programs to read: " + tag("a", "/openapi.json", {"href": "/openapi.json"}))
    header = tag("header", tag("h1", _TITLE) + about + machine)
    return plain_page(_TITLE, tag("main", header + "".join(operations) + _mcp(base + mcp)))


def _operation(path: str, method: str, operation: Description, base: str) -> Iterator[str]:
    yield tag("h2", text(operation["summary"]))
    yield tag("p", tag("code", text(f"{method.upper()} {path}")))
    yield tag("p", text(" ".join(operation.get("description", "").split())))
    parameters = operation.get("parameters", [])
    if parameters:
        yield tag("dl", "".join(tag("div", tag("dt", text(one["name"])) + _meaning(one)) for one in parameters))
    yield tag("p", tag("code", text(_example(path, operation, base))))


def _meaning(parameter: Description) -> str:
    schema = parameter["schema"]
    default = schema.get("default")
    words = [parameter.get("description") or schema.get("type", "string").capitalize() + "."]
    if default not in (None, ""):
        words.append(f"Without it: {json.dumps(default)}.")
    return tag("dd", text(" ".join(words)))


def _example(path: str, operation: Description, base: str) -> str:
    """How to call it from a shell."""
    given = {one["name"]: one["schema"]["examples"][0] for one in _exemplified(operation)}
    for name in {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}:
        path = path.replace(f"{{{name}}}", quote(given.pop(name, _SOME_ID)))
    address = base + path + (f"?{urlencode(given)}" if given else "")
    if "requestBody" not in operation:
        return f"curl {shlex.quote(address)}"
    body = operation["requestBody"]["content"]["application/json"]["schema"]["examples"][0]
    return f"curl {address} -H 'content-type: application/json' -d {shlex.quote(json.dumps(body))}"


def _exemplified(operation: Description) -> list[Description]:
    return [one for one in operation.get("parameters", []) if one["schema"].get("examples")]


def _mcp(address: str) -> str:
    sentence = (
        "Assistants that speak the Model Context Protocol get the tools ask, search_passages, search_statements and "
        "open_document from this address (streamable HTTP):"
    )
    return tag("section", tag("h2", "Model Context Protocol") + tag("p", sentence) + tag("p", tag("code", address)))
