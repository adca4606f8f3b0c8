"""Imports go one way, and each library has one file that knows it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MAY_IMPORT = {
    "index": set(),
    "ingest": {"index"},
    "answer": {"index"},
    "evaluate": {"index", "ingest", "answer"},
    "web": {"index", "ingest", "answer"},
    "app": {"index", "ingest", "answer", "web"},
}
OWNERS = {
    "docx": {"ingest/extract_docx.py"},
    "faiss": {"index/vectors.py"},
    "gradio": {"app.py", "web/"},
    "httpx2": {"answer/language_model.py"},
    "mcp": {"web/mcp_server.py"},
    "openai": {"answer/language_model.py"},
    "openvino": {"index/openvino_runtime.py"},
    "py3langid": {"ingest/languages.py"},
    "pypdf": {"ingest/extract_pdf.py"},
    "sentence_transformers": {"index/cross_encoder.py", "index/sentence_transformers_embedder.py"},
    "sentencex": {"index/sentences.py"},
    "sqlite3": {"index/database.py"},
    "tantivy": {"index/analysis.py", "index/lexical.py"},
    "tqdm": {"ingest/progress.py"},
    "trafilatura": {"ingest/extract_html.py", "ingest/html_metadata.py"},
    "watchfiles": {"ingest/watch.py"},
}


def files() -> list[str]:
    found = [file for name in MAY_IMPORT for file in (ROOT / name).rglob("*.py")]
    return sorted(str(file.relative_to(ROOT)) for file in [*found, ROOT / "app.py"] if file.is_file())


def imported(file: str) -> Iterator[str]:
    """The names of all modules that a file imports anywhere in it."""
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively; name the package"
            yield node.module or ""


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
    assert "sqlite3" in imported("index/database.py")
