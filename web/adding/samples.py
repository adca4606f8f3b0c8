"""The documents that come with the project: put away when somebody starts with their own, and had back."""

from pathlib import Path

from index.settings import Settings
from index.store_reader import StoreReader
from web.access.acting import require_editor
from web.access.audit import Deed, record
from web.adding.sources import add_sources
from web.background_index import BackgroundIndex


def samples_in(settings: Settings, store: StoreReader) -> list[str]:
    """The ids of the documents that were read from the folder of samples and from nowhere else."""
    folder = settings.corpus.resolve()
    elsewhere, samples = set[str](), dict[str, None]()
    for source in store.sources():
        if folder in Path(source.path).parents:
            samples[source.document_id] = None
        else:
            elsewhere.add(source.document_id)
    return [id for id in samples if id not in elsewhere]


def put_away(index: BackgroundIndex) -> None:
    """Remove the samples; they stay in their folder.

    :param index: where they are.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    require_editor()
    store = index.library().store
    for id in samples_in(index.settings, store):
        record(index.settings, Deed.REMOVED, f"{store.title(id)} ({id})")
        store.remove_document(id)


def bring_back(index: BackgroundIndex) -> None:
    """Read the samples again.

    :param index: where to.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    from ingest.sources import find_sources

    require_editor()
    add_sources(index, find_sources([index.settings.corpus]))
