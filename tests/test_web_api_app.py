"""The endpoints together over a real index, asked over HTTP."""

import threading

import pytest
from web_examples import add_file, program_client

from index.errors import ModelError
from web.background_index import BackgroundIndex

pytestmark = pytest.mark.usefixtures("answering")
TEXT = "The camera report.\n\nThe police export."


@pytest.mark.usefixtures("document")
def test_health_counts_what_is_held(index):
    assert index.wait(10)
    assert program_client(index).get("/health").json() == {
        "status": "ok",
        "documents": 1,
        "passages": 1,
        "generation": 1,
    }


def test_health_before_anything_is_ingested(index):
    response = program_client(index).get("/health")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "documents": 0, "passages": 0, "generation": 0}


@pytest.mark.usefixtures("document")
def test_health_while_the_model_loads(index, word_embedder):
    loaded = threading.Event()
    loading = BackgroundIndex(index.settings, lambda *_: loaded.wait(10) and word_embedder)
    assert program_client(loading).get("/health").json() == {"status": "starting"}
    loaded.set()


@pytest.mark.usefixtures("document")
def test_health_of_an_index_that_cannot_be_opened(index):
    def broken(*_):
        raise ModelError("The model file is missing.")

    broken_index = BackgroundIndex(index.settings, broken)
    assert broken_index.wait(10)
    response = program_client(broken_index).get("/health")
    assert response.status_code == 503
    assert response.json() == {"status": "failed", "error": "The model file is missing."}


def test_a_question_is_answered_in_the_contract_s_form(index, document):
    body = program_client(index).get("/api/ask", params={"question": "Who exports?"}).json()
    assert set(body) == set(
        "id question query refused about_itself confidence notes limits corrections suggestion sentences withheld "
        "citations nearest hits provenance seconds".split()
    )
    [citation] = body["citations"]
    assert citation["quote"] == "The police export." == TEXT[citation["start"] : citation["end"]]
    assert citation["permalink"] == f"/documents/{document}?start=20&end=38"


def test_a_quotation_is_checked(index, document):
    body = program_client(index).get("/api/check", params={"text": "the police export"}).json()
    assert body["verdict"] == "verbatim"
    assert [one["document_id"] for one in body["citations"]] == [document]
    assert [one["verdict"] for one in body["quotations"]] == ["verbatim"]


@pytest.mark.usefixtures("document")
def test_each_quotation_of_a_text_is_checked(index):
    text = "“The police export,” said Ann Lee. Bob Ray said: “Nobody exports anything at all.”"
    body = program_client(index).get("/api/check", params={"text": text}).json()
    assert [(one["claimed"], one["verdict"]) for one in body["quotations"]] == [
        ("Ann Lee", "verbatim"),
        ("Bob Ray", "absent"),
    ]
    assert (body["claimed"], body["verdict"]) == ("Ann Lee", "verbatim")


def test_too_few_words_to_check_are_refused(index):
    add_file(index, "camera.txt", TEXT)
    response = program_client(index).get("/api/check", params={"text": "police"})
    assert (response.status_code, response.json()) == (400, {"error": "Please give at least 3 words to look for."})


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("address", ["/api/ask", "/api/ask?question="])
def test_an_empty_question_is_refused(index, address):
    response = program_client(index).get(address)
    assert (response.status_code, response.json()) == (400, {"error": "Please type a question."})


def test_a_question_without_an_index_says_what_to_do(index):
    response = program_client(index).get("/api/ask", params={"question": "Who?"})
    assert response.status_code == 503
    assert "python -m ingest" in response.json()["error"]
