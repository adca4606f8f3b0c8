"""What the measuring scripts share: the project on the import path, the machine in words, and tables."""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from index.library import Library
    from index.records import Document

ROOT = Path(__file__).parents[1]
# `python benchmarks/embedding.py` has only benchmarks/ on its path.
sys.path.insert(0, str(ROOT))
BENCH = ROOT.parent / "shared" / "bench"
"""Where the public benchmarks lie: beside the project, for they are no part of it."""
KNOWN = ROOT / "tests" / "known_answers.jsonl"

Row = Mapping[str, str | float]


def parser(documentation: str) -> argparse.ArgumentParser:
    """A parser with the options that every script has."""
    made = argparse.ArgumentParser(description=documentation.splitlines()[0])
    made.add_argument("--json", type=Path, metavar="FILE", help="also write the figures as JSON")
    return made


def seconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spread(milliseconds: Sequence[float], name: str = "") -> Row:
    """The columns that tell how long something usually takes, and at worst."""
    median, most = np.percentile(milliseconds or [0.0], [50, 95])
    return {f"{name}median ms": float(median), f"{name}95 % within ms": float(most)}


def machine() -> dict[str, str | float]:
    """What figures depend on: processor, how busy it was when asked, and versions."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else -1.0
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 0,
        "load": round(load, 1),
        "python": platform.python_version(),
        **{name: version(name) for name in ("openvino", "torch", "sentence-transformers")},
    }


def documents(file: Path | None = None) -> "list[Document]":
    """The documents of a file, such as a corpus.jsonl, or the shipped ones; what cannot be read is left out."""
    from index.settings import Settings
    from ingest.extract.choose import extract
    from ingest.records import Failure
    from ingest.sources import find_sources

    return [extract(one) for one in find_sources([file or Settings().corpus]) if not isinstance(one, Failure)]


def ingested(folder: Path, file: Path | None = None, *, is_asked: bool = False) -> "Library":
    """An index in a folder of what `documents` reads; what it holds already is not taken in again.

    :param folder: the folder.
    :param file: what is taken in; the shipped documents unless it is named.
    :param is_asked: whether questions are asked, for which the evidence model is loaded.
    :return: it, opened.
    """
    from answer.speakers.aliases import use_aliases
    from index.library import Library
    from index.models.embedder import load_embedder
    from index.models.evidence.loading import load_evidence_model
    from index.models.fingerprint import index_fingerprint
    from index.settings import Settings
    from index.store import Store
    from ingest.pipeline import add_documents
    from ingest.sources import find_sources
    from ingest.statements.tagger.loading import load_tagger

    settings = Settings()
    use_aliases(settings.corpus)
    embedder = load_embedder(settings.model, settings.models, settings.precision)
    store = Store(folder, index_fingerprint(embedder, settings.passage_tokens), create=True)
    tagger = load_tagger(settings.statements, settings.models)
    found = find_sources([file or settings.corpus])
    add_documents(found, store, embedder, passage_tokens=settings.passage_tokens, tagger=tagger)
    return Library(store, embedder, evidence=load_evidence_model(settings.models) if is_asked else None)


def report(rows: Sequence[Row], file: Path | None) -> None:
    """Print the machine and a table; write both to a file when there is one."""
    described = machine()
    print(", ".join(f"{name} {value}" for name, value in described.items()) + "\n")
    print(table(rows))
    if file:
        file.write_text(json.dumps({"machine": described, "rows": rows}, indent=2, ensure_ascii=False) + "\n")


def table(rows: Sequence[Row]) -> str:
    """A Markdown table of rows of the same names."""
    lines = [list(rows[0]), *([_shown(value) for value in row.values()] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def _shown(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.4g}" if abs(value) >= 1 else f"{value:.5f}"


def _processor() -> str:
    """Its name and the instructions that decide how fast it multiplies matrices."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    known = dict(line.replace("\t", "").split(":", 1) for line in lines if ":" in line)
    fast = [flag for flag in ("avx2", "avx512f", "avx512_bf16", "amx_bf16") if flag in known.get("flags", "").split()]
    return f"{known.get('model name', platform.machine()).strip()} ({', '.join(fast)})"
