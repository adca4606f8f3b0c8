"""Speakers over HTTP: their list, their pages, and the names that editors give them."""

import html
import re

import pytest
from web_examples import add_file, open_index, program_client

from answer.speakers.aliases import ALIASES, shown_name, use_aliases
from index.settings import Settings
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.access.audit import entries

TEXT = (
    "---\ntitle: Cameras\npublisher: The Paper\npublished: 2019-05-02\n---\n\n# Cameras\n\n"
    "“We sold it,” Vireo said. “Vireo lies,” Falk said. “So it is,” Morpho said. “No,” Kolb said.\n"
)
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / ALIASES).write_text('# Ours.\n"A/B Falk" = ["Falk"]\n"Vireo" = ["Vireo Systems"]\n', encoding="utf-8")
    use_aliases(folder)
    yield folder
    use_aliases(Settings().corpus)


@pytest.fixture
def index(tmp_path, word_embedder, corpus):
    index = open_index(tmp_path / "index", word_embedder, corpus=corpus, audit="on")
    add_file(index, "one.md", TEXT)
    return index


def act(client, speaker: str, act: str, **fields: str):
    return client.post(f"/speakers/{speaker}", data={"act": act, **fields}, follow_redirects=False)


def undo(client, there, speaker: str):
    """Do what the notice on a page offers to."""
    page = client.get(there.headers["location"]).text
    notice = page[page.index('class="notice undo"') :].partition("</div>")[0]
    fields = {
        name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="(.*?)"', notice, re.DOTALL)
    }
    return act(client, speaker, **fields)


def test_speakers_are_listed_and_found(client):
    listed = client.get("/api/speakers").json()
    assert [(one["name"], one["statements"]) for one in listed] == [
        ("A/B Falk", 1),
        ("Kolb", 1),
        ("Morpho", 1),
        ("Vireo", 1),
    ]
    assert listed[3] == {
        "name": "Vireo", "names": ["Vireo Systems"], "statements": 1, "documents": 1,
        "first": "2019-05-02", "last": "2019-05-02",
    }  # fmt: skip
    assert [one["name"] for one in client.get("/api/speakers?words=systems").json()] == ["Vireo"]
    page = client.get("/speakers?words=falk").text
    assert 'href="/speakers/A%2FB%20Falk"' in page
    assert "Vireo" not in page
    assert "No speaker" in client.get("/speakers?words=nobody").text


def test_a_speaker_is_read_by_any_name(client):
    told = client.get("/api/speakers/Vireo Systems").json()
    assert (told["name"], told["years"], told["said_count"], told["said_of_count"]) == ("Vireo", {"2019": 1}, 1, 1)
    assert [one["words"] for one in told["said"]] == ["We sold it,"]
    assert [(one["speaker"], one["words"]) for one in told["said_of"]] == [("Falk", "Vireo lies,")]
    assert [one["title"] for one in told["spoken_in"]] == ["Cameras"]
    assert client.get("/api/speakers/Vireo?page=2").json()["said"] == []
    assert client.get("/api/speakers/A%2FB Falk").json()["name"] == "A/B Falk"


def test_who_said_nothing_has_no_page(client):
    assert client.get("/api/speakers/Nobody").status_code == 404
    response = client.get("/speakers/<b>Nobody")
    assert (response.status_code, "“&lt;b&gt;Nobody”" in response.text) == (404, True)


def test_of_a_name_that_never_ends_no_more_is_repeated_than_can_be_read(client):
    told = client.get(f"/speakers/{'x' * 5000}")
    assert (told.status_code, "x" * 400 in told.text, "x" * 401 in told.text) == (404, True, False)


def test_the_page_has_all_with_links(client):
    page = client.get("/speakers/Vireo").text
    for words in (
        "<h1>Vireo</h1>",
        "Vireo Systems",
        "“We sold it,”",
        "Vireo lies,",
        'href="/speakers/Falk"',
        "#quote",
    ):
        assert words in page, words
    assert 'href="/watches?speaker=Vireo"' in page
    assert "“We sold it,”" in client.get("/speakers/Vireo?year=2019").text
    assert "“We sold it,”" not in client.get("/speakers/Vireo?year=2020").text


def test_a_name_is_added_counts_at_once_and_the_change_is_undone(client, corpus, index):
    before = (corpus / ALIASES).read_text()
    there = act(client, "Vireo", "also", name="Kolb")
    assert there.status_code == 303
    assert (corpus / ALIASES).read_text() == before.replace('Systems"', 'Systems", "Kolb"')
    assert client.get("/api/speakers/Kolb").json()["said_count"] == 2
    assert "“Kolb” is now a name of Vireo." in client.get(there.headers["location"]).text
    assert next(entries(index.settings)).what == "listed"
    assert ("named a speaker", "Vireo: also Kolb") in {(one.what, one.about) for one in entries(index.settings)}
    undo(client, there, "Vireo")
    assert (corpus / ALIASES).read_text() == before
    assert client.get("/api/speakers/Kolb").json()["said_count"] == 1


def test_who_has_other_names_brings_them_along_until_that_is_undone(client, corpus):
    before = (corpus / ALIASES).read_text()
    there = act(client, "Kolb", "also", name="Vireo")
    assert shown_name("Vireo Systems") == "Kolb"
    undo(client, there, "Kolb")
    assert (shown_name("Vireo Systems"), shown_name("Kolb")) == ("Vireo", "Kolb")
    assert (corpus / ALIASES).read_text() == before


def test_a_speaker_is_shown_by_another_name_until_that_is_undone(client, corpus):
    before = (corpus / ALIASES).read_text()
    there = act(client, "Vireo", "rename", name="Vireo & Sons")
    assert there.headers["location"].startswith("/speakers/Vireo%20%26%20Sons?")
    assert "<h1>Vireo &amp; Sons</h1>" in client.get(there.headers["location"]).text
    there = undo(client, there, "Vireo & Sons")
    assert client.get(there.headers["location"]).status_code == 200
    assert (corpus / ALIASES).read_text() == before


def test_a_name_is_split_off_until_that_is_undone(client, corpus):
    before = (corpus / ALIASES).read_text()
    there = act(client, "Vireo", "split", name="Vireo Systems")
    assert '"Vireo" = []\n"Vireo Systems" = []\n' in (corpus / ALIASES).read_text()
    undo(client, there, "Vireo")
    assert (corpus / ALIASES).read_text() == before


def test_an_address_says_nothing_that_is_not_so(client):
    for query in ("did=also&name=Kolb", "did=rename&name=Kolb", "did=split&name=Vireo+Systems", "did=also"):
        assert "notice" not in client.get(f"/speakers/Vireo?{query}").text.partition("</style>")[2], query


@pytest.mark.parametrize(("name", "told"), [("", "A name is one line"), ("Vireo Systems", "already")])
def test_what_cannot_be_is_told_on_a_page(client, name, told):
    response = act(client, "Vireo", "also", name=name)
    assert (response.status_code, told in response.text) == (400, True)


def test_a_broken_file_is_told_on_a_page(client, corpus):
    (corpus / ALIASES).write_text("Vireo = [")
    response = client.post("/speakers/Vireo", data={"act": "also", "name": "Kolb"}, headers={"accept": "text/html"})
    assert (response.status_code, "mend or remove it" in response.text) == (503, True)


def test_nobody_who_is_not_there_is_named(client, corpus):
    assert act(client, "Nobody", "also", name="Kolb").status_code == 404
    assert "Nobody" not in (corpus / ALIASES).read_text()


def test_only_editors_change_names(index, corpus):
    accounts = Accounts(index.settings.index)
    for name, role in (("ana", Role.EDITOR), ("ben", Role.READER)):
        accounts.put(Account(name, role, "", (hash_token(name),)))
    client = program_client(index)
    before = (corpus / ALIASES).read_text()

    def sent(name: str) -> int:
        headers = {"authorization": f"Bearer {name}"}
        assert ("Add this name" in client.get("/speakers/Vireo", headers=headers).text) is (name == "ana")
        fields = {"act": "also", "name": "Kolb"}
        return client.post("/speakers/Vireo", data=fields, headers=headers, follow_redirects=False).status_code

    assert (sent("ben"), (corpus / ALIASES).read_text()) == (403, before)
    assert sent("ana") == 303
    assert client.post("/speakers/Vireo", data={"act": "also", "name": "x"}).status_code == 401


def test_what_cannot_be_recorded_is_not_done(index, corpus):
    before = (corpus / ALIASES).read_text()
    (index.settings.index / "audit.jsonl").unlink(missing_ok=True)
    (index.settings.index / "audit.jsonl").mkdir()
    assert act(program_client(index), "Vireo", "also", name="Kolb").status_code == 503
    assert (corpus / ALIASES).read_text() == before
