"""The page of the endpoints, made of a description by hand: what it says of each, and examples for a shell."""

import re
import shlex
from html import unescape
from typing import Any

import pytest

from web.html.docs import docs_html


def page_of(paths: dict[str, Any], base: str = "http://here/") -> str:
    return unescape(docs_html({"info": {"description": "All & more."}, "paths": paths}, base, "/mcp"))


def getting(path: str, *parameters: dict[str, Any]) -> str:
    return page_of({path: {"get": {"summary": "Find", "parameters": list(parameters)}}})


def parameter(name: str, place: str = "query", description: str | None = None, **schema: object) -> dict[str, Any]:
    described = {} if description is None else {"description": description}
    return {"name": name, "in": place, "schema": schema, **described}


def example_in(page: str) -> list[str]:
    """The words of the one example as a shell reads them."""
    [command] = re.findall(r"<code>(curl .*?)</code>", page)
    return shlex.split(command)


def test_each_method_of_each_path_is_described_in_its_order():
    page = page_of(
        {
            "/b": {"get": {"summary": "Get b", "description": "Some\n  words."}, "delete": {"summary": "Drop b"}},
            "/a": {"get": {"summary": "Get a"}},
        }
    )
    assert re.findall(r"<h2>(.*? [ab])</h2><p><code>(.*?)</code></p><p>(.*?)</p>", page) == [
        ("Get b", "GET /b", "Some words."),
        ("Drop b", "DELETE /b", ""),
        ("Get a", "GET /a", ""),
    ]
    assert "<p>All & more.</p>" in page


@pytest.mark.parametrize("base", ["http://here/", "http://here"])
def test_addresses_begin_with_that_of_the_server(base):
    page = page_of({"/a": {"get": {"summary": "Get a"}}}, base)
    assert example_in(page) == ["curl", "http://here/a"]
    assert "<code>http://here/mcp</code>" in page


@pytest.mark.parametrize(
    ("given", "meaning"),
    [
        (parameter("limit", description="How many.", type="integer", default=10), "How many. Without it: 10."),
        (parameter("limit", type="integer", default=0), "Integer. Without it: 0."),
        (parameter("direct", type="boolean", default=False), "Boolean. Without it: false."),
        (parameter("reader", type="string", default="quotes"), 'String. Without it: "quotes".'),
        (parameter("words", type="string", default=""), "String."),
        (parameter("words", default=None), "String."),
        (parameter("words", description="Which."), "Which."),
    ],
)
def test_a_parameter_is_told_with_its_meaning_and_what_stands_in_its_place(given, meaning):
    assert f"<dt>{given['name']}</dt><dd>{meaning}</dd>" in getting("/a", given)


def test_an_example_gives_the_parameters_that_have_one_in_a_form_that_a_shell_keeps():
    page = getting("/a", parameter("question", examples=["O'Hara & Co?"]), parameter("limit", default=10))
    assert example_in(page) == ["curl", "http://here/a?question=O%27Hara+%26+Co%3F"]


def test_the_parts_of_a_path_are_filled_in():
    page = getting("/a/{id}/{name}", parameter("id", "path"), parameter("name", "path", examples=["a b"]))
    assert example_in(page) == ["curl", "http://here/a/0123456789abcdef/a%20b"]


def test_a_body_is_sent_as_json_in_quotation_marks():
    body = {"content": {"application/json": {"schema": {"examples": [{"content": "Who's there?"}]}}}}
    page = page_of({"/a": {"post": {"summary": "Ask", "requestBody": body}}})
    assert example_in(page) == [
        *("curl", "http://here/a", "-H", "content-type: application/json"),
        *("-d", '{"content": "Who\'s there?"}'),
    ]


def test_what_is_described_is_text():
    page = docs_html({"info": {"description": "<b>"}, "paths": {"/<i>": {"get": {"summary": "<u>"}}}}, "", "/mcp")
    assert not re.search("<[biu]>", page)
