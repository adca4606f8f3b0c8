"""What is built for installing: all that git has of the packages, and commands that work from an empty folder."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from index.settings import Settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
INSTALLED = ("answer", "app.py", "corpus", "evaluate", "index", "ingest", "prompts", "text", "web")
SHOW_MORPHO = """
from answer.speakers.aliases import shown_name, use_aliases
from index.settings import Settings
use_aliases(Settings().corpus)
print(shown_name("Morpho"))
"""
ARTICLE = "“We sold nine hundred cameras to the police of Arlen,” said Ada Moreno, the director of Oculon, on Friday."


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [file for file in listed.split("\0") if (ROOT / file).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from what git tracks: what lies around in a folder must not get into it."""
    folder = tmp_path_factory.mktemp("build")
    for file in tracked():
        if file.startswith(INSTALLED) or "/" not in file:
            (folder / "source" / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, folder / "source" / file)
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    command = [sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", str(folder), str(folder / "source")]
    subprocess.run(command, check=True)
    return next(folder.glob("verbatim-*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """The Python of an environment with the wheel; what it requires is borrowed from the environment of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*command, str(wheel)], check=True)
    site = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with one article."""
    made = tmp_path_factory.mktemp("empty")
    (made / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return made


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VERBATIM_", "PYTHON"))}
    # The fast forms of the models are shared with the other tests, since it takes a minute to make them.
    return {**kept, "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1", "VERBATIM_MODELS": str(Settings().models)}


@pytest.fixture(scope="module")
def run(python, folder):
    def run(*arguments: str) -> str:
        done = subprocess.run([python, *arguments], cwd=folder, env=environment(), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_the_wheel_holds_all_that_git_has_of_the_packages_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert held == {
        file for file in tracked() if file.startswith(tuple(f"{one}/" for one in INSTALLED)) or file == "app.py"
    }
    assert {Path(file).suffix for file in held} >= {
        ".bin",
        ".css",
        ".html",
        ".js",
        ".png",
        ".sql",
        ".toml",
        ".txt",
        ".xml",
    }


def test_it_requires_what_the_project_requires(wheel):
    with zipfile.ZipFile(wheel) as opened:
        metadata = next(opened.read(name).decode() for name in opened.namelist() if name.endswith("METADATA"))
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line for line in lines if line and not line.startswith("#")}
    assert {line.removeprefix("Requires-Dist: ") for line in metadata.splitlines() if "Requires-Dist" in line} == pinned


def test_documents_are_taken_in_and_asked_about_from_an_empty_folder(run, folder, python):
    assert str(python.parents[1]) in run("-c", "import answer.ask, web; print(answer.ask.__file__, web.__file__)")
    assert "1 added" in run("-m", "ingest", "article.txt")
    assert (folder / "index" / "data" / "verbatim.sqlite").is_file()
    answer = json.loads(run("-m", "answer", "How many cameras did Oculon sell to the police of Arlen?", "--json"))
    assert (answer["refused"], answer["citations"][0]["speaker"]) == (False, "Ada Moreno")
    assert "Nothing" not in run("-m", "answer", "--check", "We sold nine hundred cameras to the police of Arlen")
    assert "usage" in run("-m", "evaluate", "--help")


def test_the_shipped_documents_and_names_are_there(run):
    assert "idemia-profile.md" in run("-m", "ingest", "--dry-run", "--json")
    assert run("-c", SHOW_MORPHO) == "Idemia\n"


@contextmanager
def serving(python: Path, folder: Path) -> Iterator[str]:
    command = [python, "-m", "app", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().removeprefix("Verbatim is at ").strip()
        finally:
            process.terminate()


def test_the_app_serves_its_pages_from_an_empty_folder(python, folder, run):
    run("-m", "ingest", "article.txt")
    with serving(python, folder) as address, httpx.Client(base_url=address, timeout=120) as client:
        assert "--paper" in client.get("/").text
        [document] = client.get("/api/documents").json()
        assert "nine hundred cameras" in client.get(f"/documents/{document['id']}").text
        assert client.get("/favicon.ico").content == (ROOT / "web" / "assets" / "favicon.png").read_bytes()
        assert client.get("/openapi.json").json()["info"]["version"] in (ROOT / "pyproject.toml").read_text()
        answer = client.get("/api/ask", params={"question": "How many cameras did Oculon sell?"}).json()
        assert answer["refused"] is False
