"""What several test files share: an embedder that can be computed by hand, and an index of the shipped documents."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import load_embedder
from index.fingerprint import index_fingerprint
from index.records import Span
from index.settings import Settings
from index.store import Store
from ingest.pipeline import add_documents
from ingest.sources import find_sources


class WordEmbedder:
    """An `Embedder` with one dimension for each known word: a row counts the words, scaled to unit length.

    The similarity of two texts is the cosine of their word counts; a text without a known word has a row
    of zeros and is similar to nothing. A token is what stands between blanks.
    """

    def __init__(self, words: str, max_tokens: int = 254) -> None:
        """Know the words of a text, in its order."""
        self.words = list(dict.fromkeys(words.lower().split()))
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


@pytest.fixture
def word_embedder() -> WordEmbedder:
    """An embedder that knows the words of the small examples."""
    return WordEmbedder("alpha beta gamma delta camera police export report")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = Store(tmp_path / "index", "words", create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds the shipped documents, taken in once with the packaged model. Only to be read."""
    settings = Settings(index=tmp_path_factory.mktemp("shipped"))
    embedder = load_embedder(settings.model)
    store = Store(settings.index, index_fingerprint(embedder, settings.passage_tokens), create=True)
    report = add_documents(find_sources([settings.corpus]), store, embedder, passage_tokens=settings.passage_tokens)
    store.close()
    assert not report.failed
    return settings
