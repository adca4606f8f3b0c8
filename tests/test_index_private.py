"""Whatever the umask says, nobody but the user reads what is written."""

import os
import stat
from pathlib import Path

import pytest

from index.private import be_private, close_to_others, make_private_file, make_private_folder

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _open_to_all():
    """Let the process make files that everybody may read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_a_private_process_makes_is_its_user_s(tmp_path):
    be_private()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    assert (mode(tmp_path / "folder"), mode(tmp_path / "folder" / "file")) == (0o700, 0o600)


def test_a_folder_is_made_or_closed(tmp_path):
    (tmp_path / "there").mkdir()
    for name in ("there", "new"):
        make_private_folder(tmp_path / name)
        assert mode(tmp_path / name) == 0o700


def test_a_file_is_made_or_closed_and_keeps_its_content(tmp_path):
    (tmp_path / "there").write_text("words")
    for name in ("there", "new"):
        make_private_file(tmp_path / name)
        assert mode(tmp_path / name) == 0o600
    assert (tmp_path / "there").read_text() == "words"


def test_everybody_s_folder_stays_everybody_s(tmp_path):
    tmp_path.chmod(0o1777)
    close_to_others(tmp_path, tmp_path / "nothing")
    assert mode(tmp_path) == 0o1777


def test_every_program_is_private():
    programs = [ROOT / "app.py", *ROOT.glob("*/__main__.py")]
    assert {file.parent.name for file in programs} >= {"answer", "evaluate", "ingest"}
    assert [file for file in programs if "    be_private()\n" not in file.read_text(encoding="utf-8")] == []
