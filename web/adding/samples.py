"""The documents that come with the project: put away when somebody starts with their own, and had back."""

import tomllib
from pathlib import Path

from index.settings import Settings
from index.store_reader import StoreReader
from web.access.acting import require_editor
from web.access.audit import Deed, record
from web.adding.sources import add_sources
from web.background_index import BackgroundIndex

_SAMPLES: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def samples_in(settings: Settings, store: StoreReader) -> list[str]:
    """The ids of the documents that were read from the files that come with the project, and from nowhere else.

    What people have put beside these, or changed in them, is theirs.
    """
    folder = settings.corpus.resolve()
    elsewhere, samples = set[str](), dict[str, None]()
    for source in store.sources():
        file = Path(source.path)
        if file.parent == folder and file.name in _SAMPLES and _SAMPLES[file.name] in source.content_hash:
            samples[source.document_id] = None
        else:
            elsewhere.add(source.document_id)
    return [id for id in samples if id not in elsewhere]


def known_samples(index: BackgroundIndex) -> list[str]:
    """The same of the index as it is now, looked up once for each change of it."""
    corpus = index.snapshot()
    return corpus.remember("samples", lambda: samples_in(index.settings, corpus.store))


def sample_files(settings: Settings) -> list[Path]:
    """The files that come with the project, as far as they are there."""
    files = (settings.corpus / name for name in _SAMPLES)
    return [file for file in files if file.is_file()]


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
    """Read the samples again, until the app is about to end.

    :param index: where to.
    :raises VerbatimError: when who acts may not, or it cannot be done.
    """
    from ingest.sources import find_sources

    require_editor()
    settings = index.settings
    found = find_sources(sample_files(settings), largest_mb=settings.source_mb)
    add_sources(index, found, index.closing.is_set)
