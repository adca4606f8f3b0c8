"""The documentation is true: commands work, links lead somewhere, settings and errors are all there."""

import inspect
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from index import errors
from index.settings import PREFIX, Settings, read_settings

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpus/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> Iterator[str]:
    """Every line of every shell block of every page, without its comment."""
    for page in PAGES:
        for block in re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            yield from (line.partition(" #")[0].strip() for line in block.splitlines() if line.strip())


COMMANDS = sorted(set(commands()))
PYTHON = [
    command for command in COMMANDS if re.match(r"(OMP_NUM_THREADS=1 )?python -m (ingest|answer|evaluate)\b", command)
]


def test_the_two_commands_come_first() -> None:
    assert README.index("make run") < README.index("make test") < README.index("## Add your own documents")


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.startswith("make ")])
def test_make_knows_what_the_pages_ask_of_it(command: str) -> None:
    found = subprocess.run([*shlex.split(command), "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr


@pytest.fixture(scope="module")
def help_of() -> dict[str, str]:
    """The help of each command line program."""
    arguments = [sys.executable, "-m"]
    return {
        name: subprocess.run([*arguments, name, "--help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in ("ingest", "answer", "evaluate")
    }


@pytest.mark.slow
@pytest.mark.parametrize("command", PYTHON)
def test_the_programs_know_the_options_that_the_pages_name(command: str, help_of: dict[str, str]) -> None:
    words = shlex.split(command)
    program = words[words.index("-m") + 1]
    for option in (word for word in words if word.startswith("--")):
        assert re.search(rf"{option}\b", help_of[program]), option


def test_every_program_is_shown() -> None:
    assert {command.split("-m ")[1].split()[0] for command in PYTHON} == {"ingest", "answer", "evaluate"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if not re.match(r"https?://|mailto:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_setting_is_described_with_its_default() -> None:
    rows = dict(re.findall(rf"^\| `({PREFIX}\w+)` \| `([^`]*)` \|", README, re.MULTILINE))
    assert rows.keys() == {PREFIX + field.name.upper() for field in fields(Settings)}
    shown = read_settings({name: value for name, value in rows.items()})
    for field in fields(Settings):
        default, described = getattr(Settings(), field.name), getattr(shown, field.name)
        assert default == (ROOT / described if isinstance(described, Path) else described), field.name


def test_every_error_is_described() -> None:
    classes = {name for name, value in vars(errors).items() if inspect.isclass(value)}
    assert set(re.findall(r"^\| `(\w+)` \| ", README.partition("## Errors")[2], re.MULTILINE)) == classes


def test_the_folders_are_on_the_map() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {line.partition("/")[0] for line in tracked.splitlines() if "/" in line and not line.startswith(".")}
    described = README.partition("## What is where")[2].partition("## Settings")[0]
    assert {folder for folder in folders if f"`{folder}/`" not in described} <= {"docs"}
