"""A test file for each module, as index/store.py has tests/test_index_store.py; and no file is named that is gone."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("text", "index", "ingest", "answer", "evaluate", "web")
ELSEWHERE = {
    "answer/__main__.py": "test_answer_main.py",
    "ingest/__main__.py": "test_ingest_main.py",
    "answer/finding.py": "test_answer_ask.py",
    "answer/profiles/one_speaker.py": "test_answer_speakers_identities.py",
    "answer/speakers/candidates.py": "test_answer_speakers_joining.py",
    "answer/speakers/told.py": "test_answer_speakers_joining.py",
    "evaluate/__main__.py": "test_evaluate_trials.py",
    "evaluate/report.py": "test_evaluate_scores.py",
    "index/bases.py": "test_index_coding.py",
    "index/bin.py": "test_index_undo.py",
    "index/carried.py": "test_index_undo.py",
    "index/dense.py": "test_index_coded.py",
    "index/errors.py": "test_docs.py",
    "index/milvus/searching.py": "test_index_milvus_derived.py",
    "index/searched.py": "test_index_indexes.py",
    "index/shelves.py": "test_index_shelf.py",
    "index/databases/copying.py": "test_index_moving.py",
    "index/databases/postgresql/faults.py": "test_index_databases_postgresql_database.py",
    "index/databases/postgresql/server.py": "test_index_databases_postgresql_database.py",
    "index/databases/sqlite/faults.py": "test_index_databases_sqlite_database.py",
    "ingest/extract/html/wall_wording.py": "test_ingest_extract_html_walls.py",
    "ingest/extract/docx_properties.py": "test_ingest_extract_docx.py",
    "ingest/feeds/child.py": "test_ingest_feeds_read.py",
    "ingest/extract/parts_child.py": "test_ingest_extract_parts_process.py",
    "ingest/command/adding.py": "test_ingest_main.py",
    "ingest/command/following.py": "test_ingest_watch.py",
    "ingest/command/options.py": "test_ingest_main.py",
    "ingest/command/showing.py": "test_ingest_main.py",
    "ingest/opening.py": "test_ingest_main.py",
    "ingest/statements/choice/statement_signals.py": "test_ingest_statements_choice_signals.py",
    "ingest/statements/choice/surroundings.py": "test_ingest_statements_choice_signals.py",
    "ingest/prepare.py": "test_ingest_pipeline.py",
    "web/adding/sources.py": "test_web_adding_uploads.py",
    "web/api/watch_acts.py": "test_web_api_watches.py",
    "web/html/watch_feed.py": "test_web_html_watches.py",
    "index/models/cross_encoder.py": "test_index_models_reranker.py",
    "index/models/evidence/loading.py": "test_index_models_evidence_model.py",
    "index/models/embedder.py": "test_index_models_export.py",
    "index/models/openvino_runtime.py": "test_index_models_openvino_embedder.py",
    "index/models/sentence_transformers_embedder.py": "test_index_models_openvino_embedder.py",
}
"""Modules that are one thing with another, or a command line, and the file that tests them."""
DATA = {
    "answer/check/records.py",
    "answer/evidence/weights.py",
    "answer/records.py",
    "index/databases/database.py",
    "index/kept.py",
    "ingest/picture_reader.py",
    "ingest/records.py",
    "text/numbers.py",
    "text/roles.py",
    "web/pinned.py",
    "web/tabs/theme.py",
}
"""Records, lists and colours: there is nothing in them that could go wrong by itself."""


def without_tests() -> set[str]:
    """The modules that no test file is named after, but for the descriptions of packages."""
    modules = {file.relative_to(ROOT) for package in PACKAGES for file in (ROOT / package).rglob("*.py")}
    named = {module: "test_" + "_".join(module.with_suffix("").parts) + ".py" for module in modules}
    return {
        str(module)
        for module, name in named.items()
        if module.name != "__init__.py" and not (ROOT / "tests" / name).is_file()
    }


def test_every_module_has_a_test_file() -> None:
    assert without_tests() == ELSEWHERE.keys() | DATA


def test_what_is_tested_elsewhere_is() -> None:
    assert {name for name in ELSEWHERE.values() if not (ROOT / "tests" / name).is_file()} == set()


def test_modules_without_a_test_file_are_found() -> None:
    assert "index/errors.py" in without_tests()
    assert "index/store.py" not in without_tests()


NAMED = re.compile(
    rf"\b(?:{'|'.join(PACKAGES)}|tests|scripts|benchmarks|prompts)/[A-Za-z_/]+\.(?:py|toml|sql|css|js)\b"
)


def test_every_file_that_is_named_somewhere_exists() -> None:
    """What is renamed has its new name in comments, docstrings and documentation, too."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    read = [ROOT / name for name in listed if re.search(r"\.(py|md|toml|yml|css|js)$|^Makefile$", name)]
    kept = [file for file in read if file.is_file() and file.name not in ("CHANGELOG.md", "test_structure.py")]
    named = {(file.name, name) for file in kept for name in NAMED.findall(file.read_text(encoding="utf-8"))}
    assert ("CONTRIBUTING.md", "prompts/phrases.toml") in named
    assert {(file, name) for file, name in named if not (ROOT / name).exists()} == set()
