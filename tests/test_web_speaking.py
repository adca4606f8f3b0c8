"""In which language a request is answered."""

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from text.spoken import language
from web.speaking import Speaking, wanted_language


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        (None, "en"),
        ("", "en"),
        ("*", "en"),
        ("it", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en;q=0.5, es;q=0.9", "es"),
        ("it, pt;q=0.9, es;q=0.7, en;q=0.7", "es"),
        ("de;q=0, en;q=0.1", "en"),
        ("de;q=x, fr;q=0.1", "fr"),
        ("it, " * 30 + "de", "en"),  # more than anybody speaks
    ],
)
def test_what_a_browser_asks_for(asked, spoken):
    assert wanted_language(Headers({"accept-language": asked} if asked is not None else {})) == spoken


@pytest.mark.parametrize(
    ("cookies", "spoken"),
    [("language=es", "es"), ("a=b; language=fr", "fr"), ("language=it", "de"), ("language", "de"), ("\x00=;", "de")],
)
def test_what_a_reader_chose_comes_first(cookies, spoken):
    assert wanted_language(Headers({"accept-language": "de", "cookie": cookies})) == spoken


def test_each_request_is_answered_in_its_own_language():
    app = Starlette(routes=[Route("/", lambda request: JSONResponse([language(), request.scope["language"]]))])
    client = TestClient(Speaking(app))
    assert client.get("/", headers={"accept-language": "es"}).json() == ["es", "es"]
    assert client.get("/").json() == ["en", "en"]
    assert language() == "en"
