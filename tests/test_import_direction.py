"""Imports go one way, and each library has one file that knows it."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "text": set(),
    "index": {"text"},
    "ingest": {"text", "index"},
    "answer": {"text", "index"},
    "evaluate": {"text", "index", "ingest", "answer"},
    "web": {"text", "index", "ingest", "answer"},
    "app": {"text", "index", "ingest", "answer", "web"},
}
OWNERS = {
    "argon2": {"web/access/passwords.py"},
    "docx": {"ingest/extract/docx.py", "ingest/extract/docx_properties.py", "web/exports/docx.py"},
    "feedparser": {"ingest/feeds/child.py"},
    "faiss": {"index/base.py", "index/base_writing.py", "index/vectors.py"},
    "gradio": {"app.py", "web/"},
    "httpx2": {"answer/write/client.py", "ingest/fetch/download.py"},
    "jinja2": {"web/html/render.py"},
    "mcp": {"web/api/mcp/server.py"},
    "openai": {"answer/write/client.py"},
    "openvino": {"index/models/openvino_runtime.py"},
    "psycopg": {"index/databases/postgresql/"},
    "py3langid": {"text/language.py"},
    "pypdf": {"ingest/extract/pdf/file.py"},
    "pypdfium2": {"ingest/extract/pdf/pictures.py", "ingest/extract/pdf/words.py", "web/pictures/page.py"},
    "sentence_transformers": {"index/models/cross_encoder.py", "index/models/sentence_transformers_embedder.py"},
    "sentencex": {"text/sentences.py"},
    "sqlite3": {"index/databases/sqlite/database.py", "index/databases/sqlite/faults.py"},
    "symspellpy": {"text/spelling.py"},
    "tantivy": {"text/stems.py", "index/lexical.py", "index/lexical_entries.py", "index/lexical_searcher.py"},
    "tomlkit": {"answer/profiles/alias_file.py"},
    "tqdm": {"ingest/progress.py"},
    "trafilatura": {"ingest/extract/html/page.py", "ingest/extract/html/metadata.py"},
    "watchfiles": {"ingest/watch.py"},
}


@cache
def files() -> list[str]:
    found = [file for name in MAY_IMPORT for file in (ROOT / name).rglob("*.py")]
    return sorted(str(file.relative_to(ROOT)) for file in [*found, ROOT / "app.py"] if file.is_file())


@cache
def imported(file: str) -> set[str]:
    """The names of all modules that a file imports anywhere in it, and of all that it imports from them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively; name the package"
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("file", files())
def test_imports_go_one_way_and_past_no_adapter(file):
    package = file.removesuffix(".py").split("/")[0]
    for module in imported(file):
        top = module.split(".")[0]
        assert top not in MAY_IMPORT.keys() - MAY_IMPORT[package] - {package}, f"{file} must not import {module}"
        owners = OWNERS.get(top)
        assert not owners or any(file.startswith(owner) for owner in owners), f"{file} must not import {module}"


def test_the_packages_are_looked_at():
    assert {file.removesuffix(".py").split("/")[0] for file in files()} >= {"index", "ingest", "answer"}
    assert "index.store" in imported("ingest/pipeline.py")
    assert "sqlite3" in imported("index/databases/sqlite/database.py")


FLOORS = {"text": 4, "index": 7, "ingest": 6, "answer": 9, "web": 4}
"""How many rooms stand on each other in a package at most; a new floor is a question about the plan."""


def modules_of(package: str) -> dict[str, set[str]]:
    """The modules of a package with those modules of the project that each imports."""
    names = {file.removesuffix(".py").removesuffix("/__init__").replace("/", "."): file for file in files()}
    return {
        name: (imported(file) & names.keys()) - {name} for name, file in names.items() if name.startswith(f"{package}.")
    }


def rooms(folder: str) -> dict[str, set[str]]:
    """What lies in a folder, each module and each folder as one, with what of the rest it imports."""
    depth = folder.count(".") + 2
    found: dict[str, set[str]] = {}
    for module, needed in modules_of(folder).items():
        room = ".".join(module.split(".")[:depth])
        inside = {".".join(name.split(".")[:depth]) for name in needed if name.startswith(f"{folder}.")}
        found.setdefault(room, set()).update(inside - {room})
    return found


def floors(graph: dict[str, set[str]]) -> list[set[str]]:
    """The rooms floor by floor: each stands above all that it imports. What is in a circle stands on no floor."""
    built: list[set[str]] = []
    while True:
        below = set().union(*built)
        floor = {room for room, needed in graph.items() if room not in below and needed <= below}
        if not floor:
            return built
        built.append(floor)


def folders() -> list[str]:
    """All folders of modules, packages and what lies in them."""
    return sorted({file.rpartition("/")[0].replace("/", ".") for file in files() if "/" in file})


@pytest.mark.parametrize("folder", folders())
def test_no_arrow_runs_up_inside_a_folder(folder):
    graph = rooms(folder)
    assert graph.keys() - set().union(*floors(graph)) == set(), "these import each other in a circle"


@pytest.mark.parametrize("package", FLOORS)
def test_a_package_has_no_more_floors_than_planned(package):
    assert len(floors(rooms(package))) <= FLOORS[package]


def test_floors_are_counted():
    assert floors({"a": {"b", "c"}, "b": {"c"}, "c": set(), "x": {"y"}, "y": {"x"}}) == [{"c"}, {"b"}, {"a"}]
    assert "index.models" in rooms("index")["index.library"]
