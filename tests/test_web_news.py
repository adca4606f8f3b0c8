"""A line of what is going on, on each page that is made for whoever asked for it, and nowhere else."""

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient

from web.html.document import problem_page
from web.news import Told, news


def test_pages_tell_what_is_going_on_while_they_are_made():
    app, told = FastAPI(), []
    app.add_middleware(Told, tell=lambda: "Adding <b>.")

    @app.get("/")
    def page() -> PlainTextResponse:
        told.append(news())
        return PlainTextResponse(problem_page("A title", "A sentence."))

    assert '<p class="queue" role="status">Adding &lt;b&gt;.</p>' in TestClient(app).get("/").text
    assert told == ["Adding <b>."]
    assert news() == ""
    assert "queue" not in problem_page("A title", "A sentence.").split("</style>")[1]
