"""What is wrong with an index: read from SQLite without the project's code, and held against all that is derived.

Each fault is one sentence. `state_of` tells which revision of each document is stored.
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.checking import check_index
from index.coded import CodedIndex
from index.corpus import Corpus
from index.library import Library
from index.passages import searched_text
from index.records import document_id
from index.store_reader import DATABASE
from index.vectors import VectorIndex
from kills.texts import State, mark_of, marked, numbers_in
from text.stems import written_words

_PATIENCE_SECONDS = 20.0
"""Another process needs a second to build the word index."""
Marks = Iterable[tuple[int, int]]
"""Documents with their revisions."""


@dataclass(frozen=True, slots=True)
class Truth:
    """All that a database holds, and what SQLite says of it."""

    texts: dict[str, str]
    sources: dict[str, str]
    passages: dict[int, tuple[str, int, int, bytes]]
    spans: list[tuple[str, list[list[int]]]]
    broken: list[str]


def read_truth(file: Path) -> Truth:
    """Read a database file at one moment."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", 30, uri=True)) as database:
        database.execute("BEGIN")
        read = database.execute
        whole = [str(row[0]) for row in read("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = [f"an orphan in {row[0]}" for row in read("PRAGMA foreign_key_check")]
        spans = read("SELECT document_id, contents, speaker, cue FROM statements").fetchall()
        return Truth(
            dict(read("SELECT id, text FROM documents")),
            dict(read("SELECT path, document_id FROM sources")),
            {row[0]: row[1:] for row in read('SELECT id, document_id, start, "end", vector FROM passages')},
            [(id, [*json.loads(said), *(json.loads(one) for one in more if one)]) for id, said, *more in spans],
            whole + orphans,
        )


def settle(file: Path) -> None:
    """Put a change of no weight into the place of one that was written, and whose process was killed before it said so.

    Nobody sees such a one as long as others have the database open. When the last of them closes it, it comes to light.
    """
    with closing(sqlite3.connect(file, 30)) as database, database:
        database.execute("INSERT OR REPLACE INTO meta VALUES ('settled', hex(randomblob(8)))")


def state_of(truth: Truth, numbers: Iterable[int]) -> State:
    """Which revision of each document the source of that name gives."""
    found = dict(
        mark for path, id in truth.sources.items() if numbers_in(path) and (mark := marked(truth.texts.get(id, "")))
    )
    return {number: found.get(number) for number in numbers}


def stored_faults(truth: Truth) -> Iterator[str]:
    """What is wrong with what is stored: texts, places, and what belongs to nothing."""
    yield from truth.broken
    for id, text in truth.texts.items():
        if document_id(text) != id:
            yield f"the text of {id} is not the one of its id"
    for number, count in Counter(mark[0] for text in truth.texts.values() if (mark := marked(text))).items():
        if count > 1:
            yield f"document {number} is there {count} times"
    if truth.texts.keys() != set(truth.sources.values()):
        yield f"sources and documents differ in {sorted(truth.texts.keys() ^ set(truth.sources.values()))}"
    if bare := truth.texts.keys() ^ {passage[0] for passage in truth.passages.values()}:
        yield f"documents without passages, or passages without documents: {sorted(bare)}"
    places = [(id, [start, end]) for id, start, end, _ in truth.passages.values()]
    for id, (start, end) in [*places, *((id, span) for id, spans in truth.spans for span in spans)]:
        if not 0 <= start < end <= len(truth.texts.get(id, "")):
            yield f"{start}–{end} lies outside the text of {id}"


def derived_faults(corpus: Corpus, truth: Truth) -> Iterator[str]:
    """In what the indexes of a corpus differ from what is stored."""
    vectors = corpus.indexes.vectors
    assert isinstance(vectors, VectorIndex | CodedIndex)
    ids = sorted(truth.passages)
    if sorted(vectors.ids().tolist()) != ids:
        yield f"there are {len(vectors)} vectors of {len(ids)} passages, or others"
    elif vectors.rows(ids).astype("<f4").tobytes() != b"".join(truth.passages[id][3] for id in ids):
        yield "the vectors are not those stored"
    if corpus.lacks_words:
        yield "the word index is not searched"
    elif (known := Counter(corpus.written_words())) != (stored := _words(corpus)):
        much, little = ([*words.items()][:3] for words in (known - stored, stored - known))
        yield f"the word index has {much} too much, {little} too little"


def search_faults(corpus: Corpus, state: State, used: Marks) -> Iterator[str]:
    """What is stored and not found, or found and not stored."""
    for number, revision in used:
        found = bool(corpus.indexes.lexical.search(mark_of(number, revision), 1))
        if found != (state[number] == revision):
            yield f"{'GHOST' if found else 'LOST'} to search: document {number}, revision {revision}"


def index_faults(library: Library, state: State, used: Marks) -> list[str]:
    """All that is wrong with an index as somebody has it open."""
    corpus = _with_words(library)
    truth = read_truth(library.store.folder / DATABASE)
    return [*stored_faults(truth), *derived_faults(corpus, truth), *search_faults(corpus, state, used)]


def _with_words(library: Library) -> Corpus:
    """A snapshot in which words are searched, once another process lets it build their index."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while (corpus := library.snapshot()).lacks_words and time.monotonic() < deadline:
        time.sleep(0.1)
    return corpus


def checking_faults(index: Path) -> list[str]:
    """What `python -m ingest --check` says."""
    return [f"--check: {fault}" for fault in check_index(index)]


def remains(folder: Path, state: State, used: Marks) -> Iterator[str]:
    """The files that still have a word of what is not stored any more."""
    gone = [mark_of(number, revision).encode() for number, revision in used if state[number] != revision]
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = file.read_bytes()
        if left := [mark for mark in gone if mark in content]:
            yield f"GHOST on the disk: {len(left)} removed texts, as {left[0].decode()}, in {file.relative_to(folder)}"


def _words(corpus: Corpus) -> "Counter[str]":
    """All words with the number of passages that have them, counted in what is stored."""
    counted: Counter[str] = Counter()
    for document in corpus.store.documents():
        for passage in corpus.store.document_passages(document.id):
            counted.update(set(written_words(searched_text(document, passage))))
    return counted
