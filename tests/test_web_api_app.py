"""The JSON endpoints and document pages over a real index, asked over HTTP."""

import threading

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from web_examples import NASTY, add_file, make_answer, make_citation, open_index

from answer.render import to_json
from index.errors import ModelError, QuestionError
from web.api.ask import json_endpoints
from web.api.documents import document_endpoints
from web.background_index import BackgroundIndex
from web.html.document import content_security_policy
from web.readers import Readers

TEXT = "The camera report.\n\nThe police export."


def quote_police(corpus, question, history):
    """Answers every question with the same words; refuses an empty one."""
    assert history == ()
    if not question:
        raise QuestionError("Please type a question.")
    return make_answer(question, make_citation(corpus.store.documents()[0], "The police export."))


def client_of(index: BackgroundIndex) -> TestClient:
    app = FastAPI()
    app.include_router(json_endpoints(index, Readers(quote_police), to_json))
    app.include_router(document_endpoints(index))
    return TestClient(app)


@pytest.fixture
def index(tmp_path, word_embedder):
    return open_index(tmp_path / "index", word_embedder)


@pytest.fixture
def document(index):
    return add_file(index, "camera.txt", TEXT)


@pytest.mark.usefixtures("document")
def test_health_counts_what_is_held(index):
    assert index.wait(10)
    assert client_of(index).get("/health").json() == {"status": "ok", "documents": 1, "passages": 1, "generation": 1}


def test_health_before_anything_is_ingested(index):
    response = client_of(index).get("/health")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "documents": 0, "passages": 0, "generation": 0}


@pytest.mark.usefixtures("document")
def test_health_while_the_model_loads(index, word_embedder):
    loaded = threading.Event()
    loading = BackgroundIndex(index.settings, lambda *_: loaded.wait(10) and word_embedder)
    assert client_of(loading).get("/health").json() == {"status": "starting"}
    loaded.set()


@pytest.mark.usefixtures("document")
def test_health_of_an_index_that_cannot_be_opened(index):
    def broken(*_):
        raise ModelError("The model file is missing.")

    broken_index = BackgroundIndex(index.settings, broken)
    assert broken_index.wait(10)
    response = client_of(broken_index).get("/health")
    assert response.status_code == 503
    assert response.json() == {"status": "failed", "error": "The model file is missing."}


def test_a_question_is_answered_in_the_contract_s_form(index, document):
    body = client_of(index).get("/api/ask", params={"question": "Who exports?"}).json()
    assert set(body) == set(
        "id question query refused confidence notes sentences withheld citations nearest hits provenance "
        "seconds".split()
    )
    [citation] = body["citations"]
    assert citation["quote"] == "The police export." == TEXT[citation["start"] : citation["end"]]
    assert citation["permalink"] == f"/documents/{document}?start=20&end=38"


def test_a_quotation_is_checked(index, document):
    body = client_of(index).get("/api/check", params={"text": "the police export"}).json()
    assert body["verdict"] == "verbatim"
    assert [one["document_id"] for one in body["citations"]] == [document]
    assert [one["verdict"] for one in body["quotations"]] == ["verbatim"]


@pytest.mark.usefixtures("document")
def test_each_quotation_of_a_text_is_checked(index):
    text = "“The police export,” said Ann Lee. Bob Ray said: “Nobody exports anything at all.”"
    body = client_of(index).get("/api/check", params={"text": text}).json()
    assert [(one["claimed"], one["verdict"]) for one in body["quotations"]] == [
        ("Ann Lee", "verbatim"),
        ("Bob Ray", "absent"),
    ]
    assert (body["claimed"], body["verdict"]) == ("Ann Lee", "verbatim")


def test_too_few_words_to_check_are_refused(index):
    add_file(index, "camera.txt", TEXT)
    response = client_of(index).get("/api/check", params={"text": "police"})
    assert (response.status_code, response.json()) == (400, {"error": "Please give at least 3 words to look for."})


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("address", ["/api/ask", "/api/ask?question="])
def test_an_empty_question_is_refused(index, address):
    response = client_of(index).get(address)
    assert (response.status_code, response.json()) == (400, {"error": "Please type a question."})


def test_a_question_without_an_index_says_what_to_do(index):
    response = client_of(index).get("/api/ask", params={"question": "Who?"})
    assert response.status_code == 503
    assert "python -m ingest" in response.json()["error"]


def test_the_permalink_opens_the_document_with_the_words_highlighted(index, document):
    response = client_of(index).get(f"/documents/{document}?start=20&end=38")
    assert response.status_code == 200
    assert '<mark id="quote">The police export.</mark>' in response.text
    assert response.headers["content-security-policy"] == content_security_policy()


def test_a_place_outside_the_document_is_noted(index, document):
    response = client_of(index).get(f"/documents/{document}?start=20&end=3800")
    assert response.status_code == 200
    assert "nothing is highlighted" in response.text


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("name", ["0123456789abcdef", "..%2F..%2Fetc%2Fpasswd", "%3Cscript%3E"])
def test_an_unknown_document_is_a_plain_404(index, name):
    response = client_of(index).get(f"/documents/{name}")
    assert response.status_code == 404
    assert "<script" not in response.text


def test_an_unknown_document_of_an_index_that_is_not_there(index):
    response = client_of(index).get("/documents/0123456789abcdef")
    assert response.status_code == 404
    assert "The index holds no document" in response.text


def test_a_document_when_the_index_cannot_be_opened(index, document):
    def broken(*_):
        raise ModelError("The model file is missing.")

    response = client_of(BackgroundIndex(index.settings, broken)).get(f"/documents/{document}")
    assert response.status_code == 503
    assert "The model file is missing." in response.text


def test_a_nasty_document_is_shown_as_text(index):
    document = add_file(index, "nasty.txt", f"A title line\n\n{NASTY}")
    page = client_of(index).get(f"/documents/{document}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_the_icon_is_served_from_here(index):
    response = client_of(index).get("/favicon.ico")
    assert response.headers["content-type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
