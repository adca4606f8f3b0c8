"""A crash at any moment leaves the index as it was before a document or after it, and the next run completes it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import WordEmbedder

from index.models.embedder import load_embedder
from index.models.fingerprint import index_fingerprint
from index.originals import Original
from index.records import Document, Passage, Statement
from index.settings import Settings
from index.store import Store
from index.store_reader import DATABASE
from ingest.pipeline import add_documents
from ingest.records import Failure, Source
from ingest.report import Report
from ingest.sources import find_sources

ROOT = Path(__file__).parents[1]
FINGERPRINT = "words"
WORDS = "alpha beta camera export"
PASSAGE_TOKENS = 20


def with_originals(found: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
    """The same, each source with its own bytes as its original."""
    for one in found:
        yield one if isinstance(one, Failure) else replace(one, original=Original(one.path, one.content))


# The ingest of a process that is killed at its n-th call of the database, inside a transaction or between two.
DIES_AT_CALL = f"""
import os, signal, sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from conftest import WordEmbedder
from index.databases.sqlite.database import Database
from index.store import Store
from ingest.pipeline import add_documents
from ingest.sources import find_sources
from test_ingest_crash import with_originals

documents, index, fatal = sys.argv[1:]
store = Store(Path(index), {FINGERPRINT!r}, create=True)
calls = 0

def dying(method):
    def call(*arguments):
        global calls
        calls += 1
        if calls == int(fatal):
            os.kill(os.getpid(), signal.SIGKILL)
        return method(*arguments)
    return call

Database.rows, Database.write_many = dying(Database.rows), dying(Database.write_many)
found = with_originals(find_sources([documents]))
add_documents(found, store, WordEmbedder({WORDS!r}), passage_tokens={PASSAGE_TOKENS})
print(calls)
"""


def write_documents(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        sentences = (f'"Camera {number} of {at} is an alpha export," said Beta Gamma.' for at in range(number % 4 + 1))
        (folder / f"d{number:04}.txt").write_text("\n\n".join(sentences))


Content = tuple[Document, list[Passage], list[list[float]], list[Statement]]


def contents(folder: Path, fingerprint: str) -> dict[str, Content]:
    """All that an index holds, by document."""
    store = Store(folder, fingerprint)
    found = {}
    for document in store.documents():
        passages = store.document_passages(document.id)
        vectors = store.vectors([passage.id for passage in passages]).tolist()
        found[document.id] = (document, passages, vectors, store.statements(document.id))
    assert store.generation == len(found)
    assert {source.document_id for source in store.sources()} == found.keys()
    kept = [one for document in found for one in store.originals.of(document)]
    assert all(store.originals.is_sound(one.sha256) for one in kept)
    parts = {sha256 for (sha256,) in store._database.rows("SELECT sha256 FROM original_parts")}
    assert parts == {one.sha256 for one in kept}
    assert len(kept) in (0, len(found))
    store.close()
    return found


def require_whole(folder: Path) -> None:
    """What SQLite itself and the references between tables say about an index."""
    database = sqlite3.connect(folder / DATABASE)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def ingest(documents: Path, index: Path) -> Report:
    store = Store(index, FINGERPRINT, create=True)
    found = with_originals(find_sources([documents]))
    report = add_documents(found, store, WordEmbedder(WORDS), passage_tokens=PASSAGE_TOKENS)
    store.close()
    return report


def run_until(call: int, documents: Path, index: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", DIES_AT_CALL, str(documents), str(index), str(call)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.slow
def test_a_kill_at_any_call_of_the_database_leaves_whole_documents(tmp_path):
    documents = tmp_path / "documents"
    write_documents(documents, 5)
    ingest(documents, tmp_path / "whole")
    whole = contents(tmp_path / "whole", FINGERPRINT)
    calls = int(run_until(0, documents, tmp_path / "counted").stdout)

    present = []
    for call in range(1, calls + 1, 8):
        index = tmp_path / f"killed-{call}"
        assert run_until(call, documents, index).returncode == -signal.SIGKILL
        require_whole(index)
        found = contents(index, FINGERPRINT)
        assert found.items() <= whole.items()
        report = ingest(documents, index)
        assert (len(report.unchanged), len(report.added)) == (len(found), 5 - len(found))
        assert contents(index, FINGERPRINT) == whole
        present.append(len(found))
    assert present == sorted(present)
    assert set(present) >= {0, 1, 2, 3, 4}


def kill_at_generation(process: subprocess.Popen[str], file: Path, generation: int) -> None:
    """Kill an ingest as soon as the store has made so many changes."""
    while process.poll() is None:
        if file.is_file() and _generation(file) >= generation:
            os.kill(process.pid, signal.SIGKILL)
            return
        time.sleep(0.002)


def _generation(file: Path) -> int:
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return int(database.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])
    except (sqlite3.OperationalError, TypeError):  # not made yet
        return -1
    finally:
        database.close()


@pytest.mark.slow
def test_the_command_itself_is_killed_again_and_again_and_then_completes(tmp_path):
    documents, index = tmp_path / "documents", tmp_path / "index"
    write_documents(documents, 300)
    command = [sys.executable, "-m", "ingest", str(documents), "--index", str(index)]
    fingerprint = index_fingerprint(load_embedder("packaged", Settings().models), 200)

    kept: dict[str, Content] = {}
    for generation in (1, 100):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            kill_at_generation(process, index / DATABASE, generation)
        assert process.returncode == -signal.SIGKILL
        require_whole(index)
        found = contents(index, fingerprint)
        assert generation <= len(found) < 300
        assert kept.items() <= found.items()
        kept = found

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    assert f"{300 - len(kept)} added, 0 updated, {len(kept)} unchanged" in done.stdout
    found = contents(index, fingerprint)
    assert kept.items() <= found.items()
    assert len(found) == 300
    for document, passages, vectors, statements in found.values():
        assert passages
        assert statements
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(passages)), abs=1e-5)
        assert document.text[passages[0].start : passages[-1].end] == document.text
