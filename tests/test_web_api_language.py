"""The way to another language, and back to where one was."""

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from web_examples import add_file, program_client

from web.api.app import ENDPOINTS
from web.api.language import language_endpoints

HERE = "http://testserver"
_PARTS = re.compile(r"/(export|original|preview|place|picture)(/|$)|\.atom|^/language/")
"""What is downloaded, or shown within a page, and says only in HTML that it is not there."""


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.include_router(language_endpoints())
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize(
    ("came", "back"),
    [
        (f"{HERE}/", "/"),
        (f"{HERE}/?conversation=a1", "/?conversation=a1"),
        (f"{HERE}/documents/0f?start=1&end=2", "/documents/0f?start=1&end=2"),
        (f"{HERE}/documents/0f/pages/2?start=1", "/documents/0f/pages/2?start=1"),
        (f"{HERE}/dossiers/0f", "/dossiers/0f"),
        (f"{HERE}/speakers/A%2FB%20C?year=2015", "/speakers/A%2FB%20C?year=2015"),
        (f"{HERE}/answers/0f/again", "/"),  # what answers a form cannot be opened again
        (f"{HERE}/api/documents", "/"),
        (f"{HERE}//other.example/", "/"),
        ("http://other.example/docs", "/"),
        ("", "/"),
    ],
)
def test_the_choice_is_kept_and_the_page_come_back_to(client, came, back):
    response = client.get("/language/de", headers={"referer": came})
    assert (response.status_code, response.headers["location"]) == (303, back)
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("language=de; ")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_every_page_of_the_app_is_come_back_to(index, client):
    add_file(index, "camera.txt", "The camera report.")
    app = program_client(index)
    routes = [route for endpoints in ENDPOINTS for route in endpoints(index).routes]
    paths = {route.path for route in routes if "GET" in (getattr(route, "methods", None) or ())}
    filled = {path: re.sub(r"\{\w+(:path)?\}", "1", path) for path in paths if not _PARTS.search(path)}
    pages = {path: at for path, at in filled.items() if "<html" in app.get(at, follow_redirects=False).text}
    assert {"/watches", "/collections/{id}", "/speakers/{name:path}", "/matrix", "/feedback", "/pin"} <= pages.keys()
    for path, at in pages.items():
        back = client.get("/language/de", headers={"referer": f"{HERE}{at}"})
        assert back.headers["location"] == at, path


def test_another_language_is_not_kept(client):
    response = client.get("/language/xx", headers={"referer": f"{HERE}/docs"})
    assert (response.headers["location"], response.headers.get("set-cookie")) == ("/docs", None)
