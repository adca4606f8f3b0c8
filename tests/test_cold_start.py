"""Commands answer at once: what they import, and what they cost before they do anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.models.embedder import load_embedder
from index.settings import Settings

PROJECT = Path(__file__).parents[1]
COMMANDS = [("-m", "ingest"), ("-m", "answer"), ("-m", "evaluate"), ("app.py",)]
HEAVY = {"torch", "transformers", "sentence_transformers"}
SLOW_TO_IMPORT = HEAVY | {
    "faiss",
    "gradio",
    "httpx2",
    "numpy",
    "openai",
    "openvino",
    "pypdf",
    "tantivy",
    "tokenizers",
    "trafilatura",
}

TELL_IMPORTS = "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
QUESTION = "Who sold the cameras?"
APP = f"""
import sys
from pathlib import Path
from starlette.testclient import TestClient
from web.gradio_import import import_gradio
import_gradio()
from index.settings import Settings
from web.background_index import BackgroundIndex
from web.server import create_app
app = create_app(BackgroundIndex(Settings(index=Path(sys.argv[1]))))
client = TestClient(app, base_url="http://127.0.0.1")
assert client.get("/").status_code == 200
print(client.get("/api/ask", params={{"question": "{QUESTION}"}}).text)
"""
COMMAND_LINE = f"""
import sys
from answer.__main__ import main
assert main(["--index", sys.argv[1], "{QUESTION}"]) == 0
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=PROJECT)


def imported_by(code: str, *arguments: str) -> tuple[str, set[str]]:
    """What a process of its own prints, and the packages it has imported at its end."""
    done = run("-c", code + TELL_IMPORTS, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout, set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """An index of one document, ingested with the packaged model, whose fast form is there afterwards."""
    pytest.importorskip("openvino", reason="OpenVINO has no build for this machine")
    folder = tmp_path_factory.mktemp("cold-start")
    load_embedder("packaged", Settings().models)
    (folder / "cameras.txt").write_text(
        "A Dutch company sold the cameras to the police of Shanghai, it said in 2015.\n"
    )
    done = run("-m", "ingest", "--index", str(folder / "index"), str(folder / "cameras.txt"))
    assert done.returncode == 0, done.stderr
    return folder / "index"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_costs_less_than_0_3_seconds(command):
    """Of the processor: by the clock it depends on what else the machine does."""
    before = os.times()
    done = run(*command, "--help")
    after = os.times()
    assert done.stdout.startswith("usage: ")
    assert after.children_user + after.children_system - before.children_user - before.children_system < 0.3


@pytest.mark.parametrize("module", ["ingest.__main__", "answer.__main__", "evaluate.__main__", "app"])
def test_commands_import_nothing_slow_before_they_know_what_to_do(module):
    _, imported = imported_by(f"import {module}")
    assert imported & SLOW_TO_IMPORT == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    "module", ["index.library", "answer.ask", "ingest.pipeline", "web.server", "index.models.embedder"]
)
def test_importing_what_answers_does_not_import_torch(module):
    _, imported = imported_by(f"import {module}")
    assert imported & HEAVY == set()


@pytest.mark.slow
@pytest.mark.parametrize("code", [COMMAND_LINE, APP], ids=["python -m answer", "app.py"])
def test_a_question_is_answered_without_torch_and_mcp(index, code):
    printed, imported = imported_by(code, str(index))
    assert "A Dutch company sold the cameras to the police of Shanghai" in printed
    assert "openvino" in imported
    assert imported & (HEAVY | {"mcp"}) == set()
