"""Watches over HTTP: begun, read, marked as seen, given a feed and ended; by whose they are, and by editors."""

import re

import feedparser
import pytest
from web_examples import add_file, ingest_file, open_index, program_client

from index.kept import Entry
from index.undo import bring_back, remove_for_now
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.access.audit import entries
from web.kept.standing import Standing

NEW = "Idemia said: “We sold drones.” It added: “We \x0cregret <nothing>.”"


@pytest.fixture
def index(tmp_path, word_embedder):
    (tmp_path / "press").mkdir()
    return open_index(
        tmp_path / "index", word_embedder, watch_folders=str(tmp_path / "press"), statements="rules", audit="on"
    )


@pytest.fixture
def client(index):
    return program_client(index)


@pytest.fixture
def question(client) -> str:
    return client.post("/api/watches", json={"speaker": "Idemia"}).json()["id"]


@pytest.fixture
def found(index, question) -> str:
    """A question that found something."""
    ingest_file(index, "new.txt", NEW)
    Standing(index).look()
    return question


def act(client, id: str, name: str, **fields: str):
    return client.post(f"/watches/{id}", data={"act": name, **fields}, follow_redirects=False)


def feed_path(client, id: str) -> str | None:
    return client.get(f"/api/watches/{id}").json()["feed"]


def test_a_question_is_begun_listed_and_read(client, index):
    there = client.post("/watches", data={"speaker": " Idemia ", "words": "drones"}, follow_redirects=False)
    assert there.status_code == 303
    page = client.get(there.headers["location"]).text
    assert "<h1>New words of Idemia: drones</h1>" in page
    assert "Nothing yet. What was there before you asked is not new." in page
    ingest_file(index, "new.txt", NEW)
    Standing(index).look()
    assert '<strong class="new">1 new</strong>' in client.get("/watches").text
    page = client.get(there.headers["location"]).text
    assert '<strong class="new">New</strong>' in page
    [place] = re.findall(r'<a href="(/documents/[^"#]*)#quote"[^>]*class="number"', page)
    assert "We sold drones." in client.get(place.replace("&amp;", "&")).text


def test_an_address_fills_the_form_in_and_what_cannot_be_begun_is_told_beside_what_was_typed(client):
    page = client.get("/watches?speaker=Idemia&words=").text
    assert '<input name="speaker" value="Idemia"' in page
    assert 'role="alert"' not in page
    refused = client.post("/watches", data={"speaker": "Ann", "question": "Who?"})
    assert refused.status_code == 400
    assert '<input name="speaker" value="Ann"' in refused.text
    assert "Give either a question in your own words" in refused.text


def test_what_was_seen_is_not_new_and_what_came_meanwhile_stays_new(client, index, found):
    [_, first] = index.watches.findings(found, 9)
    assert act(client, found, "seen", number=str(first.number)).headers["location"] == f"/watches/{found}"
    assert [each["is_new"] for each in client.get(f"/api/watches/{found}").json()["findings"]] == [True, False]
    act(client, found, "seen", number="9")
    assert index.watches.all_standing()[0].unseen == 0
    assert "Mark all as seen" not in client.get(f"/watches/{found}").text
    for number in ("x", "9" * 40, "-1"):
        assert act(client, found, "seen", number=number).status_code == 303


def test_words_that_stand_there_no_more_are_marked_and_go_with_their_document(client, index, found):
    id = ingest_file(index, "new.txt", "Idemia says nothing.")
    assert client.get(f"/watches/{found}").text.count("was changed or removed since") == 2
    index.library().store.remove_document(id)
    index.watches.forget(index.snapshot().store.is_gone)
    assert "drones" not in client.get(f"/watches/{found}").text


def test_what_was_found_in_a_document_that_can_be_had_back_is_away_with_it(client, index, found):
    act(client, found, "feed")
    feed = feed_path(client, found)
    pages = (f"/watches/{found}", f"/api/watches/{found}", feed)
    store = index.library().store
    removal = remove_for_now(store, [one.id for one in store.documents()])
    assert ["drones" in client.get(page).text for page in pages] == [False] * 3
    bring_back(store, removal.id)
    assert ["drones" in client.get(page).text for page in pages] == [True] * 3


def test_readers_are_told_what_is_watched_but_not_where_it_is_or_what_failed(client, index):
    accounts = Accounts(index.settings.index)
    for name, role in (("bob", Role.READER), ("eve", Role.EDITOR)):
        accounts.put(Account(name, role, "hash", (hash_token(name),)))
    source = index.watches.watch("feed", "https://news.example/feed?key=zqx", "zqx-eve")
    index.watches.looked(source, fault="zqx is gone.", title="News", version=("zqx-tag", "zqx-day"))
    index.watches.note_read(source, [Entry("h", "", "zqx.png is not read.")], [])
    for page in ("/watches", f"/watches/{source}", "/api/watches", f"/api/watches/{source}"):
        told = {who: client.get(page, headers={"authorization": f"Bearer {who}"}).text for who in ("bob", "eve")}
        assert ["News" in told[who] for who in told] == [True, True]
        assert ["zqx" in told[who] for who in told] == [False, True], page


def test_a_question_is_renamed_deleted_and_had_back(client, question):
    act(client, question, "rename", title="Their words")
    assert "Their words" in client.get("/watches").text
    there = act(client, question, "remove").headers["location"]
    assert there == f"/watches?removed={question}"
    assert "“Their words” was deleted." in client.get(there).text
    assert client.get(f"/watches/{question}").status_code == 404
    act(client, question, "bring-back")
    assert client.get(f"/watches/{question}").status_code == 200


def test_a_feed_is_read_only_when_it_is_on_and_at_its_last_address(client, found):
    assert feed_path(client, found) is None
    assert client.get(f"/watches/{found}.atom").status_code == 404
    act(client, found, "feed")
    first = feed_path(client, found)
    assert f"http://verbatim.test{first}" in client.get(f"/watches/{found}").text
    assert client.get(first).status_code == 200
    act(client, found, "renew")
    assert [client.get(path).status_code for path in (first, feed_path(client, found))] == [404, 200]
    second = feed_path(client, found)
    act(client, found, "unfeed")
    assert client.get(second).status_code == 404


def test_a_feed_is_atom_with_whole_links_to_the_places(client, found):
    act(client, found, "feed")
    response = client.get(feed_path(client, found))
    assert response.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.text)
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "New words of Idemia")
    assert feed.feed.id.startswith("urn:uuid:")
    assert [link.href for link in feed.feed.links] == [
        f"http://verbatim.test{feed_path(client, found)}",
        f"http://verbatim.test/watches/{found}",
    ]
    newest, older = feed.entries
    assert older.title == "Idemia: We sold drones."
    assert older.content[0].value == "“We sold drones.” (new, undated)"
    assert "regret <nothing>" in newest.content[0].value
    assert re.fullmatch(r"http://verbatim\.test/documents/\w+\?start=\d+&end=\d+#quote", older.link)
    assert client.get(older.link).status_code == 200
    assert len({newest.id, older.id, feed.feed.id}) == 3
    again = feedparser.parse(client.get(feed_path(client, found)).text)
    assert [each.id for each in again.entries] == [newest.id, older.id]


def test_a_folder_and_a_feed_are_watched_paused_looked_at_and_watched_no_more(client, index, tmp_path):
    there = client.post("/watches", data={"folder": str(tmp_path / "press")}, follow_redirects=False)
    assert (there.status_code, there.headers["location"]) == (303, "/watches")
    client.post("/watches", data={"feed": "https://news.example/feed"})
    folder, feed = client.get("/api/watches").json()["sources"]
    assert (folder["kind"], feed["address"]) == ("folder", "https://news.example/feed")
    assert act(client, feed["id"], "pause").headers["location"] == "/watches"
    assert "paused" in client.get("/watches").text
    act(client, feed["id"], "resume")
    assert not index.watches.source(feed["id"]).is_paused
    index.watches.looked(feed["id"], fault="It is gone.", due="2999")
    assert "The last look failed: It is gone." in client.get("/watches").text
    act(client, feed["id"], "look")
    assert index.watches.source(feed["id"]).due == ""
    act(client, feed["id"], "watch-no-more")
    assert [each["id"] for each in client.get("/api/watches").json()["sources"]] == [folder["id"]]
    told = [f"{entry.what} {entry.about}" for entry in entries(index.settings) if "news.example" in entry.about]
    address = "feed https://news.example/feed"
    assert told == [f"{what} {address}" for what in ("removed", "watched", "watched", "paused", "watched")]


def test_what_came_from_a_folder_and_what_could_not_be_read_is_shown(client, index):
    id = add_file(index, "camera.txt", "The camera report.")
    source = index.watches.watch("folder", "/press", "ann")
    index.watches.note_read(source, [Entry("h", "", "a.png is not read.")], [id, "gone"])
    page = client.get(f"/watches/{source}").text
    assert f'href="/documents/{id}">camera</a>' in page
    assert "(removed since)" in page
    assert "a.png is not read." in page
    assert "added by ann" in page


@pytest.mark.parametrize("wanted", [{"folder": "/etc"}, {"feed": "http://localhost/"}, {}, {"words": "x" * 201}])
def test_what_cannot_be_watched_is_told(client, wanted):
    response = client.post("/api/watches", json=wanted)
    assert response.status_code == 400
    assert response.json()["error"].endswith((".", "."))
    assert client.get("/api/watches").json() == {"questions": [], "sources": []}


def test_where_nothing_may_be_watched_that_is_said_in_place_of_the_forms(tmp_path, word_embedder):
    off = program_client(open_index(tmp_path / "index", word_embedder, watch_folders="none", feed_minutes=0))
    page = off.get("/watches").text
    assert "Folders are not watched here" in page
    assert "Feeds are not watched here" in page
    assert 'name="folder"' not in page
    assert 'name="feed"' not in page


@pytest.mark.parametrize("path", ["/watches/x", "/api/watches/x", "/watches/x.atom"])
def test_what_is_not_there_is_told(client, path):
    response = client.get(path)
    assert (response.status_code, "There is no such standing question, folder or feed" in response.text) == (404, True)
    if not path.endswith(".atom"):
        assert client.post(path, json={"act": "remove"}).status_code == 404


def test_each_has_their_own_and_only_editors_watch_folders_and_feeds(client, index, tmp_path):
    accounts, tokens = Accounts(index.settings.index), {}
    for name, role in (("ann", Role.READER), ("bob", Role.READER), ("eve", Role.EDITOR)):
        accounts.put(Account(name, role, "hash", (hash_token(name),)))
        tokens[name] = {"authorization": f"Bearer {name}"}
    own = client.post("/api/watches", json={"words": "drones"}, headers=tokens["ann"]).json()["id"]
    address = f"/watches/{own}"
    assert client.get("/api/watches", headers=tokens["bob"]).json()["questions"] == []
    for act_name in ("seen", "feed", "rename", "remove"):
        assert client.post(address, data={"act": act_name}, headers=tokens["bob"]).status_code == 404
    assert [client.get(address, headers=tokens[name]).status_code for name in ("ann", "bob")] == [200, 404]
    client.post(address, data={"act": "feed"}, headers=tokens["ann"])
    client.post(address, data={"act": "share"}, headers=tokens["ann"])
    shared = client.get(address, headers=tokens["bob"])
    assert (shared.status_code, ".atom" in shared.text, "<form" in shared.text) == (200, False, False)
    assert client.get(f"/api{address}", headers=tokens["bob"]).json()["feed"] is None
    feed = client.get(f"/api{address}", headers=tokens["ann"]).json()["feed"]
    assert client.get(feed).status_code == 200  # by who is not signed in
    assert client.get(address).status_code == 401
    wanted = {"folder": str(tmp_path / "press")}
    assert client.post("/api/watches", json=wanted, headers=tokens["bob"]).status_code == 403
    source = client.post("/api/watches", json=wanted, headers=tokens["eve"]).json()["id"]
    for name in ("pause", "look", "watch-no-more"):
        assert client.post(f"/watches/{source}", data={"act": name}, headers=tokens["bob"]).status_code == 403
    page = client.get("/watches", headers=tokens["bob"]).text
    assert (f'href="/watches/{source}">Folder</a>' in page, 'value="pause"' in page, 'name="folder"' in page) == (
        True,
        False,
        False,
    )
    assert index.watches.source(source).owner == "eve"


def test_who_reads_a_feed_is_recorded(client, index, found):
    act(client, found, "feed")
    client.get(feed_path(client, found))
    told = [(entry.what, entry.about) for entry in entries(index.settings)]
    assert told[0] == ("exported", f"feed of /watches/{found}: New words of Idemia")
    assert ("shared", f"feed of /watches/{found}: New words of Idemia") in told
