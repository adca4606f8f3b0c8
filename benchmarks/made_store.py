"""A store of as many passages as wanted, made of real ones: `scale.py --sizes`.

A passage is the first half of one drawn at random and the second half of another, its vector between theirs and a
little off. So words and similarities are spread much as in real text, but with fewer different words, which makes
lexical search slower than it would be. Each document names one of fifty publishers, and a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.coding import make_base_when_due
from index.library import Library
from index.models.embedder import Embedder
from index.records import Document, Passage, document_id, span_id
from index.store import Store
from index.store_reader import StoredSource

PUBLISHERS = 50
_FIRST_DAY = date(2000, 1, 1)
_DAYS = 9_000
_MOVED = 0.3  # lengths of a vector: like another passage, and no copy of it
_A_TRANSACTION = 200  # documents: one for each would wait for the disk most of the time


@dataclass(frozen=True, slots=True)
class Real:
    """Real passages and their vectors."""

    texts: Sequence[str]
    vectors: NDArray[np.float32]


def make_store(folder: Path, size: int, a_document: int, real: Real, embedder: Embedder) -> None:
    """Make a store and what is derived from it.

    :param folder: where; it is made.
    :param size: how many passages it holds.
    :param a_document: how many of them each document has.
    :param real: what they are made of.
    :param embedder: the embedder of their vectors.
    """
    store = Store(folder, embedder.fingerprint, create=True)
    random = np.random.default_rng(20)
    numbers = range(size // a_document)
    for start in numbers[::_A_TRANSACTION]:
        with store._database.transaction():
            for number in numbers[start : start + _A_TRANSACTION]:
                _add(store, number, a_document, real, random)
    make_base_when_due(store)
    Library(store, embedder).snapshot().search("made ready for the next process")
    store.close()


def _add(store: Store, number: int, size: int, real: Real, random: np.random.Generator) -> None:
    first, second = random.choice(len(real.texts), (2, size))
    pairs = [(real.texts[one], real.texts[other]) for one, other in zip(first, second, strict=True)]
    texts = [one[: len(one) // 2] + other[len(other) // 2 :] for one, other in pairs]
    ends = np.cumsum([len(text) + 2 for text in texts])
    text = "\n\n".join(texts)
    name = document_id(text)
    spans = [(int(end) - len(part) - 2, int(end) - 2) for part, end in zip(texts, ends, strict=True)]
    passages = [Passage(span_id(name, *span), name, *span) for span in spans]
    noise = random.standard_normal((size, real.vectors.shape[1]))
    vectors = real.vectors[first] + real.vectors[second] + _MOVED * noise / np.linalg.norm(noise, axis=1, keepdims=True)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    store.replace_document(StoredSource(name, name, name), _document(number, name, text), passages, vectors, [])


def _document(number: int, name: str, text: str) -> Document:
    return Document(
        id=name,
        text=text,
        title=f"Document {number}",
        language="en",
        publisher=f"Paper {number % PUBLISHERS}",
        published=(_FIRST_DAY + timedelta(number % _DAYS)).isoformat(),
        path=name,
    )
