"""What several test files share: a browser, an embedder computed by hand, indexes, and the app's endpoints."""

import fcntl
import gc
import importlib.util
import os
import re
import resource
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import settings as hypothesis_settings
from numpy.typing import NDArray

from answer.speakers.aliases import use_aliases
from index.databases.place import SQLITE, keep_in, server_at
from index.settings import Settings, read_settings
from text.spans import Span
from web.access.acting import ACTING, Actor, Role

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from playwright.sync_api import Browser
    from postgresql_server import TestServer
    from web_examples import Answering

    from index.store import Store
    from ingest.statements.tagger.reading import StatementReader
    from web.background_index import BackgroundIndex

use_aliases(Settings().corpus)
ACTING.set(Actor("", Role.EDITOR))  # as on a machine without accounts; requests and events say it for themselves
FORCED_PRECISION = read_settings(os.environ).precision
"""The suite passes with VERBATIM_PRECISION=f32 and with VERBATIM_PRECISION=bf16, whichever a processor prefers."""
_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

# A fifth of the examples where only the fast tests are asked for; continuous integration tries all. No deadlines: how
# long an example takes says more of the machine, and of what measures coverage, than of the code.
hypothesis_settings.register_profile("all", deadline=None)
hypothesis_settings.register_profile("fast", max_examples=20, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """Have few examples tried when the slow tests are left out."""
    hypothesis_settings.load_profile("fast" if "not slow" in config.option.markexpr else "all")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have coverage measured by the fast tests alone, and the slow files begun first.

    Coverage makes slow tests a quarter slower. A slow file that is begun last leaves all processes but one idle.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker("no_cover")


# How many kilobytes the peak of memory may rise in a file before all that it loaded is let go.
_LIKELY_A_MODEL = 64 * 1024
_OURS = ("text", "index", "ingest", "answer")
_CACHED = type(cache(len))
_PEAKS: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """Have `--peaks` name the files that raise the peak of memory."""
    parser.addoption("--peaks", action="store_true", help="say after which files the peak of memory was higher")


@pytest.fixture(scope="module", autouse=True)
def _freed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let go of the models that a file loaded: one compiled for each folder of models is kept for the process."""
    before = _peak()
    yield
    if _peak() - before < _LIKELY_A_MODEL:
        return
    for cached in gc.get_objects():
        if type(cached) is _CACHED and cached.__module__.partition(".")[0] in _OURS:
            cached.cache_clear()
    gc.collect()
    _PEAKS.append(f"{request.node.name}: {before // 1024} MB to {_peak() // 1024} MB")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name them."""
    for peak in _PEAKS if config.getoption("--peaks") else ():
        terminalreporter.write_line(peak)


def _peak() -> int:
    """The most memory that the process ever had, in kilobytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


class WordEmbedder:
    """An `Embedder` with one dimension for each known word: a row counts the words, scaled to unit length.

    The similarity of two texts is the cosine of their word counts; a text without a known word has a row
    of zeros and is similar to nothing. A token is what stands between blanks.
    """

    def __init__(self, words: str, max_tokens: int = 254) -> None:
        """Know the words of a text, in its order."""
        self.words = tuple(dict.fromkeys(words.lower().split()))
        self.max_tokens = max_tokens

    @property
    def fingerprint(self) -> str:
        return "words@" + "-".join(self.words)

    @property
    def dimensions(self) -> int:
        return len(self.words)

    def token_spans(self, text: str) -> list[Span]:
        return [Span(*match.span()) for match in re.finditer(r"\S+", text)]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = [[re.findall(r"\w+", text.lower()).count(word) for word in self.words] for text in texts]
        rows = np.array(counts, dtype=np.float32).reshape(len(texts), len(self.words))
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9, dtype=np.float32)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode(texts)


@pytest.fixture(scope="session", autouse=True)
def _idle_extraction() -> Iterator[None]:
    """Keep processes that extract for the next test: each takes half a second to begin, and most read one line."""
    from ingest.extract.process import ExtractionProcess

    idle: dict[tuple[object, ...], list[subprocess.Popen[bytes]]] = defaultdict(list)

    class Kept(ExtractionProcess):
        def __exit__(self, kind: type | None, *raised: Any) -> None:
            if kind or self._child.poll() is not None:
                super().__exit__(kind, *raised)
            else:
                idle[self._fits].append(self._child)

        def _begin(self) -> "subprocess.Popen[bytes]":
            self._fits = self._limits, os.environ.get("PYTHONPATH")
            waiting = idle[self._fits]
            return waiting.pop() if waiting else super()._begin()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.extract.process.ExtractionProcess", Kept)
        yield
    for child in chain.from_iterable(idle.values()):
        child.kill()
        child.communicate()


@pytest.fixture(scope="session")
def word_embedder() -> WordEmbedder:
    """An embedder that knows the words of the small examples. All share it: change it through `monkeypatch` alone."""
    return WordEmbedder("alpha beta gamma delta camera police export report")


@pytest.fixture(scope="session")
def postgresql_server() -> "Iterator[TestServer]":
    """A PostgreSQL server, begun for the first test that needs one."""
    if importlib.util.find_spec("psycopg") is None:
        assert not os.environ.get("CI"), "CI must run the tests of PostgreSQL, and psycopg is not installed."
        pytest.skip("psycopg is not installed here, so nothing was tried with PostgreSQL.")
    from postgresql_server import programs, running_server

    found = programs()
    if found is None:
        assert not os.environ.get("CI"), "CI must run the tests of PostgreSQL, and there is no server."
        pytest.skip("There is no PostgreSQL server on this machine, so nothing was tried with it.")
    with running_server(found) as server:
        yield server


@pytest.fixture
def postgresql(postgresql_server: "TestServer") -> Iterator[str]:
    """The address of an empty database in PostgreSQL."""
    address = postgresql_server.new_database()
    yield address
    gc.collect()  # snapshots that nobody holds any more let go of their connections
    server_at(address).close()
    postgresql_server.drop(address)


in_files = pytest.mark.parametrize("index_folder", ["sqlite"], indirect=True)
"""Marks what is tried with files of SQLite alone."""


in_postgresql = pytest.mark.parametrize("index_folder", ["postgresql"], indirect=True)
"""Marks what is tried with PostgreSQL alone."""


@pytest.fixture(params=["sqlite", "postgresql"])
def index_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The folder of an index that lies in it, and of one that lies in PostgreSQL: what holds of one holds of both."""
    folder = tmp_path / "index"
    folder.mkdir()
    if request.param != SQLITE:
        keep_in(folder, request.getfixturevalue(request.param))
    yield folder
    keep_in(folder, SQLITE)


@pytest.fixture
def store(index_folder: Path) -> "Iterator[Store]":
    """An empty store."""
    from index.store import Store

    opened = Store(index_folder, "words", create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds the shipped documents, as the command takes them in. Only to be read, or copied."""
    from app_process import ingest

    folder = tmp_path_factory.getbasetemp()
    shared = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "taken in once"
    with shared.with_suffix(".lock").open("w") as lock:  # processes that run tests beside this one wait for it
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            begun = shared.with_suffix(".begun")
            shutil.rmtree(begun, ignore_errors=True)
            ingest(begun)
            begun.rename(shared)
    return Settings(index=shutil.copytree(shared, folder / "shipped"), precision=FORCED_PRECISION)


# What the web is made of takes a second to import, which tests of all else need not wait for.
@pytest.fixture
def index(tmp_path: Path, word_embedder: WordEmbedder) -> "BackgroundIndex":
    """The app's index, into which nothing was taken yet."""
    from web_examples import open_index

    return open_index(tmp_path / "index", word_embedder)


@pytest.fixture
def document(index: "BackgroundIndex") -> str:
    """The id of the one document that the app's index holds."""
    from web_examples import add_file

    return add_file(index, "camera.txt", "The camera report.\n\nThe police export.")


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> "Answering":
    """What answers in the place of `answer.ask.ask`, in words that are known beforehand."""
    from web_examples import Answering

    stand_in = Answering()
    monkeypatch.setattr("web.readers.ask", stand_in)
    return stand_in


@pytest.fixture
def client(index: "BackgroundIndex", answering: "Answering") -> "TestClient":  # noqa: ARG001  # stands in for `ask`
    """A program that uses the app's endpoints."""
    from web_examples import program_client

    return program_client(index)


@pytest.fixture(scope="module")
def tagger() -> "StatementReader | None":
    """The shipped tagger."""
    from ingest.statements.tagger.loading import load_tagger

    return load_tagger("tagger", Settings().models)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """The system's Chromium without a window."""
    if _CHROMIUM is None:
        assert not os.environ.get("CI"), "CI must run the browser tests, and there is no Chromium."
        pytest.skip("There is no Chromium on this machine, so nothing was tried in a browser.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS.split())
        yield opened
        opened.close()
