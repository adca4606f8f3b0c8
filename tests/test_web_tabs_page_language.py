"""Gradio's page says in which language it is, before Gradio's scripts ask."""

from speaking import speaking
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.speaking import Speaking
from web.tabs.page_language import PageLanguage, in_language

PAGE = '<!doctype html>\n<html\n\tlang="en"\n>\n<head>\n<script src="a"></script></head><body>é</body></html>'


def test_the_language_and_the_script_come_first():
    with speaking("fr"):
        page = in_language(PAGE.encode()).decode()
    assert '<html\n\tlang="fr"\n>' in page
    assert page.index("Object.defineProperty(navigator, 'language'") < page.index('<script src="a">')
    assert page.endswith("<body>é</body></html>")


def test_only_the_page_itself_is_changed_and_says_how_long_it_is():
    asked = []

    def answer(request):
        asked.append(request.headers.get("accept-encoding"))
        return HTMLResponse(PAGE)

    client = TestClient(
        Speaking(PageLanguage(Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])))
    )
    german = {"accept-language": "de"}
    page = client.get("/", headers=german)
    assert 'lang="de"' in page.text
    assert int(page.headers["content-length"]) == len(page.content)
    assert client.get("/config", headers=german).text == PAGE
    assert client.post("/", headers=german).text == PAGE
    assert asked[0] is None  # what is packed could not be written into
    assert None not in asked[1:]
