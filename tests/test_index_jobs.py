"""Jobs take turns in the order in which they came, end when they are cancelled, and are known for a while after."""

import gc
import threading
import weakref
from contextvars import ContextVar

import pytest

from index.errors import Busy, QuestionError, Stopped
from index.jobs import _MOST_KEPT, _MOST_MB, _MOST_WAITING, Job, Jobs

_PATIENCE = 5
WHO: ContextVar[str] = ContextVar("who", default="nobody")


@pytest.fixture
def jobs():
    return Jobs(threading.Event())


@pytest.fixture
def held(jobs):
    """A job that runs until it is let go or should end."""
    let_go, began = threading.Event(), threading.Event()

    def work(job: Job) -> str:
        began.set()
        while not let_go.wait(0.01):
            if job.is_stopped():
                raise Stopped("It was stopped.")
        return "all"

    job = jobs.add("held", "ann", work, lambda: None)
    assert began.wait(_PATIENCE)
    yield job, let_go
    let_go.set()


def noted(jobs: Jobs, name: str, order: list[str]) -> Job:
    return jobs.add(name, "ben", lambda job: order.append(job.name), lambda: order.append(f"no {name}"))


def states(jobs: Jobs) -> list[tuple[str, str]]:
    return [(job.name, job.state) for job in jobs.all()]


def test_one_is_worked_on_after_the_other_and_each_has_its_result(jobs, held):
    job, let_go = held
    order: list[str] = []
    last = [noted(jobs, name, order) for name in "ab"][-1]
    assert states(jobs) == [("held", "running"), ("a", "waiting"), ("b", "waiting")]
    assert (job.result, job.fault, last.wait(0.01)) == (None, None, False)
    let_go.set()
    assert last.wait(_PATIENCE)
    assert (order, job.result, job.who) == (["a", "b"], "all", "ann")
    assert states(jobs) == [("held", "done"), ("a", "done"), ("b", "done")]


def test_one_that_waits_is_cancelled_at_once_and_one_that_runs_when_it_asks(jobs, held):
    job, _ = held
    order: list[str] = []
    waiting = noted(jobs, "a", order)
    jobs.cancel(waiting)
    assert (waiting.state, order) == ("cancelled", ["no a"])
    jobs.cancel(job)
    assert job.wait(_PATIENCE)
    assert (job.state, str(job.fault)) == ("cancelled", "It was stopped.")


def test_one_that_is_cancelled_holds_nothing_until_its_turn(jobs, held):  # noqa: ARG001
    class Large:
        """What is to be worked on."""

    def added() -> tuple[Job, weakref.ref[Large]]:
        large = Large()
        return jobs.add("a", "ben", lambda _: large, lambda: None), weakref.ref(large)

    job, large = added()
    assert (job.state, large() is None) == ("waiting", False)
    jobs.cancel(job)
    gc.collect()
    assert (job.state, large()) == ("cancelled", None)


def test_all_end_when_the_app_is_about_to(jobs, held):
    job, _ = held
    jobs._closing.set()
    assert job.wait(_PATIENCE)
    assert job.state == "cancelled"


def test_a_fault_is_kept_and_stops_no_other(jobs):
    def fail(_: Job) -> None:
        raise QuestionError("It cannot be.")

    failed = jobs.add("fails", "", fail, lambda: None)
    order: list[str] = []
    assert noted(jobs, "after", order).wait(_PATIENCE)
    assert (failed.state, str(failed.fault), failed.result, order) == ("failed", "It cannot be.", None, ["after"])


def test_it_is_done_for_whoever_acted_when_it_was_added(jobs):
    WHO.set("ann")
    job = jobs.add("one", "ann", lambda _: WHO.get(), lambda: None)
    WHO.set("ben")
    assert job.wait(_PATIENCE)
    assert job.result == "ann"


def test_only_so_many_may_wait(jobs, held):  # noqa: ARG001
    order: list[str] = []
    for number in range(_MOST_WAITING):
        noted(jobs, str(number), order)
    with pytest.raises(Busy, match="100 others wait"):
        noted(jobs, "one more", order)
    for job in jobs.all():
        jobs.cancel(job)


def test_only_so_much_may_wait_but_one_alone_may_be_larger(jobs, held):
    def add(name: str, megabytes: int) -> Job:
        return jobs.add(name, "ben", lambda _: None, lambda: None, size=megabytes * 1_000_000)

    whole = add("whole", _MOST_MB)
    with pytest.raises(Busy, match="more than 1000 MB; try again"):
        add("a byte more", 1)
    jobs.cancel(whole)
    last = add("in its place", _MOST_MB)
    held[1].set()
    assert last.wait(_PATIENCE)
    assert add("alone", 2 * _MOST_MB).wait(_PATIENCE)


def test_those_that_are_over_are_known_for_a_while_and_can_be_forgotten(jobs, held):
    job, let_go = held
    jobs.forget(job)
    assert jobs.find(job.id) is job
    let_go.set()
    order: list[str] = []
    assert [noted(jobs, str(number), order) for number in range(_MOST_KEPT + 5)][-1].wait(_PATIENCE)
    last = noted(jobs, "last", order)
    assert last.wait(_PATIENCE)
    assert [one.name for one in jobs.all()] == [*map(str, range(5, _MOST_KEPT + 5)), "last"]
    jobs.forget(last)
    assert jobs.find(last.id) is None
