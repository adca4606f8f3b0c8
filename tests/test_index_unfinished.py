"""What a killed process left is deleted, and what another still works in is not."""

import signal
import stat
import subprocess
import sys
from pathlib import Path

from index.unfinished import clear_unfinished, unfinished

IS_KILLED = """
import os, signal, sys
from pathlib import Path
from index.unfinished import unfinished
with unfinished(Path(sys.argv[1]), "saved [1]") as folder:
    (folder / "file").write_text("secret")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_folder_is_its_user_s_and_gone_in_the_end(tmp_path):
    with unfinished(tmp_path, "saved") as folder:
        (folder / "file").write_text("secret")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with unfinished(tmp_path, "saved") as other:
            assert sorted(tmp_path.iterdir()) == sorted([folder, other])
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_deleted(tmp_path):
    command = [sys.executable, "-c", IS_KILLED, str(tmp_path)]
    killed = subprocess.run(command, cwd=Path(__file__).parents[1])
    assert killed.returncode == -signal.SIGKILL
    [left] = tmp_path.iterdir()
    assert left.name.startswith("saved [1]-")
    assert (left / "file").read_text() == "secret"
    with unfinished(tmp_path, "saved [1]") as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_other_folders_and_those_that_are_held_stay(tmp_path):
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved-1").mkdir()
    with unfinished(tmp_path, "restoring") as held:
        clear_unfinished(tmp_path, "restoring")
        clear_unfinished(tmp_path, "saved")
        assert sorted(tmp_path.iterdir()) == sorted([held, tmp_path / "saved"])
