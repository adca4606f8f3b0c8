"""Shows how long the statements of a large index take to be listed, filtered, sorted and shown.

    python benchmarks/many_statements.py [--statements N] [--index DIR] [--json FILE]

Documents of 25 statements each are made of the sentences in which the shipped documents let somebody speak, drawn at
random, each said by one of some 2,000 speakers. So words are as long as in real text; nothing else of them is real.
"""

import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import project

from answer.profiles.profile import read_profile
from answer.profiles.speakers import list_speakers
from answer.speakers.identities import identities, knowing_identities
from answer.statements import Order, StatementFilter, find_said, in_order
from index.corpus import Corpus
from index.library import Library
from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.records import Document, Passage, Statement, document_id, span_id
from index.settings import Settings
from index.store import Store
from index.store_reader import StoredSource
from text.spans import Span
from web.html.statements import View, statements_html

_A_DOCUMENT = 25  # statements
_SPEAKERS = 2_000
_FIRST, _LAST = "Ada Ben Cem Dana Elif Finn Gita Hugo Ines Jon".split(), "Abel Berg Cruz Dahl Egan".split()


def main() -> None:
    """Measure and report."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("--statements", type=int, default=50_000, metavar="N")
    parser.add_argument("--index", type=Path, metavar="DIR", help="where the index is kept for the next run")
    options = parser.parse_args()
    settings = Settings()
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.index or Path(temporary) / "index"
        store = Store(folder, index_fingerprint(embedder, settings.passage_tokens), create=True)
        if not store.counts().documents:
            _make(store, options.statements, embedder.dimensions)
        fresh, corpus = (Library(store, embedder).snapshot() for _ in range(2))
        fresh.search("made ready")
        rows = [_row(name, work) for name, work in _works(corpus, fresh)]
    project.report(rows, options.json)


def _row(name: str, work: Callable[[], object]) -> project.Row:
    """How long something takes, and how long the processor was busy with it, whatever else it had to do."""
    busy = time.thread_time()
    took = project.seconds(work)
    return {"what": name, "ms": 1000 * took, "of these busy": 1000 * (time.thread_time() - busy)}


def _works(corpus: Corpus, fresh: Corpus) -> list[tuple[str, Callable[[], object]]]:
    """What somebody does, in the order in which they would."""
    shown = partial(_show, corpus)
    busiest = list_speakers(corpus)[0].name if corpus.document_count else ""
    return [
        ("names joined", lambda: identities(fresh)),
        ("opened for the first time", lambda: _show(fresh)),
        ("opened again", shown),
        ("words", lambda: shown(StatementFilter(words="system"))),
        ("a speaker", lambda: shown(StatementFilter(speaker=f'"{busiest}"'))),
        ("a part of a name", lambda: shown(StatementFilter(speaker="ad"))),
        ("a document", lambda: shown(StatementFilter(document="number 7"))),
        ("a year", lambda: shown(StatementFilter(since="2012", until="2012"))),
        ("direct", lambda: shown(StatementFilter(direct=True))),
        ("by speaker", lambda: shown(view=View(Order("speaker")))),
        ("by document, the other way", lambda: shown(view=View(Order("document", descending=True)))),
        ("the hundredth page", lambda: shown(view=View(page=100))),
        ("a speaker's page, first", lambda: read_profile(corpus, busiest)),
        ("a speaker's page, again", lambda: read_profile(corpus, busiest)),
    ]


def _show(corpus: Corpus, wanted: StatementFilter | None = None, view: View | None = None) -> str:
    wanted, view = wanted or StatementFilter(), view or View()
    with knowing_identities(corpus):
        return statements_html(in_order(find_said(corpus, wanted), view.order), wanted, view)


def _make(store: Store, size: int, dimensions: int) -> None:
    drawn = random.Random(20)
    said = [one.text[span.start : span.end] for one in project.documents() for span in _sentences(one)]
    speakers = [f"{drawn.choice(_FIRST)} {drawn.choice(_LAST)}{number}" for number in range(_SPEAKERS)]
    for number in range(size // _A_DOCUMENT):
        _add(store, number, drawn, said, speakers, dimensions)


def _sentences(document: Document) -> list[Span]:
    from ingest.statements.find import find_statements

    return [one.contents[0] for one in find_statements(document)]


def _add(store: Store, number: int, drawn: random.Random, said: list[str], speakers: list[str], size: int) -> None:
    lines = [(drawn.choice(speakers), drawn.choice(said)) for _ in range(_A_DOCUMENT)]
    text, spans = f"Document number {number}\n\n", list[tuple[str, Span, Span, Span]]()
    for speaker, words in lines:
        cue, begin = len(text) + len(speaker) + 1, len(text) + len(speaker) + 11
        spans.append((speaker, Span(len(text), cue - 1), Span(cue, cue + 9), Span(begin, begin + len(words))))
        text += f"{speaker} said that {words}.\n\n"
    name = document_id(text)
    statements = [
        Statement(span_id(name, words.start, words.end), name, (words,), drawn.random() < 0.4, span, speaker, cue)
        for speaker, span, cue, words in spans
    ]
    published = f"{drawn.randint(2005, 2026)}-{drawn.randint(1, 12):02}-{drawn.randint(1, 28):02}"
    document = Document(name, text, f"Document number {number}", "A paper", published=published, language="en")
    passage = Passage(span_id(name, 0), name, 0, len(text))
    vector = np.zeros((1, size), np.float32)
    vector[0, number % size] = 1
    store.replace_document(StoredSource(name, name, name), document, [passage], vector, statements)


if __name__ == "__main__":
    main()
