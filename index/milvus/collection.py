"""One collection of Milvus: made, written, asked. The only file that imports pymilvus, and of that only `MilvusClient`.

Knows no store and no query in words. Every call asks for strong consistency: what was written is found, and what was
deleted is not, by whichever process comes next.
"""

import importlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.errors import EngineFault, SettingsError
from index.milvus.address import Address
from index.milvus.rows import TEXT_BYTES, Row, literal
from index.vectors import Vectors

Pymilvus: TypeAlias = Any
"""What comes from a package that is not there where types are checked."""
MOST = 16_384
"""Milvus gives no more hits than that."""
_ROWS = 500
"""Rows written at once: about 5 MB, where a server takes 64."""
_KEYS = 1_000
_SECONDS = 60.0
_OPEN_SECONDS = 1800.0
"""A server reads a large collection from its disk before it answers: minutes for ten million passages."""
_BREADTH = 256
"""How many vectors HNSW keeps in view (`ef`), at least: the default of the index finds 2 % fewer of the best ten."""
_GRAPH = {"M": 30, "efConstruction": 360}
"""What Milvus' own sizing tool proposes for HNSW."""
_BM25 = {"bm25_k1": 1.2, "bm25_b": 0.75}
"""As tantivy has them."""
_NAMES = {"id": 128, "tenant": 128, "document": 1024, "earliest": 64, "latest": 64}
_TEXTS = ("publishers", "languages", "written")
ANALYZED = ("words", "pieces")


class Collection:
    """The rows of vectors of one length. Threads may share it."""

    def __init__(self, address: Address, dimensions: int) -> None:
        """Open the collection, which is made where there is none.

        :param address: where Milvus is.
        :param dimensions: the length of a vector.
        :raises SettingsError: when the packages that speak to Milvus are not installed.
        :raises EngineFault: when Milvus does not answer, or another process has the folder of milvus-lite open.
        """
        self._address, self._name, self._dimensions = address, f"verbatim_{dimensions}", dimensions
        self._milvus = _library(address)
        self._client = self._connected()
        self._run(self._ensure)

    def upsert(self, rows: Iterable[Row]) -> None:
        """Write rows; one of the same key is replaced.

        :param rows: the rows.
        :raises EngineFault: when Milvus does not take them.
        """
        waiting = iter(rows)
        while batch := list(islice(waiting, _ROWS)):
            self._run(partial(self._client.upsert, self._name, batch, timeout=_SECONDS))

    def delete(self, keys: Sequence[str]) -> None:
        """Delete the rows of some keys; one that is not there is passed over.

        :param keys: the keys.
        :raises EngineFault: when Milvus does not do it.
        """
        for start in range(0, len(keys), _KEYS):
            part = list(keys[start : start + _KEYS])
            self._run(partial(self._client.delete, self._name, ids=part, timeout=_SECONDS))

    def settle(self) -> None:
        """Have milvus-lite index what was written, which it else does for each search anew; a server does so itself."""
        if self._address.is_lite:
            self._run(lambda: self._client.flush(self._name))

    def compact(self) -> None:
        """Have a server begin to write its files anew, without what was deleted; milvus-lite does so after `settle`."""
        self._run(lambda: self._client.compact(self._name))

    def count(self, filter: str) -> int:
        """How many rows a filter leaves.

        :param filter: the filter.
        :return: the number.
        :raises EngineFault: when Milvus does not answer.
        """
        return int(self._query(filter, ["count(*)"])[0]["count(*)"])

    def row(self, key: str, field: str) -> str | None:
        """A field of the row with a key; None when there is none.

        :param key: the key.
        :param field: the name of the field.
        :return: what it holds.
        :raises EngineFault: when Milvus does not answer.
        """
        found = self._query(f"id == {literal(key)}", [field])
        return str(found[0][field]) if found else None

    def all(self, filter: str, field: str) -> Iterator[Any]:
        """A field of all rows that a filter leaves, in no order.

        :param filter: the filter.
        :param field: the name of the field.
        :yield: what each row holds.
        :raises EngineFault: when Milvus does not answer.
        """
        options = {"filter": filter, "output_fields": [field], "consistency_level": "Strong"}
        rows = self._run(lambda: self._client.query_iterator(self._name, batch_size=_KEYS, **options))
        while batch := self._run(rows.next):
            yield from (row[field] for row in batch)
        rows.close()

    def vectors(self, filter: str) -> dict[int, NDArray[np.float32]]:
        """The vectors of the passages that a filter leaves, by their ids.

        :param filter: the filter.
        :return: the vectors.
        :raises EngineFault: when Milvus does not answer.
        """
        return {int(row["passage"]): _row(row["vector"]) for row in self._query(filter, ["passage", "vector"])}

    def nearest(self, vector: Vectors, limit: int, filter: str) -> dict[int, NDArray[np.float32]]:
        """The vectors most similar to one, by the ids of their passages.

        :param vector: the vector.
        :param limit: how many.
        :param filter: what passages must have.
        :return: the vectors, best first.
        :raises EngineFault: when Milvus does not answer.
        """
        # `ef` counts only where it stands, within "params"; elsewhere it is ignored without a word.
        params = {"metric_type": "IP", "params": {"ef": max(_BREADTH, 2 * limit)}}
        hits = self._search([vector.tolist()], "vector", limit, filter, ["passage", "vector"], params)
        return {int(hit["entity"]["passage"]): _row(hit["entity"]["vector"]) for hit in hits}

    def best(self, text: str, field: str, limit: int, filter: str) -> list[tuple[int, float]]:
        """The passages that share most terms with a text, and their BM25 scores.

        :param text: terms, with blanks between them.
        :param field: which texts of the passages are searched.
        :param limit: how many.
        :param filter: what passages must have.
        :return: ids and scores, best first.
        :raises EngineFault: when Milvus does not answer.
        """
        hits = self._search([text], f"{field}_bm25", limit, filter, ["passage"], {"metric_type": "BM25"})
        # A server gives scores, milvus-lite their negative.
        return [(int(hit["entity"]["passage"]), abs(float(hit["distance"]))) for hit in hits]

    def _search(
        self, data: list[Any], field: str, limit: int, filter: str, output: list[str], params: dict[str, Any]
    ) -> list[dict[str, Any]]:
        options = {"filter": filter, "limit": min(limit, MOST), "output_fields": output, "search_params": params}
        options |= {"anns_field": field, "consistency_level": "Strong", "timeout": _SECONDS}
        found = self._run(lambda: self._client.search(self._name, data, **options))
        hits: list[dict[str, Any]] = list(found[0])
        return hits

    def _query(self, filter: str, fields: list[str]) -> list[dict[str, Any]]:
        options = {"filter": filter, "output_fields": fields, "consistency_level": "Strong", "timeout": _SECONDS}
        return list(self._run(lambda: self._client.query(self._name, **options)))

    def _connected(self) -> Pymilvus:
        options = {"token": self._address.token, "db_name": self._address.database}
        given = {name: value for name, value in options.items() if value}
        return self._run(lambda: self._milvus.MilvusClient(self._address.uri, timeout=_SECONDS, **given))

    def _ensure(self) -> None:
        if not self._client.has_collection(self._name):
            self._client.create_collection(
                self._name, schema=self._schema(), index_params=self._indexes(), consistency_level="Strong"
            )
        self._client.load_collection(self._name, timeout=_OPEN_SECONDS)  # at once where it is loaded

    def _schema(self) -> Pymilvus:
        types = self._milvus.DataType
        schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        for name, size in _NAMES.items():
            marks = {"id": {"is_primary": True}, "tenant": {"is_partition_key": True}}.get(name, {})
            schema.add_field(name, types.VARCHAR, max_length=size, **marks)
        schema.add_field("passage", types.INT64)
        for name in _TEXTS:
            schema.add_field(name, types.VARCHAR, max_length=TEXT_BYTES + 535)
        for name in ANALYZED:
            self._add_analyzed(schema, name)
        schema.add_field("vector", types.FLOAT_VECTOR, dim=self._dimensions)
        return schema

    def _add_analyzed(self, schema: Pymilvus, name: str) -> None:
        milvus, types = self._milvus, self._milvus.DataType
        # milvus-lite has no analyzer that cuts at blanks alone; what is written is cut in the same places by this one.
        analyzer = {"tokenizer": "standard" if self._address.is_lite else "whitespace"}
        options = {"enable_analyzer": True, "enable_match": True, "analyzer_params": analyzer}
        schema.add_field(name, types.VARCHAR, max_length=TEXT_BYTES + 535, **options)
        schema.add_field(f"{name}_bm25", types.SPARSE_FLOAT_VECTOR)
        kind = milvus.FunctionType.BM25
        schema.add_function(
            milvus.Function(
                name=f"{name}_bm25", function_type=kind, input_field_names=[name], output_field_names=[f"{name}_bm25"]
            )
        )

    def _indexes(self) -> Pymilvus:
        made = self._client.prepare_index_params()
        kind, params = ("FLAT", {}) if self._address.is_lite else ("HNSW", _GRAPH)
        made.add_index("vector", index_type=kind, metric_type="IP", params=params)
        for name in ANALYZED:
            made.add_index(f"{name}_bm25", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=_BM25)
        if not self._address.is_lite:
            made.add_index("passage", index_type="STL_SORT")
        return made

    def _run(self, work: Callable[[], Pymilvus]) -> Pymilvus:
        try:
            return work()
        except self._milvus.MilvusException as error:
            told, uri = error.message or error, self._address.uri
            if self._address.is_lite:
                raise EngineFault(
                    f"The search engine in {uri} cannot be used ({told}); milvus-lite is one process's, so end "
                    "others that have it open, or set VERBATIM_SEARCH=none."
                ) from error
            raise EngineFault(
                f"The search engine at {uri} cannot be used ({told}); see that Milvus runs there, "
                "or set VERBATIM_SEARCH=none."
            ) from error


def _row(vector: Pymilvus) -> NDArray[np.float32]:
    return np.asarray(vector, dtype=np.float32)


def _library(address: Address) -> Pymilvus:
    """The package that speaks to Milvus, which says twice, on standard error, what is raised anyway."""
    try:
        library = importlib.import_module("pymilvus")
        if address.is_lite:
            importlib.import_module("milvus_lite")
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"VERBATIM_SEARCH asks for Milvus, and {error.name} is not installed; run "
            "`.venv/bin/pip install -r requirements-milvus.txt`, or set VERBATIM_SEARCH=none."
        ) from error
    for name in ("pymilvus", "milvus_lite", "grpc._server"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return library
