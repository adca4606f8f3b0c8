"""Lexical search: passages by the words, and the pieces of words, that they share with a query (BM25).

Owns the folder that keeps the index between runs. Knows no store and no vector.

What the index holds (a stamp and a generation) lies in the index itself, in one entry beside those of the
passages, so that a commit writes both or neither.
"""

import json
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import Occur, Query, Tokenizer

from index.errors import IndexNotWritable
from index.private import close_to_others, make_private_folder
from text.stems import pieces, words, written_words

ANALYSIS_VERSION = 5
"""Raise it whenever the texts or their analysis change: an index of another version is built anew."""

_QUERY_TERMS = 512
_HEAP_BYTES = 50_000_000
_WAIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to index: its text, and the language of its words as `analysis_language` gives it."""

    id: int
    text: str
    language: str = "en"


class LexicalSearcher:
    """The passages as they were at one commit, to be searched. Threads may share it."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, languages: Sequence[str]) -> None:
        """Search what a searcher of tantivy holds.

        :param schema: its schema.
        :param searcher: the searcher.
        :param languages: those of the passages; a query's words are reduced by the rules of each.
        """
        self._schema = schema
        self._searcher = searcher
        self.languages = languages

    @property
    def passage_count(self) -> int:
        """How many passages the index holds."""
        return max(int(self._searcher.num_docs) - 1, 0)

    def search(self, query: str, limit: int) -> list[int]:
        """Find the passages that share most words with a query.

        :param query: any text; only its words count.
        :param limit: how many passages to find at most.
        :return: their ids, best first, equal ones by id.
        """
        return list(self.best(query, limit))

    def best(self, query: str, limit: int) -> dict[int, float]:
        """The same passages, each with its BM25 score."""
        return self._run(self._any_word(query), limit)

    def search_pieces(self, query: str, limit: int) -> list[int]:
        """The same by the pieces of words, which finds compounds and misspelled names too, and takes longer."""
        return list(self._run(self._any_piece(query), limit))

    def word_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for a query's words; 0 for a passage that shares none with it."""
        return self._scores(self._any_word(query), ids)

    def piece_scores(self, query: str, ids: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of given passages for the pieces of a query's words; 0 without a shared one."""
        return self._scores(self._any_piece(query), ids)

    def frequency(self, word: str, language: str) -> int:
        """In how many passages a word occurs, in any form that the rules of a language know."""
        terms = [(Occur.Must, self._has("words", term)) for term in words(word, language)]
        return int(self._searcher.search(Query.boolean_query(terms), limit=1).count) if terms else 0

    def written_words(self) -> dict[str, int]:
        """All words as the passages write them, each with the number of passages that have it so."""
        # Without the query, words of passages that were removed would be counted until the index is tidied.
        found = self._searcher.terms_with_prefix("written", "", filter_query=Query.all_query())
        return {word: count for word, count in found if count}

    def _any_word(self, query: str) -> Query:
        return self._any("words", (word for language in self.languages for word in words(query, language)))

    def _any_piece(self, query: str) -> Query:
        return self._any("pieces", pieces(query))

    def _any(self, field: str, terms: Iterable[str]) -> Query:
        distinct = list(dict.fromkeys(terms))[:_QUERY_TERMS]
        return Query.boolean_query([(Occur.Should, self._has(field, term)) for term in distinct])

    def _has(self, field: str, term: str) -> Query:
        return Query.term_query(self._schema, field, term, index_option="freq")

    def _scores(self, query: Query, ids: Sequence[int]) -> dict[int, float]:
        wanted = Query.const_score_query(Query.term_set_query(self._schema, "id", list(ids)), 0.0)
        among = Query.boolean_query([(Occur.Must, wanted), (Occur.Must, query)])
        return dict.fromkeys(ids, 0.0) | self._run(among, len(ids))

    def _run(self, query: Query, limit: int) -> dict[int, float]:
        if limit <= 0:
            return {}
        hits = self._searcher.search(query, limit=limit, count=False).hits
        ids = self._searcher.fast_field_values("id", [address for _, address in hits])
        found = [(id, float(score)) for id, (score, _) in zip(ids, hits, strict=True)]
        return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


class LexicalIndex(LexicalSearcher):
    """One index folder, open. Threads must take turns; processes take turns inside `writing`."""

    def __init__(self, folder: Path, stamp: str) -> None:
        """Open the index in a folder; one that is missing or damaged begins empty.

        :param folder: a folder for this index alone.
        :param stamp: what the passages belong to; an index of another stamp must be built anew.
        :raises IndexNotWritable: when the folder cannot be made.
        """
        self._folder = folder
        self._stamp = f"{stamp} · analysis {ANALYSIS_VERSION}"
        self._schema = _schema()
        try:
            self._open()
        except ValueError:  # tantivy's word for damage
            self._begin_anew()
        super().__init__(self._schema, self._searcher, ("en",))

    def frozen(self, languages: Sequence[str]) -> LexicalSearcher:
        """What it holds now, whatever is changed later; its passages are of these languages."""
        return LexicalSearcher(self._schema, self._searcher, languages)

    @property
    def generation(self) -> int | None:
        """The generation of the store that the index holds; None when it must be built."""
        hits = self._searcher.search(Query.term_query(self._schema, "marker", 1), limit=1).hits
        if not hits:
            return None
        state = json.loads(self._searcher.doc(hits[0][1]).get_first("state"))
        return int(state["generation"]) if state["stamp"] == self._stamp else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """See what other processes wrote, and keep them from writing while `change` is called inside."""
        try:
            self._writer = self._wait_for_writer()
        except ValueError:  # deleted or damaged since it was opened
            self._begin_anew()
            self._writer = self._wait_for_writer()
        try:
            yield
        finally:
            self._writer.wait_merging_threads()  # lets go of the folder

    def change(self, generation: int, removed: Sequence[int] | None, added: Iterable[Entry]) -> None:
        """Make the index hold a newer generation; call inside `writing`.

        :param generation: the generation of the store that it holds afterwards.
        :param removed: ids of passages to remove; None for all.
        :param added: passages to add, once the others are removed.
        """
        writer = self._writer
        if removed is None:
            writer.delete_all_documents()
        elif removed:
            writer.delete_documents_by_query(Query.term_set_query(self._schema, "id", list(removed)))
        writer.delete_documents_by_term("marker", 1)
        state = json.dumps({"stamp": self._stamp, "generation": generation})
        writer.add_document(tantivy.Document(marker=1, state=state))
        for entry in added:
            writer.add_document(_indexed(entry))
        self._commit()

    def _open(self) -> None:
        try:
            make_private_folder(self._folder)
            close_to_others(*self._folder.iterdir())
        except OSError as error:
            raise IndexNotWritable(f"The index folder {self._folder} cannot be made: {error.strerror}.") from error
        self._index = tantivy.Index(self._schema, path=str(self._folder))
        self._index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        self._index.config_reader(reload_policy="manual")
        self._searcher = self._index.searcher()

    def _begin_anew(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._open()

    def _commit(self) -> None:
        try:
            self._writer.commit()
            close_to_others(*self._folder.iterdir())
            self._refresh()
        except ValueError as error:
            raise IndexNotWritable(f"The index folder {self._folder} cannot be written: {error}.") from error

    def _refresh(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def _wait_for_writer(self) -> tantivy.IndexWriter:
        """Tantivy's writer; a folder has one at a time, and the system frees it when its process dies."""
        deadline = time.monotonic() + _WAIT_SECONDS
        while (writer := self._take_writer()) is None:
            if time.monotonic() > deadline:
                raise IndexNotWritable(
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


def _indexed(entry: Entry) -> tantivy.Document:
    # Terms hold no blanks, so that the index can take them apart again.
    return tantivy.Document(
        id=entry.id,
        words=" ".join(words(entry.text, entry.language)),
        pieces=" ".join(pieces(entry.text)),
        written=" ".join(written_words(entry.text)),
    )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    builder.add_integer_field("marker", indexed=True)
    builder.add_text_field("state", stored=True, tokenizer_name="raw")
    for terms in ("words", "pieces", "written"):
        builder.add_text_field(terms, tokenizer_name="terms", index_option="freq")
    return builder.build()
