"""Where the contract of search is tested: the indexes beside a store, and milvus-lite where it is installed."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from index.library import Library
from index.settings import NONE
from index.store import Store

MISSING = [name for name in ("pymilvus", "milvus_lite") if find_spec(name) is None]
NEEDS_MILVUS = pytest.mark.skipif(bool(MISSING), reason=f"requirements-milvus.txt: no {', '.join(MISSING)}")
ENGINES = ("files", pytest.param("milvus", marks=NEEDS_MILVUS))


def search_of(engine: str, folder: Path) -> str:
    """What VERBATIM_SEARCH says of an engine whose files are in a folder."""
    return NONE if engine == "files" else f"milvus:{folder / 'engine.db'}"


def opened(store: Store, embedder, engine: str) -> Library:
    """A library that searches by an engine."""
    return Library(store, embedder, search=search_of(engine, store.folder))
