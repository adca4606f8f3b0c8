"""Folders that are watched: which ones may be, and what is taken in and removed as their files come, change and go.

What a file was when it was read is kept, so that after a restart only what changed meanwhile is read, and a document
that somebody removed does not come back with its old file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from answer.phrases import phrase
from index.errors import QuestionError, Stopped, VerbatimError
from index.kept import Entry, WatchedSource
from index.settings import NONE, Settings
from index.store_reader import has_store
from index.watches.sources import hash_of
from ingest.records import Failure, Source
from ingest.report import Outcome, Report
from web.access.audit import Deed, record
from web.adding.sources import add_sources
from web.background_index import BackgroundIndex

_CORPUS = "corpus"
_AGAIN = timedelta(minutes=1)
"""How long after a fault a folder is looked through again."""
_AT_ONCE = 100
"""After so many files is noted what was read: what a stop makes to be read again takes seconds."""


def allowed_folders(settings: Settings) -> list[Path]:
    """The folders that may be watched from the page, with all below."""
    named = [] if settings.watch_folders == NONE else settings.watch_folders.split(",")
    paths = (settings.corpus if name.strip() == _CORPUS else Path(name.strip()).expanduser() for name in named)
    return [path.resolve() for path in paths]


def watchable(settings: Settings, typed: str, watched: Sequence[WatchedSource] = ()) -> Path:
    """The folder that somebody wants to watch.

    :param settings: say which may be.
    :param typed: its path; from the first of those on, where it does not begin at the root.
    :param watched: what is watched already.
    :return: where it really lies, whatever links and ".." are on the way.
    :raises QuestionError: when it may not be watched, is none, or is watched already.
    """
    allowed = allowed_folders(settings)
    if not allowed:
        raise QuestionError(phrase("watch_no_folders"))
    try:
        folder = (allowed[0] / typed.strip()).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise QuestionError(phrase("watch_missing", folder=typed)) from error
    # Before anything is said of what lies outside.
    if not _is_allowed(settings, folder):
        shown = ", ".join(map(str, allowed))
        raise QuestionError(phrase("watch_outside", folder=typed, allowed=shown))
    if not _is_folder(folder):
        raise QuestionError(phrase("watch_missing", folder=typed))
    if folder.is_relative_to(settings.index.resolve()):
        raise QuestionError(phrase("watch_index", folder=folder))
    for other in watched:
        if other.kind == "folder" and folder.is_relative_to(other.address):
            raise QuestionError(phrase("watch_again", folder=folder, other=other.address))
    return folder


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it lies in one that may not be read
        return False


def _is_allowed(settings: Settings, folder: Path) -> bool:
    return any(folder.is_relative_to(one) for one in allowed_folders(settings))


@dataclass(frozen=True, slots=True)
class _File:
    """A file that lies in a folder, and what it is now."""

    path: Path
    hash: str
    state: str


class FolderWatch:
    """Follows all folders that are watched, step by step. One thread calls it."""

    def __init__(self, index: BackgroundIndex) -> None:
        """Be ready to follow them."""
        self._index, self._settings, self._watches = index, index.settings, index.watches
        self._followed: tuple[Path, ...] = ()
        self._changes: Iterator[list[Path]] = iter(())
        self._blind: str | None = None
        """Why changes are not seen, so that all is looked through every so often."""

    def look(self) -> None:
        """Take in what changed since the last time; waits a moment for changes.

        :raises VerbatimError: when what is watched cannot be read, or a stop is asked for.
        """
        watched = [one for one in self._watches.sources() if one.kind == "folder" and not one.is_paused]
        there = {Path(one.address): one for one in watched if self._is_there(one)}
        is_anew = tuple(there) != self._followed
        if is_anew:
            self._follow(tuple(there))
        changed = self._changed()
        for root, source in there.items():
            below = [path for path in changed if path.is_relative_to(root)]
            is_due = is_anew or source.looked is None or (source.fault and (below or _is_old(source.looked)))
            if is_due or below:
                self._try(source, [root] if is_due else below)

    def _is_there(self, source: WatchedSource) -> bool:
        root = Path(source.address)
        try:
            if root.is_dir() and root.resolve() == root and _is_allowed(self._settings, root):
                return True
            fault = phrase("watch_forbidden" if root.exists() else "watch_gone", folder=root)
        except (OSError, RuntimeError) as error:
            fault = phrase("watch_unread", folder=root, reason=error)
        if source.fault != fault:
            self._watches.looked(source.id, fault=fault)
        return False

    def _follow(self, roots: tuple[Path, ...]) -> None:
        """Follow these from now on, before they are looked through: what changes meanwhile is then not missed."""
        from ingest.watch import watch_files

        self._changes, self._blind = watch_files(roots, self._settings.index, self._index.closing), None
        self._changed()
        self._followed = roots

    def _changed(self) -> list[Path]:
        """The paths that changed; none where the system cannot tell, such as when too many files are followed."""
        try:
            return next(self._changes, [])
        except (OSError, RuntimeError) as error:
            self._changes, self._blind = iter(()), phrase("watch_blind", reason=error)
            return []

    def _try(self, source: WatchedSource, paths: Sequence[Path]) -> None:
        try:
            fault = self._take_in(source, paths)
        except Stopped:
            raise
        except VerbatimError as error:
            fault = str(error)
        except OSError as error:
            fault = phrase("watch_unread", folder=source.address, reason=error.strerror)
        self._watches.looked(source.id, fault=fault or self._blind)

    def _take_in(self, source: WatchedSource, paths: Sequence[Path]) -> str | None:
        """Bring the index up to date with paths in a folder; why that was not done, if it was not."""
        from ingest.pipeline import put_again
        from ingest.sources import shown_path

        files, refused = self._files(source, paths)
        known = self._watches.entries(source.id)
        is_whole = [Path(source.address)] == paths
        if is_whole and known and not files:
            return phrase("watch_empty", folder=source.address)
        # What vanished goes first, so that a file with a new name is stored under that.
        vanished = [path for path in paths if not path.exists()]
        is_stored = bool(vanished) and has_store(self._settings.index)
        collected = self._index.library().store.collections.names() if is_stored else {}
        gone = self._remove(vanished, [])
        fresh = [one for one in files if one.hash not in known or known[one.hash].state != one.state]
        read = [found for chunk in _chunks(fresh) for found in self._read(source, chunk)]
        if gone:
            put_again(self._index.library().store, gone, collected)
        taken = {one.hash for one in fresh}
        unread = [Failure(shown_path(one.path), "") for one in files if one.hash not in taken]
        self._remove(paths, [*read, *refused, *unread])
        if is_whole or vanished:
            self._note_gone(source, known)
        self._watches.note_read(source.id, [Entry(hash_of(one.path), "", one.reason) for one in refused], [])
        return None

    def _files(self, source: WatchedSource, paths: Sequence[Path]) -> tuple[list[_File], list[Failure]]:
        """The files at some paths that are there, and why others may not be read."""
        from ingest.sources import find_files

        files, refused = list[_File](), list[Failure]()
        for found in find_files([path for path in paths if path.exists()], [Path(source.address)]):
            if isinstance(found, Failure):
                refused.append(found)
            elif not found.is_relative_to(self._settings.index.resolve()) and (state := _state(found)):
                files.append(_File(found, hash_of(str(found)), state))
        return files, refused

    def _read(self, source: WatchedSource, files: Sequence[_File]) -> list[Source | Failure]:
        """Take files in; what was found in them, without its content."""
        from ingest.gone import noted
        from ingest.sources import find_sources, shown_path

        seen: list[Source | Failure] = []
        paths, inside = [one.path for one in files], [Path(source.address)]
        found = find_sources(paths, largest_mb=self._settings.source_mb, inside=inside)
        report = add_sources(self._index, noted(found, seen), self._index.closing.is_set)
        faults = unread(report)
        entries = [Entry(one.hash, one.state, _fault(faults, shown_path(one.path))) for one in files]
        self._watches.note_read(source.id, entries, [one.id for one in (*report.added, *report.updated)])
        return seen

    def _remove(self, paths: Sequence[Path], found: Sequence[Source | Failure]) -> list[str]:
        """Remove what the index has from some paths, but for what was found there; the ids of what went."""
        from ingest.gone import remove_sources

        if not paths or not has_store(self._settings.index):
            return []
        return [one.id for one in remove_sources(self._index.library().store, paths, found, self._record)]

    def _record(self, removed: Outcome) -> None:
        record(self._settings, Deed.REMOVED, f"{removed.title} ({removed.id})")

    def _note_gone(self, source: WatchedSource, known: dict[str, Entry]) -> None:
        """Forget the files that are not there any more, so that they are new when they come back."""
        files, refused = self._files(source, [Path(source.address)])
        there = {*(one.hash for one in files), *(hash_of(one.path) for one in refused)}
        self._watches.note_vanished(source.id, known.keys() - there)


def unread(report: Report) -> dict[str, str]:
    """Why things are not in after an ingest, by what they are called; what lacks but its statements is in."""
    stored = {outcome.path for outcome in (*report.added, *report.updated)}
    return {failure.path: failure.reason for failure in report.failed if failure.path not in stored}


def _fault(faults: dict[str, str], path: str) -> str | None:
    """Why a file, or one of the records in it, could not be read."""
    return next((reason for at, reason in faults.items() if at == path or at.startswith(f"{path}#")), None)


def _is_old(looked: str) -> bool:
    return datetime.now(UTC) - datetime.fromisoformat(looked) > _AGAIN


def _state(path: Path) -> str:
    """What tells whether a file changed; nothing where it has vanished meanwhile."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns}-{status.st_size}"


def _chunks(files: Sequence[_File]) -> Iterator[Sequence[_File]]:
    return (files[first : first + _AT_ONCE] for first in range(0, len(files), _AT_ONCE))
