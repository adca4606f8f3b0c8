"""Asks the running app as many people at once do, also during an ingest and for long: errors, waiting, memory.

    python benchmarks/load.py [--users N] [--seconds N] [--soak N] [--json FILE]

The shipped documents are taken into a temporary index and served. Users ask the known questions, one after the other,
and whoever is told that the app is busy asks again when it says. Each has an address of their own (127.0.1.1 and so
on, which Linux allows), so that they take turns. "One beside many" is one user while another asks as many questions at
once as there were users. The soak is of four users who pause; before it each question is asked once, so that what the
app remembers of it is not taken for growth.

An error is what is neither an answer nor "busy"; so is an answer that differs from the first one to its question over
the same documents. "In all" is from when a question is first asked until it is answered.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import project

from answer.phrases import phrase
from evaluate.question_files import read_question_set

_ADDED = 200
_GIVEN_UP_SECONDS = 120
_SOAKING = 4


@dataclass(frozen=True, slots=True)
class App:
    """The running app."""

    host: str
    port: int
    process_id: int

    def get(self, path: str, address: str) -> tuple[int, str, float]:
        """The status and the text that somebody is answered, and after how long a busy app may be asked again."""
        connection = http.client.HTTPConnection(self.host, self.port, _GIVEN_UP_SECONDS, (address, 0))
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode(), float(response.getheader("retry-after", "1"))
        except (OSError, http.client.HTTPException) as error:
            return 0, f"{type(error).__name__}: {error}", 0
        finally:
            connection.close()

    def processor_seconds(self) -> float:
        """What it has taken so far."""
        fields = Path(f"/proc/{self.process_id}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """What it holds of the machine's memory."""
        lines = Path(f"/proc/{self.process_id}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))

    def count(self, what: str) -> int:
        """How many open files (fd) or threads (task) it has."""
        return len(list(Path(f"/proc/{self.process_id}/{what}").iterdir()))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the measurement: who asks, for how long, and who else does meanwhile."""

    name: str
    questions: Sequence[str]
    users: Sequence[str]
    seconds: float
    others: Sequence[str] = ()
    pause: float = 0
    answers: dict[str, str] | None = None
    """The first answer to each question; None where answers may change."""


@dataclass(slots=True)
class Told:
    """What users were told, put together by their threads."""

    waits: list[float] = field(default_factory=list)
    in_all: list[float] = field(default_factory=list)
    busy: int = 0
    errors: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Measure and report; 1 when there was an error."""
    parser = project.parser(__doc__ or "")
    parser.add_argument("--users", type=int, default=50, metavar="N", help="how many at once (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=60, metavar="N", help="of each part (default: %(default)s)")
    parser.add_argument("--soak", type=float, default=600, metavar="N", help="its seconds (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with ingesting(Path(folder) / "index"):
            pass
        with running(Path(folder) / "index") as app:
            rows = measure(app, Path(folder), options.users, options.seconds, options.soak)
    project.report(rows, options.json)
    return int(any(row["errors"] for row in rows))


def measure(app: App, folder: Path, count: int, seconds: float, soak: float) -> list[project.Row]:
    """A row of each part."""
    asked = [one.text for one in read_question_set(project.KNOWN).questions if not one.history]
    users, answers = [f"127.0.1.{number}" for number in range(1, count + 1)], dict[str, str]()
    rows = [
        row(app, Part("one user", asked, users[:1], seconds, answers=answers)),
        row(app, Part("all at once", asked, users, seconds, answers=answers)),
        row(app, Part("one beside many", asked, ["127.0.2.1"], seconds, users[:1] * count, answers=answers)),
    ]
    with ingesting(folder / "index", harbours(folder / "more")):
        rows.append(row(app, Part("during an ingest", asked, users, seconds)))
    for question in asked:
        app.get(path_of(question), users[0])
    return [*rows, row(app, Part("soak", asked, users[:_SOAKING], soak, pause=1, answers={}))]


def row(app: App, part: Part) -> project.Row:
    """What users are told in one part."""
    print(f"{part.name}: {part.seconds:.0f} s", file=sys.stderr, flush=True)
    told, others = Told(), Told()
    spent, memory = app.processor_seconds(), app.memory_mb()
    with asking(app, part, told, others):
        time.sleep(part.seconds / 2)
        files, threads = app.count("fd"), app.count("task")
    spent = app.processor_seconds() - spent
    errors = told.errors + others.errors
    for error, times in errors.most_common(10):
        print(f"{part.name}: {times} times {error}", file=sys.stderr, flush=True)
    return {
        "part": part.name,
        "answers": len(told.waits),
        "busy": told.busy,
        "errors": errors.total(),
        **project.spread([1000 * wait for wait in told.waits]),
        **project.spread([1000 * wait for wait in told.in_all], "in all, "),
        "a second": (len(told.waits) + len(others.waits)) / part.seconds,
        "processor ms": 1000 * spent / max(1, len(told.waits) + len(others.waits)),
        "MB": app.memory_mb(),
        "grown by %": 100 * (app.memory_mb() / memory - 1),
        "files": files,
        "threads": threads,
        "load": os.getloadavg()[0],
    }


@contextmanager
def asking(app: App, part: Part, told: Told, others: Told) -> Iterator[None]:
    """Let everybody ask until the part is over."""
    end = time.monotonic() + part.seconds
    askers = [(told, user) for user in part.users] + [(others, other) for other in part.others]
    threads = [
        threading.Thread(target=keep_asking, args=(app, part, whose, address, end, random.Random(number)))
        for number, (whose, address) in enumerate(askers)
    ]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


def keep_asking(app: App, part: Part, told: Told, address: str, end: float, chance: random.Random) -> None:
    """Ask one question after the other."""
    while time.monotonic() < end:
        ask(app, part, told, address, end, chance)
        time.sleep(part.pause * chance.random() * 2)


def ask(app: App, part: Part, told: Told, address: str, end: float, chance: random.Random) -> None:
    """Ask until there is an answer."""
    first, question = time.monotonic(), chance.choice(part.questions)
    while (asked := time.monotonic()) < end:
        status, text, again = app.get(path_of(question), address)
        if status == http.client.SERVICE_UNAVAILABLE and phrase("busy") in text:
            told.busy += 1
            time.sleep(again * (1 + chance.random()))
            continue
        if fault := fault_of(status, text, question, part.answers):
            told.errors[fault] += 1
        else:
            told.waits.append(time.monotonic() - asked)
            told.in_all.append(time.monotonic() - first)
        return


def path_of(question: str) -> str:
    """Where a question is asked."""
    return f"/api/ask?question={quote(question)}"


def fault_of(status: int, text: str, question: str, answers: dict[str, str] | None) -> str | None:
    """What is wrong with an answer; None when nothing is."""
    if status != http.client.OK:
        return f"{status} {text[:200]}"
    said = json.dumps([sentence["text"] for sentence in json.loads(text)["sentences"]])
    if answers is not None and answers.setdefault(question, said) != said:
        return f"another answer than before to “{question}”"
    return None


@contextmanager
def running(index: Path) -> Iterator[App]:
    """Start the app, and wait until it answers."""
    command = [sys.executable, "app.py", "--index", str(index), "--port", "0"]
    with subprocess.Popen(command, cwd=project.ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address = urlsplit(process.stdout.readline().split()[-1])
            app = App(address.hostname or "", address.port or 0, process.pid)
            while '"ok"' not in app.get("/health", "127.0.0.1")[1]:
                time.sleep(0.1)
            yield app
        finally:
            process.terminate()


@contextmanager
def ingesting(index: Path, *sources: Path) -> Iterator[None]:
    """Take sources in meanwhile; without any, the shipped documents."""
    command = [sys.executable, "-m", "ingest", "--index", str(index), *map(str, sources)]
    with subprocess.Popen(command, cwd=project.ROOT, stdout=subprocess.DEVNULL) as process:
        yield
    if process.returncode:
        raise SystemExit("The ingest failed.")


def harbours(folder: Path) -> Path:
    """A folder of documents about other things than those shipped."""
    folder.mkdir()
    for number in range(_ADDED):
        said = (f"“Harbour {number} needs {beam} new beams,” said Ana Prager in {1900 + number}." for beam in range(20))
        (folder / f"harbour-{number}.txt").write_text("\n\n".join(said))
    return folder


if __name__ == "__main__":
    sys.exit(main())
