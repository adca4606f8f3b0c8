"""What is answered when something is wrong: one sentence in the form of the address, and nothing of the inside."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel

from answer.phrases import phrase
from index.errors import Busy, IndexMissing, ModelError, NotAllowed, QuestionError
from web.access.refusal import openai_error
from web.api.faults import handle_faults, status_of

FAULTS = {"question": QuestionError("Please ask."), "model": ModelError("No model."), "inside": KeyError("secret")}


class Fault(BaseModel):
    """What an endpoint is told to fail at."""

    name: str


@pytest.fixture
def failing() -> TestClient:
    """A program of an application whose two endpoints fail as they are told."""
    app = FastAPI()

    @app.post("/api/fail")
    @app.post("/v1/fail")
    def fail(fault: Fault) -> None:
        raise FAULTS[fault.name]

    handle_faults(app)
    return TestClient(app, raise_server_exceptions=False)


def test_the_question_s_faults_are_told_from_the_index_s():
    assert status_of(QuestionError("Please ask.")) == 400
    assert [status_of(error) for error in (IndexMissing("None."), ModelError("None."), Busy("No."))] == [503] * 3
    assert status_of(NotAllowed("No.")) == 403


def test_openai_s_form_says_whose_fault_it_is():
    assert openai_error("Please ask.", 400) == {
        "error": {"message": "Please ask.", "type": "invalid_request_error", "param": None, "code": None}
    }
    assert openai_error("No model.", 503)["error"]["type"] == "server_error"
    assert openai_error("None.", 404, "model_not_found")["error"]["code"] == "model_not_found"


@pytest.mark.parametrize(
    ("name", "status", "sentence"),
    [("question", 400, "Please ask."), ("model", 503, "No model."), ("inside", 500, phrase("fault"))],
)
def test_a_fault_is_one_sentence_in_the_form_of_its_address(failing, name, status, sentence):
    plain, openai = (failing.post(f"/{root}/fail", json={"name": name}) for root in ("api", "v1"))
    assert (plain.status_code, plain.json()) == (status, {"error": sentence})
    assert (openai.status_code, openai.json()) == (status, openai_error(sentence, status))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"name": 1}', "name: Input should be a valid string."),
        ("{}", "name: Field required."),
        ("", "The body of the request: Field required."),
        ("{", "The body of the request is no JSON: Expecting property name enclosed in double quotes."),
    ],
)
def test_the_first_value_that_is_wrong_is_named(failing, content, sentence):
    sent = {"content": content, "headers": {"content-type": "application/json"}}
    plain, openai = failing.post("/api/fail", **sent), failing.post("/v1/fail", **sent)
    assert (plain.status_code, plain.json()) == (422, {"error": sentence})
    assert (openai.status_code, openai.json()) == (400, openai_error(sentence, 400))


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_an_address_that_is_none_says_where_the_others_are_listed(failing, method):
    told = f"Nothing answers {method} /api/{'x' * 75}; /docs lists what there is."
    response = failing.request(method, f"/api/{'x' * 100}")
    assert (response.status_code, response.json()) == (404, {"error": told})
    openai = failing.request(method, "/v1/none")
    told = f"Nothing answers {method} /v1/none; /docs lists what there is."
    assert (openai.status_code, openai.json()) == (404, openai_error(told, 404))


@pytest.mark.usefixtures("document")
def test_a_wrong_method_is_one_sentence(client):
    response = client.post("/api/ask")
    assert (response.status_code, response.json()["error"]) == (
        404,
        "Nothing answers POST /api/ask; /docs lists what there is.",
    )
