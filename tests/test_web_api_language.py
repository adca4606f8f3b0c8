"""The way to another language, and back to where one was."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from web.api.language import language_endpoints

HERE = "http://testserver"


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


def test_another_language_is_not_kept(client):
    response = client.get("/language/xx", headers={"referer": f"{HERE}/docs"})
    assert (response.headers["location"], response.headers.get("set-cookie")) == ("/docs", None)
