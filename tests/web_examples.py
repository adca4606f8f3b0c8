"""Records that the tests of the page share, small enough to check by eye."""

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from answer.progress import Stop
from answer.records import Answer, Citation, Provenance, Sentence, Turn, Usage, Voice, Withheld
from index.corpus import Corpus
from index.models.embedder import Embedder
from index.records import Document, document_id
from index.settings import Settings
from ingest.pipeline import add_documents
from ingest.records import Source
from text.spans import Span
from web.access.accounts import Account, Accounts, hash_token
from web.access.acting import Role
from web.access.gate import Gate
from web.access.sessions import Sessions
from web.adding.queue import queued, report_of
from web.adding.uploads import Upload, add_uploads, namesakes
from web.api.app import endpoints_app
from web.background_index import BackgroundIndex
from web.html.adding import Finished, finished_html
from web.html.document_text import blocks
from web.html.document_voices import Voices
from web.html.render import render

NASTY = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) <img src=x onerror=alert(1)> {{7*7}} ${7*7} \"'&"
"""What a document or a person may contain; on the page it must be read, never run."""


def make_document(text: str, **fields: object) -> Document:
    return Document(**{"id": document_id(text), "text": text, "title": "A title", **fields})


def document_body(document: Document, quote: Span | None, voices: Voices | None = None) -> str:
    """A document's text as its page has it; without `voices` nobody's words are marked."""
    return render("document_text", document=document, blocks=blocks(document, quote, voices or Voices()))


def make_citation(document: Document, quote: str, number: int = 1, **fields: object) -> Citation:
    start = document.text.index(quote)
    values = {
        "number": number,
        "document_id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "page": document.page_at(start),
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "speaker": None,
        "direct": False,
        "url": document.url,
        "permalink": f"/documents/{document.id}?start={start}&end={start + len(quote)}",
    }
    citation = Citation(**{**values, **fields})
    if citation.speaker is None or citation.voices:
        return citation
    # A speaker who is given alone says all of it.
    spoken = ((citation.start, citation.end),)
    return replace(citation, spoken=spoken, voices=(Voice(citation.speaker, citation.direct, spoken),))


def make_answer(question: str, *citations: Citation, **fields: object) -> Answer:
    """An answer of the quotes reader: each citation is a sentence."""
    values = {
        "question": question,
        "query": question,
        "refused": False,
        "confidence": 0.9,
        "sentences": tuple(Sentence(one.quote, (one.number,), 0.9, verified=True) for one in citations),
        "citations": citations,
        "nearest": (),
        "hits": (),
        "provenance": Provenance(1, "words", "quotes"),
    }
    return Answer(**{**values, **fields})


def make_refusal(
    question: str,
    *nearest: Citation,
    said: tuple[str, ...] = ("No answer.", "Searched it all."),
    **fields: object,
) -> Answer:
    sentences = tuple(Sentence(text, (), 0.0, verified=False) for text in said)
    return make_answer(question, refused=True, sentences=sentences, nearest=nearest, **fields)


def make_told(question: str, *said: str) -> Answer:
    """What the assistant says of itself."""
    sentences = tuple(Sentence(text, (), 0.0, verified=False) for text in said)
    return make_answer(question, confidence=0.0, sentences=sentences)


def open_index(folder: Path, embedder: Embedder, **settings: Any) -> BackgroundIndex:
    """The app's index over a folder, with an embedder that can be computed by hand."""
    return BackgroundIndex(Settings(index=folder, **settings), lambda *_: embedder)


def add_file(index: BackgroundIndex, name: str, content: str | bytes) -> str:
    """Take a file into the index as an upload; the id of its document."""
    copy = index.settings.index.parent / f"copy-of-{name}"
    copy.write_bytes(content if isinstance(content, bytes) else content.encode())
    added(index, [Upload(name, copy)])
    return next(document.id for document in index.snapshot().store.documents() if document.path == name)


_CLOSE = re.compile(r"<button [^>]*data-forget=.*?</button>")


def added(index: BackgroundIndex, uploads: Sequence[Upload]) -> str:
    """Take uploads in; what came of them, as HTML, or what ended it."""
    job = add_uploads(index, uploads)
    assert job.wait(60)
    report = report_of(job)
    others = namesakes(index.snapshot().store, report.added) if report.added else {}
    shown = queued(job)
    finished = Finished(shown.id, shown.name, shown.state, shown.told, report, others)
    return _CLOSE.sub("", finished_html([finished])) if job.state == "done" else shown.told


def ingest_file(index: BackgroundIndex, name: str, content: str) -> str:
    """Take a file in as the command line does, in the place of one of the same name; the id of its document."""
    library = index.library(create=True)
    source = Source(name, content.encode(), Path(name).suffix)
    add_documents([source], library.store, library.embedder, passage_tokens=200)
    return next(one.document_id for one in library.store.sources() if one.path.endswith(name))


class QuotePolice:
    """Answers every question with the same words of the first document, and remembers what it was asked.

    It refuses to answer a question about the weather, and fails at one about a fault.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []

    def __call__(self, corpus: Corpus, question: str, history: Sequence[Turn], **_watching: object) -> Answer:
        self.asked.append((question, tuple(history)))
        if "fault" in question:
            raise ZeroDivisionError("a fault")
        citation = make_citation(corpus.store.documents()[0], "The police export.", speaker="Alpha", direct=True)
        return make_refusal(question, citation) if "weather" in question else make_answer(question, citation)


class WriteTwice:
    """A language model that writes two sentences about the police, tells each, and fails to have a third borne out.

    `until_stopped` makes it write on after the first until it is stopped.
    """

    def __init__(self, *, until_stopped: bool = False) -> None:
        self.until_stopped = until_stopped
        self.stopped = threading.Event()

    def __call__(
        self,
        corpus: Corpus,
        question: str,
        _history: Sequence[Turn],
        *,
        on_sentence: Callable[[Answer], None] | None = None,
        stop: Stop | None = None,
        **_endpoint: object,
    ) -> Answer:
        tell = on_sentence or (lambda _: None)
        first, both = (self.answer(corpus, question, count) for count in (1, 2))
        tell(first)
        while self.until_stopped and not self.stopped.is_set():
            time.sleep(0.01)
            if stop and stop.requested:
                self.stopped.set()
        tell(both)
        return both

    def answer(self, corpus: Corpus, question: str, count: int) -> Answer:
        citation = make_citation(corpus.store.documents()[0], "The police export.")
        return make_answer(
            question,
            citation,
            sentences=tuple(Sentence(f"Police export {at}.", (1,), 0.9, verified=True) for at in range(1, count + 1)),
            withheld=(Withheld("Police import [1].", "The source does not have these words here: import."),),
            provenance=Provenance(1, "words", "llm:tiny", model="tiny", usage=Usage(70, 9)),
        )


LLM = {"llm_url": "http://127.0.0.1:1/v1", "llm_model": "tiny"}
"""Settings that name a language model, which nobody asks where `WriteTwice` stands in for it."""


class Answering:
    """Stands in for `answer.ask.ask`: `quotes` answers, or `writes` where an endpoint is given."""

    def __init__(self) -> None:
        self.quotes, self.writes = QuotePolice(), WriteTwice()

    def __call__(self, *asked: Any, endpoint: object = None, **watching: Any) -> Answer:
        return (self.writes if endpoint else self.quotes)(*asked, **watching)


def program_client(index: BackgroundIndex) -> TestClient:
    """A program that uses the endpoints, without the page around them."""
    accounts = Accounts(index.settings.index)
    app = Gate(endpoints_app(index), accounts, Sessions(accounts), is_open=True)
    return TestClient(app, base_url="http://verbatim.test", raise_server_exceptions=False)


def token_of(index: BackgroundIndex, name: str, role: Role) -> dict[str, str]:
    """The headers with which a program asks for somebody, who gets an account."""
    Accounts(index.settings.index).put(Account(name, role, "hash", (hash_token(name),)))
    return {"authorization": f"Bearer {name}"}
