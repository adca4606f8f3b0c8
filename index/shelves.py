"""All that people keep beside a store, opened together."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from index.conversations import Conversations
from index.dossiers import Dossiers
from index.shelf import Shelf
from index.watches.questions import Watches


@contextmanager
def open_shelves(folder: Path) -> Iterator[tuple[Shelf, ...]]:
    """Open what is kept beside the store in a folder, and close it at the end."""
    with ExitStack() as stack:
        yield tuple(stack.enter_context(closing(kind(folder))) for kind in (Conversations, Dossiers, Watches))
