"""A request is turned down in one sentence."""

import json

from web.access.refusal import is_openai, refusal


def test_each_gets_the_sentence_in_its_form():
    plain, openai = refusal("/api/ask", "No.", 403), refusal("/v1/models", "No.", 401, {"www-authenticate": "Bearer"})
    assert (plain.status_code, json.loads(plain.body)) == (403, {"error": "No."})
    error = {"message": "No.", "type": "invalid_request_error", "param": None, "code": None}
    assert (openai.status_code, json.loads(openai.body)) == (401, {"error": error})
    assert openai.headers["www-authenticate"] == "Bearer"


def test_openai_s_paths_are_known():
    assert is_openai("/v1/models")
    assert not is_openai("/api/v1/")
