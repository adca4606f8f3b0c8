"""The queue of what is added: how far each job is, whose it is, who sees it, and what came of it."""

from threading import Event

import pytest
from speaking import speaking

from answer.retold import retold
from index.errors import NotAllowed
from ingest.progress import Progress
from ingest.records import Failure, Source, Step
from ingest.report import Outcome
from web.access.acting import ACTING, Actor, Role
from web.adding.queue import (
    Adding,
    add_in_turn,
    add_sources_in_turn,
    cancel,
    news,
    own_finished,
    queue,
    queued,
    report_of,
    summary,
)

_PATIENCE = 60
ALPHA, BETA = (Source(f"{name}.txt", f"{name} is a letter.".encode(), ".txt") for name in ("alpha", "beta"))
IN = Outcome("added", "1", "alpha.txt", "alpha")


@pytest.fixture
def as_ana():
    before = ACTING.set(Actor("ana", Role.EDITOR))
    yield
    ACTING.reset(before)


@pytest.fixture
def held(index):
    """A job that waits for its second document, once its first was begun with."""
    came, let_go = Event(), Event()

    def found(is_stopped):
        yield ALPHA
        came.set()
        while not let_go.wait(0.01) and not is_stopped():
            pass
        yield BETA

    job = add_in_turn(index, "held", found, documents=2, size=40)
    assert came.wait(_PATIENCE)
    yield job, let_go
    let_go.set()
    assert job.wait(_PATIENCE)


def test_a_job_is_called_in_the_language_of_whoever_reads(index, held):
    with speaking("de"):
        several = add_sources_in_turn(index, [ALPHA, BETA])
        one = add_sources_in_turn(index, [ALPHA])
        assert [job.name for job in queue(index)] == ["held", "2 Dokumente", "alpha.txt"]
    assert [job.name for job in queue(index)] == ["held", "2 documents", "alpha.txt"]
    assert (several.size, one.size, held[0].size) == (len(ALPHA.content) + len(BETA.content), len(ALPHA.content), 40)


def test_a_share_grows_with_documents_and_with_steps_and_never_shrinks():
    adding = Adding(2, 40)
    sources = adding.counted([Source("a", b"x" * 10, ""), Failure("b", "Gone."), Source("c", b"x" * 30, "")])
    shares = [adding.share]
    next(sources)
    for step in (Step("a", "reading"), Step("a", "statements"), Step("a", "embedding", 0.5)):
        adding.go(step)
        shares.append(round(adding.share, 4))
    adding.come(Progress(IN, 1, 10))
    shares.append(adding.share)
    next(sources)
    next(sources)
    adding.go(Step("c", "reading"))
    shares.append(adding.share)
    assert shares == [0, 0, 0.025, 0.2125, 0.25, 0.25]
    unknown = Adding(None, None)
    unknown.come(Progress(IN, 1, 10))
    assert unknown.share == 0
    counted = Adding(4, None)
    list(counted.counted([ALPHA, BETA]))
    counted.come(Progress(IN, 1, 10))
    assert counted.share == 0.25


def test_what_runs_and_what_waits_is_told(index, held):
    job, let_go = held
    second = add_sources_in_turn(index, [ALPHA, BETA])
    first = queued(job)
    assert (first.name, first.state, first.documents, first.of) == ("held", "running", 0, 2)
    assert first.told == "0 documents of 2 done, finding who says what in alpha.txt"
    waiting = queued(second)
    assert (waiting.name, waiting.state, waiting.told) == ("2 documents", "waiting", "waits for its turn")
    assert [one.id for one in queue(index)] == [job.id, second.id]
    assert news(index) == f"Adding documents, {first.share:.0%}: {first.told}. Waiting behind it: 1."
    assert summary([waiting]) == "Adding documents: 1 waiting."
    let_go.set()
    assert second.wait(_PATIENCE)
    assert (queued(job).share, queued(job).told, news(index)) == (1.0, "done", "")
    assert [one.kind for one in report_of(job).added] == ["added", "added"]
    assert len(report_of(second).unchanged) == 2


def test_a_job_that_is_cancelled_ends_and_tells_what_got_in(index, held):
    job, _ = held
    dropped = []
    waiting = add_in_turn(index, "waits", lambda _: [ALPHA], done_with=lambda: dropped.append(1))
    assert cancel(index, waiting.id) is waiting
    assert (queued(waiting).state, dropped) == ("cancelled", [1])
    cancel(index, job.id)
    assert job.wait(_PATIENCE)
    assert queued(job).told == "cancelled; what was stored before that stays"
    assert report_of(job).added == ()
    assert cancel(index, "none") is None


def test_nothing_is_begun_once_the_app_is_about_to_end(index):
    index.closing.set()
    done_with = []
    job = add_in_turn(index, "late", lambda _: [ALPHA], done_with=lambda: done_with.append(1))
    assert job.wait(_PATIENCE)
    assert (job.state, done_with, index.settings.index.exists()) == ("cancelled", [1], False)


def test_a_fault_is_told(index):
    index.settings.index.write_text("in the way")
    job = add_sources_in_turn(index, [ALPHA])
    assert job.wait(_PATIENCE)
    assert queued(job).state == "failed"
    assert queued(job).told.startswith("The index folder ")
    with speaking("de"):
        assert queued(job).told == retold(str(job.fault)) != str(job.fault)


@pytest.mark.usefixtures("as_ana")
def test_editors_see_what_others_add_but_not_what_came_of_it_and_readers_see_nothing(index):
    job = add_sources_in_turn(index, [ALPHA])
    assert job.wait(_PATIENCE)
    assert ([one.who for one in queue(index)], own_finished(index)) == (["ana"], [job])
    for actor in (Actor("ben", Role.EDITOR), Actor("ana", Role.READER)):
        ACTING.set(actor)
        assert (queue(index), own_finished(index)) == ([], [])
    for act in (lambda: add_sources_in_turn(index, [BETA]), lambda: cancel(index, job.id)):
        with pytest.raises(NotAllowed):
            act()
    ACTING.set(Actor("ana", Role.EDITOR))
