"""The progress bar: silent unless somebody watches and it takes a while."""

import io
import sys

from ingest import progress
from ingest.progress import Progress, progress_bar
from ingest.records import Failure

STEP = Progress(Failure("a.txt", "why"), 3, 500)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_nobody_looks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar(1000) as show:
        show(STEP)
    assert sys.stderr.getvalue() == ""


def test_nothing_is_shown_of_what_is_done_at_once(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_bar(1000) as show:
        show(STEP)
    assert sys.stderr.getvalue().strip() == ""


def test_a_long_ingest_shows_share_rate_estimate_and_documents(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0)
    with progress_bar(1000) as show:
        show(STEP)
    shown = sys.stderr.getvalue()
    assert "50%" in shown
    assert "500/1.00k" in shown
    assert "B/s, 3 documents" in shown
