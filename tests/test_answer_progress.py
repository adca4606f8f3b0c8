"""A request to stop is seen by whoever works, in whatever thread, and stops nobody else."""

import threading

import pytest

from answer.progress import Stop


def test_nobody_has_given_up_at_first_and_one_who_does_stops_no_other() -> None:
    one, other = Stop(), Stop()
    assert (one.requested, other.requested) == (False, False)
    one.requested = True
    assert (one.requested, other.requested) == (True, False)
    assert one.writer is None


def test_what_works_in_another_thread_sees_the_request() -> None:
    stop, began = Stop(), threading.Event()

    def work() -> None:
        while not stop.requested:
            began.set()

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    assert began.wait(5)
    assert worker.is_alive()
    stop.requested = True
    worker.join(5)
    assert not worker.is_alive()


def test_a_misspelled_request_is_an_error_and_not_one_that_nobody_sees() -> None:
    with pytest.raises(AttributeError):
        Stop().request = True  # type: ignore[attr-defined]
