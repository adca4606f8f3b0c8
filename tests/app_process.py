"""The real app in a process of its own, as a person starts it, and the index it serves."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from web.users import main as manage_accounts

PROJECT = Path(__file__).resolve().parents[1]
PASSWORD = "correct horse battery"
_ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}


def ingest(index: Path, *arguments: str) -> None:
    """Take documents into an index with the project's own command."""
    command = [sys.executable, "-m", "ingest", "--index", str(index), *arguments]
    subprocess.run(command, cwd=PROJECT, env=_ENVIRONMENT, check=True, capture_output=True)


def index_with_accounts(folder: Path) -> Path:
    """An index of one document with an editor, ana, and a reader, ben, who have the same password."""
    (folder / "ferry.txt").write_text("The ferry of Ilmstadt sails at noon.")
    ingest(folder / "index", str(folder / "ferry.txt"))
    with pytest.MonkeyPatch.context() as patched:
        for name, role in (("ana", "editor"), ("ben", "reader")):
            patched.setattr("sys.stdin", io.StringIO(PASSWORD))
            assert manage_accounts(["--index", str(folder / "index"), "add", name, "--role", role]) == 0
    return folder / "index"


@contextmanager
def app_at(address: str | None) -> Iterator[str]:
    """The address of an app over the shipped documents: the one that is given, or of one that is begun for it."""
    if address:
        yield address.rstrip("/")
        return
    with tempfile.TemporaryDirectory() as folder:
        ingest(Path(folder) / "index")
        with running_app(Path(folder) / "index") as begun:
            yield begun


@contextmanager
def running_app(
    index: Path, arguments: Sequence[str] = ("--port", "0"), settings: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Start app.py over an index on a free port; gives its address and ends it afterwards."""
    with started_app(index, arguments, settings) as (address, _process):
        yield address


@contextmanager
def started_app(
    index: Path, arguments: Sequence[str] = ("--port", "0"), settings: Mapping[str, str] | None = None
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The same with its process."""
    command = [sys.executable, "app.py", "--index", str(index), *arguments]
    with subprocess.Popen(
        command, cwd=PROJECT, env={**_ENVIRONMENT, **(settings or {})}, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert line.startswith("Verbatim is at http://127.0.0.1:"), line
            yield line.removeprefix("Verbatim is at ").strip(), process
        finally:
            process.terminate()
