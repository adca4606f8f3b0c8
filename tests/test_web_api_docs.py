"""The page that describes the endpoints names all of them, and loads nothing."""

import re
import shlex
from html import unescape
from urllib.parse import urlsplit

from web_examples import program_client

from web.html.style import content_security_policy


def test_every_endpoint_is_described_with_its_parameters(client):
    page = client.get("/docs").text
    description = client.get("/openapi.json").json()
    assert len(description["paths"]) >= 12
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            assert f"<code>{method.upper()} {path}</code>" in page
            assert operation["description"], path
            for parameter in operation.get("parameters", []):
                assert f"<dt>{parameter['name']}</dt>" in page
    assert "http://verbatim.test/mcp" in page


def test_the_page_loads_nothing_from_elsewhere(client):
    response = client.get("/docs")
    assert response.headers["content-security-policy"] == content_security_policy()
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"([^\"]+)\"", response.text)
    assert loaded == ["/favicon.ico"]
    assert "<script" not in response.text


def test_the_examples_work(index):
    client = program_client(index)
    commands = [
        shlex.split(unescape(found)) for found in re.findall(r"<code>(curl .*?)</code>", client.get("/docs").text)
    ]
    assert len(commands) >= 12
    for _, *words in commands:
        method = words[1] if words[0] == "-X" else None
        address, *rest = words[2:] if method else words
        path = address.removeprefix("http://verbatim.test")
        assert urlsplit(path).netloc == ""
        if rest:
            header, _, content = rest[1:]
            name, value = header.split(": ")
            response = client.request(method or "POST", path, content=content, headers={name: value})
        else:
            response = client.request(method or "GET", path)
        # Nothing is there but what the examples add; what they name by an id may be missing.
        of_nothing = any("0123456789abcdef" in word for word in words) or path.endswith("/Idemia")
        understood = (200, 202, 503, 400, 404) if of_nothing else (200, 202, 503)
        assert response.status_code in understood, (address, response.text)
