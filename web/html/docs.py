"""The page that describes the endpoints, made of their OpenAPI description; knows no route."""

import json
import shlex
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from answer.phrases import phrase
from answer.retold import retold
from web.html.render import render

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
    operations = list(_operations(description["paths"], base))
    about = _told(description["info"]["description"])
    return render("docs", title=phrase("docs"), about=about, operations=operations, mcp=base + mcp)


def _operations(paths: Description, base: str) -> Iterator[dict[str, Any]]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            yield {
                "call": f"{method.upper()} {path}",
                "summary": _told(operation["summary"]),
                "description": _told(" ".join(operation.get("description", "").split())),
                "parameters": [(given["name"], _meaning(given)) for given in operation.get("parameters", [])],
                "example": _example(method, path, operation, base),
            }


def _meaning(parameter: Description) -> str:
    schema = parameter["schema"]
    default = schema.get("default")
    meaning = _told(parameter.get("description", "")) or schema.get("type", "string").capitalize() + "."
    return meaning if default in (None, "") else f"{meaning} {phrase('docs_default', default=json.dumps(default))}"


def _told(sentence: str) -> str:
    """What the description says in English, in the reader's language."""
    return retold(sentence, "phrases", "api")


def _example(method: str, path: str, operation: Description, base: str) -> str:
    """How to call it from a shell."""
    parameters = operation.get("parameters", [])
    given = {each["name"]: each["schema"]["examples"][0] for each in parameters if each["schema"].get("examples")}
    for name in {each["name"] for each in parameters if each["in"] == "path"}:
        path = path.replace(f"{{{name}}}", quote(given.pop(name, _SOME_ID)))
    address = base + path + (f"?{urlencode(given, doseq=True)}" if given else "")
    usual = "post" if "requestBody" in operation else "get"  # what curl does by itself
    call = f"curl {'' if method == usual else f'-X {method.upper()} '}{shlex.quote(address)}"
    if "requestBody" not in operation:
        return call
    body = operation["requestBody"]["content"]["application/json"]["schema"]["examples"][0]
    return f"{call} -H 'content-type: application/json' -d {shlex.quote(json.dumps(body))}"
