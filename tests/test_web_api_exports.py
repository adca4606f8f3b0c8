"""Kept answers as files: only of who may read them, with the right name, and compared again."""

import json

import pytest
from web_examples import ingest_file, make_answer, make_citation

from web.api.export_formats import FORMATS
from web.conversation import Exchange
from web.kept.answers import keep


@pytest.fixture
def kept(index):
    document = ingest_file(index, "police.txt", "The police export.")
    citation = make_citation(index.snapshot().document(document), "The police export.")
    answer = make_answer("Who exports?", citation)
    first = keep(index, (), Exchange("Who exports?", answer=answer, shown=1))
    return first, keep(index, (first,), Exchange("And?", answer=answer, shown=1))


@pytest.mark.parametrize("name", FORMATS)
def test_an_answer_is_exported_in_every_format(client, kept, name):
    found = client.get(f"/answers/{kept[0].id}/export/{name}")
    assert found.status_code == 200
    assert found.headers["content-type"] == FORMATS[name].media_type
    suffix = FORMATS[name].suffix
    assert f'filename="Who exports_{suffix}"' in found.headers["content-disposition"]
    assert found.content


def test_a_conversation_is_exported_whole(client, kept):
    answers = json.loads(client.get(f"/conversations/{kept[0].conversation}/export/json").text)
    assert [answer["heading"] for answer in answers] == ["Who exports?", "And?"]
    assert [answer["quotations"][0]["number"] for answer in answers] == [1, 2]
    assert answers[0]["quotations"][0]["link"].startswith("http://verbatim.test/documents/")


def test_words_that_stand_there_no_more_are_marked(client, index, kept):
    ingest_file(index, "police.txt", "The police import.")
    [answer] = json.loads(client.get(f"/answers/{kept[0].id}/export/json").text)
    assert (answer["quotations"][0]["words"], answer["quotations"][0]["is_exact"]) == ("The police export.", False)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/answers/x/export/json", "There is no such answer"),
        ("/conversations/x/export/json", "There is no such answer"),
        ("/answers/ID/export/pages", "There is no format “pages”; there are markdown, word,"),
    ],
)
def test_what_cannot_be_exported_is_told(client, kept, path, told):
    found = client.get(path.replace("ID", kept[0].id))
    assert (found.status_code, told in found.text) == (404, True)


def test_nobody_exports_what_they_may_not_read(client, index, kept):  # noqa: ARG001
    from index.kept import Said

    turn = index.conversations.add("ann", None, "Hers?", Said("{}", ""))
    assert client.get(f"/answers/{turn.id}/export/json").status_code == 404
    assert client.get(f"/conversations/{turn.conversation}/export/json").status_code == 404
