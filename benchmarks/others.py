"""One engine, built or asked, in this process alone; `engines.py` runs it. Needs none of our code but for our own.

The indexes: ours by codes; LanceDB IVF_PQ, re-scored with exact vectors; Chroma and usearch HNSW (M 16, ef 100 and 64);
Qdrant's local mode and sqlite-vec, which compare all.
"""

import importlib
import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

_LIMIT, _ROWS = 10, 5_000
Search = Callable[[Any], list[int]]


def build(name: str, folder: Path) -> None:
    """Build an engine's index; what it took stands in its folder.

    :param name: the engine's.
    :param folder: has vectors.npy.
    """
    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    vectors = np.load(folder / "vectors.npy", mmap_mode="r")
    began = time.perf_counter()
    ENGINES[name][0](place, vectors)
    took = time.perf_counter() - began
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
    _note(place, {"built in, s": took, "most MB meanwhile": _memory("VmHWM"), "MB on disk": size})


def ask(name: str, folder: Path) -> None:
    """Ask an engine all questions, twice; the second time is measured.

    :param name: the engine's.
    :param folder: has questions.npy and exact.npy.
    """
    place, questions, exact = folder / name, np.load(folder / "questions.npy"), np.load(folder / "exact.npy")
    before, began = _memory(), time.perf_counter()
    search = ENGINES[name][1](place, questions.shape[1])
    search(questions[0])
    opening = time.perf_counter() - began
    for _ in range(2):
        took, right = [], 0
        for question, best in zip(questions, exact, strict=True):
            began = time.perf_counter()
            found = search(question)
            took.append(1000 * (time.perf_counter() - began))
            right += len(set(found) & set(best.tolist()))
    median, most = np.percentile(took, [50, 95])
    told = {"recall@10": right / exact.size, "median ms": median, "95 % within ms": most, "opening, s": opening}
    _note(place, {name: float(value) for name, value in told.items()} | {"MB while asked": _memory() - before})


def _note(place: Path, figures: dict[str, float]) -> None:
    file = place / "figures.json"
    known = json.loads(file.read_text()) if file.exists() else {}
    file.write_text(json.dumps(known | figures))


def _memory(name: str = "VmRSS") -> float:
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    return int(lines[name].split()[0]) / 1e3


def _batches(vectors: Any) -> Any:  # noqa: ANN401  # numpy's, memory-mapped
    for start in range(0, len(vectors), _ROWS):
        yield start, np.ascontiguousarray(vectors[start : start + _ROWS])


def _build_ours(place: Path, vectors: Any) -> None:  # noqa: ANN401
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from index.base_writing import write_base

    write_base(place, "measured", 1, ((np.arange(start, start + len(rows)), rows) for start, rows in _batches(vectors)))


def _open_ours(place: Path, _: int) -> Search:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from index.base import open_base
    from index.coded import CodedIndex

    base = open_base(place, "measured")
    assert base is not None
    index = CodedIndex(base)
    return lambda question: list(index.search(question, 100))[:_LIMIT]  # as many as a question asks the index for


def _build_lancedb(place: Path, vectors: Any) -> None:  # noqa: ANN401
    arrow, database = importlib.import_module("pyarrow"), importlib.import_module("lancedb").connect(str(place))
    width = vectors.shape[1]
    schema = arrow.schema([("id", arrow.int64()), ("vector", arrow.list_(arrow.float32(), width))])

    def batches() -> Any:  # noqa: ANN401
        for start, rows in _batches(vectors):
            column = arrow.FixedSizeListArray.from_arrays(arrow.array(rows.ravel()), width)
            yield arrow.record_batch([arrow.array(range(start, start + len(rows))), column], schema=schema)

    table = database.create_table("t", data=batches(), schema=schema)
    table.create_index(
        metric="dot", vector_column_name="vector", num_partitions=round(len(vectors) ** 0.5), num_sub_vectors=width // 8
    )


def _open_lancedb(place: Path, _: int) -> Search:
    table = importlib.import_module("lancedb").connect(str(place)).open_table("t")
    return lambda question: [
        row["id"]
        for row in table.search(question).distance_type("dot").nprobes(64).refine_factor(10).limit(_LIMIT).to_list()
    ]


def _build_chroma(place: Path, vectors: Any) -> None:  # noqa: ANN401
    collection = (
        importlib.import_module("chromadb")
        .PersistentClient(str(place))
        .create_collection(
            "vectors",
            configuration={"hnsw": {"space": "ip", "ef_construction": 100, "max_neighbors": 16, "ef_search": 100}},
        )
    )
    for start, rows in _batches(vectors):
        collection.add(ids=[str(start + each) for each in range(len(rows))], embeddings=rows)


def _open_chroma(place: Path, _: int) -> Search:
    collection = importlib.import_module("chromadb").PersistentClient(str(place)).get_collection("vectors")
    return lambda question: [
        int(id) for id in collection.query(query_embeddings=[question], n_results=_LIMIT, include=[])["ids"][0]
    ]


def _build_qdrant(place: Path, vectors: Any) -> None:  # noqa: ANN401
    qdrant = importlib.import_module("qdrant_client")
    client, models = qdrant.QdrantClient(path=str(place)), qdrant.models
    parameters = models.VectorParams(size=vectors.shape[1], distance=models.Distance.DOT)
    client.create_collection("t", vectors_config=parameters)
    for start, rows in _batches(vectors):
        client.upload_collection("t", vectors=rows, ids=range(start, start + len(rows)))
    client.close()


def _open_qdrant(place: Path, _: int) -> Search:
    client = importlib.import_module("qdrant_client").QdrantClient(path=str(place))
    return lambda question: [one.id for one in client.query_points("t", query=question, limit=_LIMIT).points]


def _sqlite(place: Path) -> Any:  # noqa: ANN401
    sqlite, vec = importlib.import_module("sqlite3"), importlib.import_module("sqlite_vec")
    database = sqlite.connect(place / "t.sqlite")
    database.enable_load_extension(True)
    vec.load(database)
    return database


def _build_sqlite(place: Path, vectors: Any) -> None:  # noqa: ANN401
    database = _sqlite(place)
    database.execute(f"CREATE VIRTUAL TABLE t USING vec0(v float[{vectors.shape[1]}])")
    for start, rows in _batches(vectors):
        values = ((start + each, row.tobytes()) for each, row in enumerate(rows))
        database.executemany("INSERT INTO t (rowid, v) VALUES (?, ?)", values)
    database.commit()


def _open_sqlite(place: Path, _: int) -> Search:
    database = _sqlite(place)
    sql = f"SELECT rowid FROM t WHERE v MATCH ? AND k = {_LIMIT} ORDER BY distance"
    return lambda question: [row[0] for row in database.execute(sql, (question.tobytes(),))]


def _usearch(width: int) -> Any:  # noqa: ANN401
    index = importlib.import_module("usearch.index").Index
    return index(ndim=width, metric="ip", dtype="f16", connectivity=16, expansion_add=128, expansion_search=64)


def _build_usearch(place: Path, vectors: Any) -> None:  # noqa: ANN401
    index = _usearch(vectors.shape[1])
    for start, rows in _batches(vectors):
        index.add(np.arange(start, start + len(rows)), rows)
    index.save(str(place / "t.usearch"))


def _open_usearch(place: Path, width: int) -> Search:
    index = _usearch(width)
    index.load(str(place / "t.usearch"))
    return lambda question: [int(key) for key in index.search(question, _LIMIT).keys]


ENGINES: dict[str, tuple[Callable[[Path, Any], None], Callable[[Path, int], Search]]] = {
    "ours": (_build_ours, _open_ours),
    "lancedb": (_build_lancedb, _open_lancedb),
    "chroma": (_build_chroma, _open_chroma),
    "qdrant": (_build_qdrant, _open_qdrant),
    "sqlite-vec": (_build_sqlite, _open_sqlite),
    "usearch": (_build_usearch, _open_usearch),
}

if __name__ == "__main__":
    {"build": build, "ask": ask}[sys.argv[2]](sys.argv[1], Path(sys.argv[3]))
