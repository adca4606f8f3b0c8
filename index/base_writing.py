"""How a base is made: exact vectors into a file, lists found by k-means, and codes into those.

The same vectors give the same base on processors of one kind: the sample is drawn with a fixed seed, and one thread
computes. Memory holds the codes and the sample, not the vectors.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import faiss
import numpy as np

from index.base import CODES, IDS, ROWS, write_manifest
from index.errors import IndexNotWritable
from index.private import close_to_others
from index.vectors import BLOCK, Ids, Vectors

_SEED = 20
_MOST_LISTS = 4096
"""Twice as many take four times as long to train and twice as long to fill: ten million vectors over an hour."""
_VECTORS_A_LIST = 1000
"""Half as many take twice as long to fill, for queries that take 10 ms anyway."""
_SAMPLES_A_LIST = 48
"""FAISS warns below 39; more change the recall by less than one in a thousand."""
_ROUNDS = 10


def write_base(
    folder: Path, stamp: str, generation: int, vectors: Iterable[tuple[Ids, Vectors]], a_list: int = _VECTORS_A_LIST
) -> None:
    """Write a base into an empty folder; the manifest comes last, and without it there is none.

    :param folder: the folder.
    :param stamp: what the vectors belong to.
    :param generation: the generation of the store which has them.
    :param vectors: at least one, in the order of their ids, with these.
    :param a_list: how many vectors a list holds, until there are the most lists.
    :raises IndexNotWritable: when the disk does not take it.
    """
    try:
        count, dimensions = _write_rows(folder, vectors)
        rows = np.memmap(folder / ROWS, dtype="<f4", mode="r", shape=(count, dimensions))
        index = _trained(rows, max(1, min(_MOST_LISTS, count // a_list)))
        for start in range(0, count, BLOCK):
            part = np.ascontiguousarray(rows[start : start + BLOCK])
            index.add_with_ids(part, np.arange(start, start + len(part)))
        faiss.write_index(index, str(folder / CODES))
        write_manifest(folder, stamp, generation, dimensions)
        for file in folder.iterdir():
            close_to_others(file)
            _synchronise(file)
    except (OSError, RuntimeError) as error:  # the latter is faiss's
        raise IndexNotWritable(f"The index files in {folder.parent} cannot be written: {error}.") from error


def _write_rows(folder: Path, vectors: Iterable[tuple[Ids, Vectors]]) -> tuple[int, int]:
    count = dimensions = 0
    with (folder / IDS).open("wb") as ids_file, (folder / ROWS).open("wb") as rows_file:
        for ids, rows in vectors:
            ids_file.write(np.asarray(ids, dtype="<i8").tobytes())
            rows_file.write(np.ascontiguousarray(rows, dtype="<f4").data)
            count, dimensions = count + len(ids), rows.shape[1]
    return count, dimensions


def _trained(rows: Vectors, lists: int) -> faiss.IndexIVFRaBitQ:
    quantizer = faiss.IndexFlatIP(rows.shape[1])
    index = faiss.IndexIVFRaBitQ(quantizer, rows.shape[1], lists, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed, index.cp.niter, index.cp.spherical = _SEED, _ROUNDS, True
    index.cp.min_points_per_centroid, index.cp.max_points_per_centroid = 1, _SAMPLES_A_LIST
    count = min(len(rows), _SAMPLES_A_LIST * lists)
    sample = np.sort(np.random.default_rng(_SEED).choice(len(rows), count, replace=False))
    index.train(np.ascontiguousarray(rows[sample]))
    return index


def _synchronise(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
