"""Kept answers at their permalinks: as they were, asked again, and for programs."""

import pytest
from web_examples import add_file, ingest_file, make_answer, make_citation

from web.conversation import Exchange
from web.kept.answers import keep


@pytest.fixture
def document(index):
    return ingest_file(index, "police.txt", "The camera report.\n\nThe police export.")


@pytest.fixture
def kept(index, document):
    citation = make_citation(index.snapshot().document(document), "The police export.", speaker="Alpha", direct=True)
    first = keep(index, (), Exchange("Hello", answer=make_answer("Hello", citation), shown=1))
    answer = make_answer("Who exports?", citation, notes=("A note.",))
    return keep(index, (first,), Exchange("Who exports?", answer=answer, shown=1))


def test_an_answer_is_there_as_it_was(client, kept):
    page = client.get(f"/answers/{kept.id}")
    assert page.status_code == 200
    assert all(words in page.text for words in ("Who exports?", "The police export.", "A note.", "Quoting"))
    assert "script-src" not in page.headers["content-security-policy"]


def test_programs_read_the_same(client, kept):
    found = client.get(f"/api/answers/{kept.id}").json()
    assert (found["id"], found["question"], found["permalink"]) == (kept.id, "Who exports?", f"/answers/{kept.id}")
    assert [citation["quote"] for citation in found["answer"]["citations"]] == ["The police export."]
    assert found["asked"].endswith("+00:00")


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_there_is_told(client, document, method):  # noqa: ARG001
    page = getattr(client, method)("/answers/x" if method == "get" else "/answers/x/again")
    assert (page.status_code, "There is no such answer" in page.text) == (404, True)
    assert client.get("/api/answers/x").status_code == 404


def test_it_is_asked_again_in_its_place(client, kept, answering):
    page = client.post(f"/answers/{kept.id}/again")
    assert "The same quotations today." in page.text
    [(question, history)] = answering.quotes.asked
    assert question == "Who exports?"
    assert [turn.text for turn in history] == ["Hello", "The police export."]


def test_a_document_that_changed_is_told_of(client, index, kept):
    assert "was changed or removed" not in client.get(f"/answers/{kept.id}").text
    ingest_file(index, "police.txt", "The camera report.\n\nThe police export. And more.")
    page = client.get(f"/answers/{kept.id}").text
    assert "was changed or removed since; the words below are those that it had." in page
    assert "The police export." in page
    assert "Not the same today: 1 more, 1 fewer." in client.post(f"/answers/{kept.id}/again").text


def test_words_that_went_with_a_document_are_said_to_be_gone(client, index, kept, document):
    add_file(index, "other.txt", "The police export.")
    index.library().store.remove_document(document)
    index.snapshot()
    assert index.library().wait(30)
    page = client.get(f"/answers/{kept.id}").text
    assert "it went with that" in page
    assert "The police export." not in page
    assert client.get(f"/api/answers/{kept.id}").json()["answer"] is None
    assert client.post(f"/answers/{kept.id}/again").status_code == 200
