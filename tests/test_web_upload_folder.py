"""The folder of uploads: in the index, for the user alone, and cleaned of what a killed app left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from web.upload_folder import upload_folder

ROOT = Path(__file__).parents[1]
RUNS = """
import sys
from pathlib import Path
from web.upload_folder import upload_folder
with upload_folder(Path(sys.argv[1])) as folder:
    (folder / "secret.txt").write_text("words")
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_it_is_for_the_user_alone_and_goes_at_the_end(tmp_path):
    mask = os.umask(0)
    try:
        with upload_folder(tmp_path / "index") as folder:
            (folder / "a.txt").write_text("words")
            assert folder.parent == tmp_path / "index" / "uploads"
            assert [path.stat().st_mode & 0o777 for path in (folder, folder.parent)] == [0o700, 0o700]
    finally:
        os.umask(mask)
    assert list((tmp_path / "index" / "uploads").iterdir()) == []


def test_what_a_killed_app_left_is_deleted_and_what_one_that_runs_has_is_not(tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", RUNS, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(2)
    ]
    killed, running = (Path(run.stdout.readline().strip()) for run in runs)
    runs[0].send_signal(signal.SIGKILL)
    runs[0].wait()
    assert (killed / "secret.txt").is_file()
    with upload_folder(tmp_path):
        assert not killed.exists()
        assert (running / "secret.txt").is_file()
    for run in runs:
        run.communicate()


def test_an_index_that_cannot_be_written_to_is_no_hindrance(tmp_path):
    (tmp_path / "index").write_text("no folder")
    with upload_folder(tmp_path / "index") as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not folder.exists()
