"""Documents that are added one job after the other: how far each is, and what came of it. Knows no page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from answer.phrases import phrase, plural
from answer.retold import retold
from index.errors import Stopped
from index.jobs import Job, State
from ingest.progress import Progress
from ingest.records import Failure, Source, Step
from ingest.report import Outcome, Report, make_report
from text.spoken import number
from web.access.acting import acting, require_editor
from web.adding.sources import add_sources
from web.background_index import BackgroundIndex

Found = Callable[[Callable[[], bool]], Iterable[Source | Failure]]
"""Finds the sources once it is their turn, and asks often whether it should end."""
_BEGUN = {"reading": 0.0, "statements": 0.1, "embedding": 0.7}
"""How much of the work on a document is done when a step of it begins: of a long text, a tenth of the time went by
before its statements were looked for, and two thirds until it was embedded."""

_MOST_WARNINGS = 100
"""Of more documents in a job, nobody reads what is missing of each."""


@dataclass(frozen=True, slots=True)
class Several:
    """What a job of several things is called: how many there are of what, told in the language of whoever reads it."""

    count: int
    noun: str

    def __str__(self) -> str:
        """The count with its noun."""
        return plural(self.count, self.noun)


def called(names: Sequence[str], noun: str) -> str | Several:
    """What a job is called: by the name of the one thing in it, or by how many of a noun there are."""
    return names[0] if len(names) == 1 else Several(len(names), noun)


class Adding:
    """How far a job is: what came of documents so far, and what is being done. It only ever grows.

    `warnings` say what is missing of documents that are in.
    """

    def __init__(self, documents: int | None, size: int | None) -> None:
        """Begin.

        :param documents: how many there are, if that is known.
        :param size: how many bytes they have in all, if that is.
        """
        self.of = documents
        self.outcomes: list[Outcome | Failure] = []
        self.warnings: list[str] = []
        self.step: Step | None = None
        self._size = size
        self._begun = self._done = self._share = 0.0
        self._began = monotonic()

    def counted(self, found: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
        """The same sources, each counted when it is begun with."""
        for source in found:
            if self._size is None:
                self._begun += 1
            elif isinstance(source, Source):
                self._begun += len(source.content)
            yield source

    def come(self, progress: Progress) -> None:
        """Note what came of a source."""
        self.outcomes.append(progress.outcome)
        self._done, self.step = progress.sources if self._size is None else progress.bytes, None

    def warn(self, sentence: str) -> None:
        """Note what is missing of a document that is in."""
        if len(self.warnings) < _MOST_WARNINGS:
            self.warnings.append(sentence)

    def go(self, step: Step) -> None:
        """Note what is being done."""
        self.step = step

    @property
    def share(self) -> float:
        """How much of all is done, from 0 to 1; 0 where that is not known."""
        whole = self._size or self.of
        if whole:
            part = _part(self.step) if self.step else 0.0
            self._share = max(self._share, min((self._done + (self._begun - self._done) * part) / whole, 1.0))
        return self._share

    @property
    def report(self) -> Report:
        """What came of all so far."""
        return make_report(self.outcomes, monotonic() - self._began)


def _part(step: Step) -> float:
    begun = _BEGUN[step.doing]
    return begun + (1 - begun) * step.share


@dataclass(frozen=True, slots=True)
class Queued:
    """A job as it is told of: `documents` are done of so many; `told` says what is being done, or what ended it."""

    id: str
    name: str
    who: str
    state: State
    documents: int
    of: int | None
    share: float
    told: str


def add_in_turn(
    index: BackgroundIndex,
    name: str | Several,
    found: Found,
    *,
    documents: int | None = None,
    size: int | None = None,
    done_with: Callable[[], None] = lambda: None,
) -> Job:
    """Have documents added when it is their turn.

    :param index: where to.
    :param name: what the job is called.
    :param found: finds them.
    :param documents: how many there are, if that is known.
    :param size: how many bytes they have in all, if that is.
    :param done_with: called when they are needed no longer, whatever became of them.
    :return: the job.
    :raises NotAllowed: when who acts may not.
    :raises Busy: when too many jobs wait.
    """
    adding = Adding(documents, size)

    def work(job: Job) -> Report:
        try:
            if job.is_stopped():  # the app ends, and nothing is begun any more
                raise Stopped(phrase("queue_cancelled"))
            sources = adding.counted(found(job.is_stopped))
            return add_sources(index, sources, job.is_stopped, adding.come, adding.go, adding.warn)
        finally:
            done_with()

    try:
        require_editor()
        return index.jobs.add(name, acting().name, work, done_with, adding, size or 0)
    except BaseException:
        done_with()
        raise


def add_sources_in_turn(index: BackgroundIndex, sources: Sequence[Source | Failure]) -> Job:
    """Have sources that were read already added when it is their turn.

    :param index: where to.
    :param sources: what was found.
    :return: the job.
    :raises NotAllowed: when who acts may not.
    :raises Busy: when too many jobs wait.
    """
    name = called([source.path for source in sources], "document")
    size = sum(len(source.content) for source in sources if isinstance(source, Source))
    return add_in_turn(index, name, lambda _: sources, documents=len(sources), size=size)


def queued(job: Job) -> Queued:
    """How far a job is."""
    adding = _adding(job)
    done = len(adding.outcomes)
    share = 1.0 if job.state == "done" else adding.share
    return Queued(job.id, str(job.name), job.who, job.state, done, adding.of, round(share, 3), _told(job, adding))


def queue(index: BackgroundIndex) -> list[Queued]:
    """All jobs that wait or run, and those of who acts that are over; nothing for those who may not add any."""
    may_see = acting().may_edit
    own = acting().name
    return [queued(job) for job in index.jobs.all() if may_see and (not job.is_over or job.who == own)]


def own_finished(index: BackgroundIndex) -> list[Job]:
    """The jobs of who acts that are over, the last one first."""
    if not acting().may_edit:
        return []
    return [job for job in reversed(index.jobs.all()) if job.is_over and job.who == acting().name]


def report_of(job: Job) -> Report:
    """What came of the documents of a job, as far as it got."""
    return _adding(job).report


def warnings_of(job: Job) -> list[str]:
    """What is missing of documents that a job took in, a sentence each."""
    return _adding(job).warnings


def summary(jobs: Iterable[Queued]) -> str:
    """In a line what is being added and how far it is; nothing where nothing is."""
    running = [job for job in jobs if job.state == "running"]
    waiting = [job for job in jobs if job.state == "waiting"]
    if not running:
        return phrase("queue_waits", jobs=len(waiting)) if waiting else ""
    [first, *_] = running
    line = phrase("queue_runs", percent=phrase("percent", number=number(100 * first.share)), told=first.told)
    return f"{line} {phrase('queue_behind', jobs=len(waiting))}" if waiting else line


def news(index: BackgroundIndex) -> str:
    """The same for who acts."""
    return summary(queue(index))


def cancel(index: BackgroundIndex, id: str) -> Job | None:
    """End a job.

    :param index: where it adds to.
    :param id: the job's.
    :return: the job; None where there is none.
    :raises NotAllowed: when who acts may not.
    """
    require_editor()
    job = index.jobs.find(id)
    if job:
        index.jobs.cancel(job)
    return job


def _adding(job: Job) -> Adding:
    adding: Adding = job.told
    return adding


def _told(job: Job, adding: Adding) -> str:
    if job.state == "running":
        done = plural(len(adding.outcomes), "document")
        name = "queue_done_of" if adding.of else "queue_done_so_far"
        counted = phrase(name, done=done, all=number(adding.of or 0))
        return f"{counted}, {_doing(adding.step, str(job.name))}"
    if job.state == "failed":
        return retold(str(job.fault))
    return phrase(f"queue_{job.state}")


def _doing(step: Step | None, name: str) -> str:
    return phrase(f"queue_{step.doing}", path=step.path) if step else phrase("queue_reading", path=name)
