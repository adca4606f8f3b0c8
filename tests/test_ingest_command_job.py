"""The record of an ingest: what it is of and what failed, until it is over; whole after a kill."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import SettingsError
from ingest.command.job import RECORD, Job, recorded, unfinished_job
from ingest.progress import Progress
from ingest.records import Failure, Source
from ingest.report import Outcome

GOOD, BAD = Source("a.txt", b"good", ".txt"), Source("b.txt", b"bad", ".txt")


@pytest.fixture
def job() -> Job:
    return Job(("docs", "ä.txt"), str(Path.cwd()), ("One",), follow_links=True, prune=False)


def broken_off(folder: Path, job: Job) -> None:
    """An ingest of two sources, of which one failed before it was broken off."""
    with suppress(KeyboardInterrupt), recorded(folder, job) as recording:
        assert list(recording.untried([GOOD, BAD])) == [GOOD, BAD]
        recording.note(Progress(Failure("b.txt", "b.txt is bad."), 1, 3))
        recording.note(Progress(Outcome("added", "1", "a.txt", "A"), 2, 7))
        raise KeyboardInterrupt


def test_of_what_is_over_there_is_no_record(tmp_path, job):
    with recorded(tmp_path, job):
        assert (tmp_path / RECORD).exists()
    assert list(tmp_path.iterdir()) == []
    assert unfinished_job(tmp_path) is None


def test_what_was_broken_off_is_known_with_what_failed(tmp_path, job):
    broken_off(tmp_path, job)
    known = unfinished_job(tmp_path)
    assert known is not None
    assert replace(known, failed={}) == job
    assert [(path, reason) for (path, _), reason in known.failed.items()] == [("b.txt", "b.txt is bad.")]


def test_what_failed_fails_again_untried_and_is_tried_once_it_is_another(tmp_path, job):
    broken_off(tmp_path, job)
    known = unfinished_job(tmp_path)
    assert known is not None
    mended = replace(BAD, content=b"better")
    with suppress(KeyboardInterrupt), recorded(tmp_path, known) as recording:
        assert list(recording.untried([GOOD, BAD])) == [GOOD, Failure("b.txt", "b.txt is bad.")]
        assert list(recording.untried([GOOD, mended])) == [GOOD, mended]
        raise KeyboardInterrupt
    assert unfinished_job(tmp_path) == known


def test_a_line_that_was_cut_off_is_left_out(tmp_path, job):
    broken_off(tmp_path, job)
    whole = (tmp_path / RECORD).read_text(encoding="utf-8")
    (tmp_path / RECORD).write_text(whole + '{"path": "c.t', encoding="utf-8")
    known = unfinished_job(tmp_path)
    assert known is not None
    assert len(known.failed) == 1
    (tmp_path / RECORD).write_text(whole[:20], encoding="utf-8")
    assert unfinished_job(tmp_path) is None


def test_one_that_is_at_work_is_not_gone_on_with_and_another_leaves_its_record(tmp_path, job):
    with recorded(tmp_path, job):
        with pytest.raises(SettingsError, match="still at work"):
            unfinished_job(tmp_path)
        written = (tmp_path / RECORD).read_bytes()
        with recorded(tmp_path, replace(job, paths=("other",))) as recording:
            assert list(recording.untried([GOOD])) == [GOOD]
        assert (tmp_path / RECORD).read_bytes() == written


def test_one_that_was_begun_elsewhere_is_named_with_its_folder(tmp_path, job):
    broken_off(tmp_path, replace(job, folder="/somewhere"))
    with pytest.raises(SettingsError, match=r"was begun in /somewhere; go there"):
        unfinished_job(tmp_path)
