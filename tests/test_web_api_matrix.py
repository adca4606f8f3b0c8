"""Speakers compared on a question, over HTTP."""

import pytest
from web_examples import add_file

from answer.profiles.matrix import MOST_SPEAKERS


@pytest.fixture(autouse=True)
def _document(index, monkeypatch):
    add_file(index, "one.txt", "Cameras\n\n“The police export cameras,” Vireo said. “Nothing,” Falk said.\n")
    monkeypatch.setattr("answer.profiles.matrix.confidence", lambda signals: signals.score)


def test_each_named_speaker_has_a_row(client):
    asked = {"question": "Do the police export cameras?", "speaker": ["Vireo", "Nobody", " "]}
    vireo, nobody = client.get("/api/matrix", params=asked).json()
    assert [(one["speaker"], one["quote"]) for one in vireo["citations"]] == [
        ("Vireo", "“The police export cameras,” Vireo said.")
    ]
    assert (vireo["speaker"], vireo["statements"]) == ("Vireo", 1)
    assert nobody == {"speaker": "Nobody", "statements": 0, "confidence": 0.0, "citations": []}


def test_the_page_has_the_same_and_the_form_keeps_what_was_asked(client):
    page = client.get("/matrix", params={"question": "Do the police export cameras?", "speaker": ["Vireo", "Nobody"]})
    assert page.status_code == 200
    assert "The police export cameras," in page.text
    assert 'value="Do the police export cameras?"' in page.text
    assert 'value="Nobody"' in page.text
    assert "form-action 'self'" in page.headers["content-security-policy"]


def test_nothing_is_asked_before_there_is_a_question(client):
    page = client.get("/matrix?speaker=Vireo")
    assert (page.status_code, "Nothing found" in page.text, 'value="Vireo"' in page.text) == (200, False, True)
    assert client.get("/api/matrix").status_code == 422
    assert client.get("/api/matrix?question= ").status_code == 400


def test_too_many_speakers_are_refused(client):
    asked = {"question": "Why?", "speaker": [f"Speaker {number}" for number in range(MOST_SPEAKERS + 1)]}
    assert client.get("/api/matrix", params=asked).status_code == 400
    page = client.get("/matrix", params=asked, headers={"accept": "text/html"})
    assert (page.status_code, f"At most {MOST_SPEAKERS} speakers" in page.text) == (400, True)
