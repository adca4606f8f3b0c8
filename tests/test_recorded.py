"""Whoever reads words of documents is recorded, whatever way they come; and the words they typed only if wanted."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import Any

import pytest
from fastapi.testclient import TestClient
from speaking import speaking
from tab_page import handlers, page_with
from web_examples import add_file, program_client

from index.kept import Said
from web.access.audit import Deed, entries
from web.api.app import ENDPOINTS, endpoints_app
from web.api.mcp.tools import make_tools
from web.background_index import BackgroundIndex
from web.html.statements import BEGINNING
from web.listing import View
from web.tabs.check import checking_tab
from web.tabs.library import library_tab
from web.tabs.statements import statements_tab

TEXT = "The camera report.\n\nThe police export.\n\n“The police export cameras,” said Alpha Beta."
ASKED = "police export"
"""What is typed everywhere."""
CHAT = {"model": "verbatim", "messages": [{"role": "user", "content": f"{ASKED}?"}]}
ADDRESSES: dict[str, tuple[str, str]] = {
    f"/api/ask?question={ASKED}%3F": ("asked", f"{ASKED}?"),
    f"/api/ask/stream?question={ASKED}%3F": ("asked", f"{ASKED}?"),
    f"/api/check?text={ASKED} cameras": ("asked", f"{ASKED} cameras"),
    f"/api/check?text={ASKED} cameras&speaker=Beta": ("asked", f"{ASKED} cameras (Beta)"),
    f"/api/search?query={ASKED}": ("asked", ASKED),
    f"/api/statements?words={ASKED}&direct=true": ("listed", f"statements: words {ASKED}, direct True"),
    "/api/statements": ("listed", "statements"),
    f"/statements.csv?words={ASKED}": ("exported", f"statements.csv: words {ASKED}"),
    "/speakers?words=Alpha": ("listed", "Speakers: words Alpha"),
    "/speakers/Alpha Beta": ("listed", "Speakers: Alpha Beta"),
    "/api/speakers": ("listed", "Speakers"),
    "/api/speakers/Alpha Beta": ("listed", "Speakers: Alpha Beta"),
    "/matrix": ("listed", "Speakers"),
    f"/matrix?question={ASKED}%3F&speaker=Alpha Beta": ("asked", f"{ASKED}?, Alpha Beta"),
    f"/api/matrix?question={ASKED}%3F": ("asked", f"{ASKED}?"),
    "/api/documents": ("listed", "documents"),
    "/api/documents?sort=-added&limit=5": ("listed", "documents"),
    "/api/documents/ID": ("opened", "camera (ID)"),
    "/documents/ID": ("opened", "camera (ID)"),
    "/documents/ID/preview?start=0&end=4": ("opened", "camera (ID)"),
    "/documents/ID/original": ("exported", "camera.txt of camera (ID)"),
    f"/api/conversations?words={ASKED}": ("listed", f"Conversations: words {ASKED}"),
    "/answers/TURN": ("opened", f"/answers/TURN: {ASKED}?"),
    "/answers/TURN/export/csl": ("exported", f"csl of /answers/TURN: {ASKED}?"),
    "/api/answers/TURN": ("opened", f"/answers/TURN: {ASKED}?"),
    "/api/dossiers": ("listed", "Dossiers"),
    "/api/dossiers/DOSSIER": ("opened", "/dossiers/DOSSIER: Exports"),
    "/dossiers/DOSSIER/export/csl": ("exported", "csl of /dossiers/DOSSIER: Exports"),
    "/conversations": ("listed", "Conversations"),
    "/conversations/CONVERSATION": ("opened", f"/conversations/CONVERSATION: {ASKED}?"),
    "/conversations/CONVERSATION/turns?after=0&until=1": ("opened", f"/conversations/CONVERSATION: {ASKED}?"),
    "/conversations/CONVERSATION/export/csl": ("exported", f"csl of /answers/TURN: {ASKED}?"),
    "/api/collections": ("listed", "Collections"),
    "/api/collections/COLLECTION": ("opened", "collection “Borders”"),
    "/collections": ("listed", "Collections"),
    "/collections/COLLECTION": ("opened", "collection “Borders”"),
    "/dossiers": ("listed", "Dossiers"),
    "/dossiers/DOSSIER": ("opened", "/dossiers/DOSSIER: Exports"),
    "/pin?document=ID&start=0&end=4": ("opened", "camera (ID)"),
    "/watches": ("listed", "Watches"),
    "/watches/FEED.atom": ("exported", f"feed of /watches/STANDING: {ASKED}"),
    "/watches/STANDING": ("opened", f"/watches/STANDING: {ASKED}"),
    "/api/watches": ("listed", "Watches"),
    "/api/watches/STANDING": ("opened", f"/watches/STANDING: {ASKED}"),
    "/feedback?verdict=right": ("listed", "Feedback: verdict right"),
    "/feedback.jsonl": ("exported", "feedback.jsonl"),
    "/api/feedback": ("listed", "Feedback"),
}
WITHOUT_DOCUMENTS = {
    *("/health", "/v1/models", "/v1/models/{model}", "/docs", "/openapi.json", "/favicon.ico", "/drafts"),
    *("/api/queue", "/api/queue/{id}"),
}
"""What shows nothing of a document but how many there are, or what somebody is adding who is recorded for that."""
ELSEWHERE = re.compile(r"/documents/\{document_id\}/(place|pages/.*)|/(api|v1)/\{rest:path\}")
"""What leads elsewhere, pages of PDF files (tests/test_web_api_pictures.py), and what says that nothing is there."""
TOOLS: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "ask": ({"question": f"{ASKED}?"}, ("asked", f"{ASKED}?")),
    "search_passages": ({"query": ASKED}, ("asked", ASKED)),
    "search_statements": ({"words": ASKED}, ("listed", f"statements: words {ASKED}")),
    "open_document": ({"document_id": "ID"}, ("opened", "camera (ID)")),
}


class Recorded:
    """An index with one document whose record is kept, and what was recorded of it since it was looked at last."""

    def __init__(self, index: BackgroundIndex, audit: str) -> None:
        self.id = add_file(index, "camera.txt", TEXT)
        self.settings = replace(index.settings, audit=audit)
        self.index = BackgroundIndex(self.settings, lambda *_: index.library().embedder)
        turn = self.index.conversations.add("", None, f"{ASKED}?", Said("{}", ""))
        self.turn, self.conversation = turn.id, turn.conversation
        self.dossier = self.index.dossiers.begin("", "Exports")
        watches = self.index.watches
        self.standing = watches.begin("", ASKED, speaker="", words=ASKED, asked="", known=[])
        watches.give_feed(self.standing)
        self.feed = watches.all_standing()[0].feed
        collections = index.library().store.collections
        self.collection = collections.ensure("Borders").id
        collections.assign(self.collection, [self.id])
        self._seen = 0

    def new(self) -> list[tuple[str, str]]:
        told = [(entry.what, self._named(entry.about)) for entry in entries(self.settings)][::-1]
        new, self._seen = told[self._seen :], len(told)
        return new

    def address(self, pattern: str) -> str:
        ids = {name: id for id, name in self._names()}
        # All at once: an id may have "ID" in it.
        return re.sub("|".join(ids), lambda found: ids[found[0]], pattern)

    def _named(self, about: str) -> str:
        return reduce(lambda told, one: told.replace(*one), self._names(), about)

    def _names(self) -> tuple[tuple[str, str], ...]:
        kept = (self.conversation, "CONVERSATION"), (self.turn, "TURN"), (self.dossier, "DOSSIER")
        kept += ((self.collection, "COLLECTION"), (self.standing, "STANDING"), (self.feed, "FEED"))
        return (*kept, (self.id, "ID"))

    def client(self) -> TestClient:
        return program_client(self.index)

    def events(self) -> dict[str, Callable[[], object]]:
        """What people do in the tabs."""
        empty = (BEGINNING, "", "", "", "", "", False)
        statements = page_with(lambda _, tab: statements_tab(tab, self.index))
        library = page_with(lambda page, tab: library_tab(page, tab, self.index))
        check = page_with(lambda *_: checking_tab(self.index))
        [opened], [words] = handlers(statements, "tab", "select"), handlers(statements, "wanted-words", "change")
        [listed] = handlers(library, "tab", "select")
        [checked] = handlers(check, "check-send", "click")
        return {
            "statements": lambda: opened.fn(*empty),
            f"statements: words {ASKED}": lambda: (
                words.fn(*empty[:2], ASKED, *empty[3:]),
                words.fn(*empty[:2], "other", *empty[3:]),
            ),
            "documents": lambda: listed.fn("", View()),
            f"{ASKED} cameras (Beta)": lambda: checked.fn(f"{ASKED} cameras", "Beta"),
        }


pytestmark = pytest.mark.usefixtures("answering")


@pytest.fixture
def recorded(index: BackgroundIndex) -> Recorded:
    return Recorded(index, "on")


def test_the_record_is_in_english_whoever_acts(recorded):
    client = recorded.client()
    with speaking("de"):
        for address, deed in ADDRESSES.items():
            client.get(recorded.address(address))
            assert recorded.new() == [deed], address
        client.post("/api/watches", json={"words": ASKED})
        client.post("/api/collections", json={"name": "People", "documents": [recorded.id]})
        collection = recorded.index.library().store.collections.named("People").id
        client.patch(f"/api/collections/{collection}", json={"name": "Persons", "take_out": [recorded.id]})
        client.delete(f"/api/collections/{collection}")
        assert 'lang="de"' in client.get("/drafts").text
        client.post("/api/draft", json={"text": f"“{ASKED} cameras now”"})
    assert recorded.new() == [
        ("watched", f"/watches: New words: {ASKED}"),
        ("added", "collection “People”"),
        ("put into a collection", "camera (ID), collection “People”"),
        ("renamed", "collection “People”, now “Persons”"),
        ("took out of a collection", "camera (ID), collection “Persons”"),
        ("removed", "collection “Persons”"),
        ("asked", "Check a draft"),
    ]


def test_every_address_that_shows_words_of_documents_is_recorded(recorded):
    client = recorded.client()
    for address, deed in ADDRESSES.items():
        client.get(recorded.address(address))
        assert recorded.new() == [deed], address
    assert client.post("/v1/chat/completions", json=CHAT).status_code == 200
    assert recorded.new() == [("asked", f"{ASKED}?")]
    place = {"document_id": recorded.id, "start": 0, "end": 4}
    assert client.post("/api/pins", json=place).status_code == 200
    assert recorded.new() == [("pinned", "camera (ID)")]
    assert client.post("/api/draft", json={"text": f"“{ASKED} cameras now”"}).status_code == 200
    assert recorded.new() == [("asked", "Check a draft")]  # and nothing of what is not published yet
    assert client.post("/api/documents", json={"text": "The police export.", "title": "A note"}).status_code == 202
    assert recorded.index.jobs.all()[-1].wait(60)
    assert [what for what, _ in recorded.new()] == ["added"]
    assert client.post("/api/watches", json={"words": ASKED}).status_code == 200
    assert recorded.new() == [("watched", f"/watches: New words: {ASKED}")]
    assert client.post(f"/api/watches/{recorded.standing}", json={"act": "unfeed"}).status_code == 200
    assert recorded.new() == [("shared no more", f"feed of /watches/STANDING: {ASKED}")]
    said = recorded.address("/api/answers/TURN/feedback")
    client.post(said, json={"verdict": "right"})
    client.delete(said)
    about = f"/answers/TURN: {ASKED}?"
    assert recorded.new() == [("gave feedback", about), ("took feedback back", about)]
    for address in WITHOUT_DOCUMENTS:
        assert "police" not in client.get(address).text
        assert recorded.new() == []


def test_no_address_is_forgotten(recorded):
    app = endpoints_app(recorded.index)
    # Of what is included, the application itself knows no routes.
    routes = [route for endpoints in ENDPOINTS for route in endpoints(recorded.index).routes]
    shown = {route.path: route for route in routes if "GET" in (getattr(route, "methods", None) or ())}
    assert {"/api/ask", "/documents/{document_id}"} <= shown.keys()
    tried = [at.partition("?")[0] for at in ADDRESSES]
    untried = {path for path, route in shown.items() if not any(route.path_regex.match(at) for at in tried)}
    assert {path for path in untried - WITHOUT_DOCUMENTS - {"/mcp"} if not ELSEWHERE.fullmatch(path)} == set()
    posted = {path for path, operations in app.openapi()["paths"].items() if "post" in operations}
    assert posted == {
        "/v1/chat/completions",
        "/api/pins",
        "/api/draft",
        "/api/documents",
        "/api/answers/{id}/feedback",
        "/api/collections",
        "/api/watches",
        "/api/watches/{id}",
    }


def test_every_tool_of_assistants_is_recorded(recorded):
    tools = {tool.name: tool for tool in make_tools(recorded.settings)}
    assert tools.keys() == TOOLS.keys()
    for name, (arguments, deed) in TOOLS.items():
        tools[name].run(recorded.index, {key: value.replace("ID", recorded.id) for key, value in arguments.items()}, "")
        assert recorded.new() == [deed], name


def test_the_tabs_are_recorded(recorded):
    for about, event in recorded.events().items():
        event()
        [(what, told)] = recorded.new()
        assert (what, told) == (Deed.ASKED if "cameras" in about else Deed.LISTED, about)
    recorded.index.closing.set()


def test_what_was_typed_is_left_out_where_that_is_wanted(index):
    recorded = Recorded(index, "no-questions")
    client, tools = recorded.client(), make_tools(recorded.settings)
    for address in ADDRESSES:
        client.get(recorded.address(address))
    for tool in tools:
        arguments = {key: value.replace("ID", recorded.id) for key, value in TOOLS[tool.name][0].items()}
        tool.run(recorded.index, arguments, "")
    client.post("/v1/chat/completions", json=CHAT)
    for event in recorded.events().values():
        event()
    deeds = recorded.new()
    assert len(deeds) == len(ADDRESSES) + len(TOOLS) + 5
    assert {about for _, about in deeds} == {
        "",
        "statements",
        "statements.csv",
        "Speakers",
        "documents",
        "camera (ID)",
        "camera.txt of camera (ID)",
        "Conversations",
        "/answers/TURN",
        "csl of /answers/TURN",
        "Dossiers",
        "Collections",
        "collection “Borders”",
        "/dossiers/DOSSIER",
        "csl of /dossiers/DOSSIER",
        "Watches",
        "/watches/STANDING",
        "feed of /watches/STANDING",
        "/conversations/CONVERSATION",
        "Feedback",
        "feedback.jsonl",
    }
    assert "police" not in (recorded.settings.index / "audit.jsonl").read_text()
    recorded.index.closing.set()


def test_what_cannot_be_recorded_is_not_shown(recorded):
    (recorded.settings.index / "audit.jsonl").mkdir()
    client = recorded.client()
    for address in ADDRESSES:
        response = client.get(recorded.address(address))
        assert response.status_code == 503, address
        assert "cannot be written" in response.text, address
        assert "police" not in response.text.lower(), address
    for about, event in recorded.events().items():
        assert "cannot be written" in str(event()), about
    recorded.index.closing.set()
