"""A corpus of a few texts, taken in as files are, for tests that need the real search."""

from collections.abc import Mapping
from pathlib import Path

from conftest import WordEmbedder

from index.corpus import Corpus
from index.library import Library
from index.models.fingerprint import index_fingerprint
from index.store import Store
from ingest.pipeline import add_documents
from ingest.records import Source


def take_in(folder: Path, embedder: WordEmbedder, texts: Mapping[str, str]) -> Corpus:
    """A corpus of texts by the names of their files."""
    store = Store(folder, index_fingerprint(embedder, 200), create=True)
    sources = [Source(f"{name}.md", text.encode(), ".md") for name, text in texts.items()]
    assert not add_documents(sources, store, embedder, passage_tokens=200).failed
    return Library(store, embedder).snapshot()


FALK = (
    "# Falk Optics\n\n## Its owners\n\nThe fund Haldor owns Falk Optics since 2016.\n\n## Its cameras\n\n"
    "Falk Optics sold nine hundred cameras to Arlen. The price of a camera was kept secret."
)
VIREO = (
    "# Vireo\n\n## Who leads it\n\nThe chief executive of Vireo is Ada Lee. "
    "Our chief executive, Ada Lee, met the mayor.\n\n## Arlen\n\nVireo sold nothing to Arlen in 2011."
)
TEXTS = {"falk": FALK, "vireo": VIREO}
"""What is said of two companies: one has a price, the other a chief executive."""
