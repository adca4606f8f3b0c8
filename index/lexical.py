"""Lexical search, kept: what passages are indexed under, in a folder or in memory, and who may write to it when.

Owns the folder that keeps the index between runs. Knows no store and no vector.

What the index holds (a stamp and a generation) lies in the index itself, in one entry beside those of the
passages, so that a commit writes both or neither.
"""

import json
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Query, Tokenizer

from index.errors import IndexBusy, IndexNotWritable
from index.lexical_entries import Entry, in_segments, indexed, lexical_schema
from index.lexical_files import is_intact, segments_of
from index.lexical_searcher import LexicalSearcher, is_damage
from index.private import close_to_others, make_private_folder

ANALYSIS_VERSION = 7
"""Raise it whenever the texts, their analysis or the state change: an index of another version is built anew."""

_HEAP_BYTES = 50_000_000
_WAIT_SECONDS = 60.0


class LexicalIndex(LexicalSearcher):
    """One index, open. Threads must take turns; processes take turns inside `writing`."""

    def __init__(self, folder: Path | None, stamp: str) -> None:
        """Open the index in a folder; one that is missing or damaged begins empty.

        :param folder: a folder for this index alone; None keeps it in memory.
        :param stamp: what the passages belong to; an index of another stamp must be built anew.
        :raises IndexNotWritable: when the folder cannot be made or written.
        """
        self._folder = folder
        self._stamp = f"{stamp} · analysis {ANALYSIS_VERSION}"
        schema = lexical_schema()
        self._index, searcher = self._opened(schema)
        super().__init__(schema, searcher, ("en",))

    def frozen(self, languages: Sequence[str]) -> LexicalSearcher:
        """What it holds now, whatever is changed later; its passages are of these languages."""
        return LexicalSearcher(self._schema, self._searcher, languages)

    @property
    def generation(self) -> int | None:
        """The generation of the store that the index holds; None when it must be built."""
        state = self._state()
        return int(state["generation"]) if state.get("stamp") == self._stamp else None

    @property
    def keeps_removed(self) -> bool:
        """Whether words of passages that were removed may still stand in its files."""
        return bool(self._state().get("keeps_removed"))

    @contextmanager
    def writing(self, wait_seconds: float = _WAIT_SECONDS) -> Iterator[None]:
        """See what other processes wrote, and keep them from writing while `change` is called inside.

        :param wait_seconds: how long to wait for others to end their writing.
        :raises IndexBusy: when they do not.
        :raises IndexNotWritable: when the folder cannot be written.
        """
        try:
            self._writer = self._wait_for_writer(wait_seconds)
        except BaseException as error:  # deleted or damaged since it was opened
            if not is_damage(error):
                raise
            self.begin_anew()
            self._writer = self._wait_for_writer(wait_seconds)
        try:
            yield
        finally:
            with self._translated():
                self._writer.wait_merging_threads()  # lets go of the folder

    def change(self, generation: int, removed: Sequence[int] | None, added: Iterable[Entry]) -> None:
        """Make the index hold a newer generation; call inside `writing`.

        :param generation: the generation of the store that it holds afterwards.
        :param removed: ids of passages to remove; None for all, which leaves nothing of them in its files.
        :param added: passages to add, once the others are removed.
        :raises IndexNotWritable: when the disk does not take it.
        """
        keeps_removed = removed is not None and (self.keeps_removed or self._has_any(removed))
        with self._translated():
            self._remove(removed)
            self._add(added, divided=removed is None)
            self._finish(generation, keeps_removed=keeps_removed)

    def beside_removed(self) -> list[int] | None:
        """The ids of the passages that lie in one segment with removed ones; None when that cannot be told."""
        segments = segments_of(self._folder) if self._folder else []
        ids = self.ids_by_segment()
        if [len(ids[place]) for place in sorted(ids)] != [segment.entries for segment in segments]:
            return None
        stale = (ids[place] for place, segment in enumerate(segments) if segment.removed)
        return [id for held in stale for id in held if id is not None]

    def rewrite(self, generation: int, beside: Sequence[int], entries: Iterable[Entry]) -> None:
        """Leave nothing of removed passages in the files: the segments that hold any are written anew.

        Should it end midway, no generation is held, and all is built anew.

        :param generation: the generation of the store that it holds.
        :param beside: what `beside_removed` gave.
        :param entries: the same passages.
        :raises IndexNotWritable: when the disk does not take it.
        """
        with self._translated():
            self._remove(beside)
            self._add(entries, divided=False)
            self._writer.commit()  # the state comes into a segment of its own
            self._finish(generation, keeps_removed=False)

    def begin_anew(self) -> None:
        """Throw away what the folder holds; call outside `writing`.

        :raises IndexNotWritable: when the folder cannot be written.
        """
        if self._folder:
            with self._translated():
                self._throw_away(self._folder)
        self._index, self._searcher = self._opened(self._schema)
        self.is_damaged = False

    def _has_any(self, ids: Sequence[int]) -> bool:
        query = Query.term_set_query(self._schema, "id", list(ids))
        return bool(ids) and self._read(lambda it: bool(it.search(query, limit=1).hits), True)

    def _remove(self, removed: Sequence[int] | None) -> None:
        if removed is None:
            self._writer.delete_all_documents()
        elif removed:
            self._writer.delete_documents_by_query(Query.term_set_query(self._schema, "id", list(removed)))
        self._writer.delete_documents_by_term("marker", 1)

    def _add(self, entries: Iterable[Entry], *, divided: bool) -> None:
        ended = 0
        for ended, segment in enumerate(in_segments(entries) if divided else [entries]):
            if ended:
                self._writer.commit()
            for entry in segment:
                self._writer.add_document(indexed(entry))
        if ended:
            self._writer.commit()  # the state comes into a segment of its own, for it is removed with each change

    def _finish(self, generation: int, *, keeps_removed: bool) -> None:
        state = {"stamp": self._stamp, "generation": generation, "keeps_removed": keeps_removed}
        self._writer.add_document(tantivy.Document(marker=1, state=json.dumps(state)))
        self._writer.commit()
        if not keeps_removed:
            self._writer.garbage_collect_files()
        self._refresh()
        close_to_others(*(self._folder.iterdir() if self._folder else ()))

    def _state(self) -> dict[str, Any]:
        found = self._read(lambda it: _stored(it, Query.term_query(self._schema, "marker", 1)), None)
        state: dict[str, Any] = json.loads(found) if found else {}
        return state

    def _opened(self, schema: tantivy.Schema) -> tuple[tantivy.Index, tantivy.Searcher]:
        """What lies in the folder, or an empty index in the place of what is missing or damaged."""
        if self._folder is None:
            return _open(schema, None)
        with self._translated():
            make_private_folder(self._folder.parent)
            if not (found := _open_intact(schema, self._folder)):
                self._throw_away(self._folder)
                found = _open(schema, self._folder)
            return found

    def _throw_away(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.is_file():
            folder.unlink()
        make_private_folder(folder)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            if not is_damage(error):
                raise
            raise IndexNotWritable(
                f"The word index {self._folder or 'in memory'} cannot be written: {error}; make room on the disk, or "
                "let the folder be written."
            ) from error

    def _refresh(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()
        self.is_damaged = False

    def _wait_for_writer(self, wait_seconds: float) -> tantivy.IndexWriter:
        """Tantivy's writer; a folder has one at a time, and the system frees it when its process dies."""
        deadline = time.monotonic() + wait_seconds
        while (writer := self._take_writer()) is None:
            if time.monotonic() > deadline:
                raise IndexBusy(
                    f"Another process goes on writing to the index folder {self._folder}; end it and try again."
                )
            time.sleep(0.05)
        self._refresh()
        return writer

    def _take_writer(self) -> tantivy.IndexWriter | None:
        try:
            return self._index.writer(_HEAP_BYTES, num_threads=1)
        except ValueError as error:
            if "LockBusy" in str(error):
                return None
            raise


def _open_intact(schema: tantivy.Schema, folder: Path) -> tuple[tantivy.Index, tantivy.Searcher] | None:
    """What lies in a folder; None when there is nothing, or it is damaged."""
    try:
        if not is_intact(folder):
            return None
        close_to_others(folder, *folder.iterdir())
        return _open(schema, folder)
    except BaseException as error:
        if not is_damage(error):
            raise
        return None


def _open(schema: tantivy.Schema, folder: Path | None) -> tuple[tantivy.Index, tantivy.Searcher]:
    index = tantivy.Index(schema, path=str(folder) if folder else None)
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    index.config_reader(reload_policy="manual")
    return index, index.searcher()


def _stored(searcher: tantivy.Searcher, query: Query) -> str | None:
    hits = searcher.search(query, limit=1).hits
    return str(searcher.doc(hits[0][1]).get_first("state")) if hits else None
