"""The record of an ingest that is under way, so that another can go on with it: what it is of, and what failed.

It lies in the folder of the index until the ingest is over, and is written at once, so that a kill leaves it whole but
for its last line. What was stored needs no record: the store knows it by its content.
"""

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from index.errors import IndexNotWritable, SettingsError
from index.unfinished import hold
from ingest.progress import Progress
from ingest.records import Failure, Source

RECORD = "ingest.jsonl"
_MOST_IN_HAND = 1000
"""More than are read ahead and wait to be embedded; of sources before them all is known."""


@dataclass(frozen=True, slots=True)
class Job:
    """What an ingest is of and how it is done; `folder` is the current one, which paths are told from.

    `failed` are the reasons why sources failed, by their path and what they held.
    """

    paths: tuple[str, ...]
    folder: str
    collection: tuple[str, ...]
    follow_links: bool
    prune: bool
    failed: dict[tuple[str, str], str] = field(default_factory=dict)


def unfinished_job(index: Path) -> Job | None:
    """The ingest into an index that was broken off.

    :param index: the folder of the index.
    :return: it; None where there is none.
    :raises SettingsError: when it is not broken off but still at work, or was begun in another folder.
    """
    try:
        lines = (index / RECORD).read_text(encoding="utf-8").splitlines()
        held = hold(index / RECORD)
    except BlockingIOError as error:
        raise SettingsError("That ingest is still at work; wait for its end.") from error
    except OSError:
        return None
    if held is not None:
        os.close(held)
    if not (known := _whole(lines)):
        return None
    first, *others = known
    if first["folder"] != str(Path.cwd()):
        raise SettingsError(f"That ingest was begun in {first['folder']}; go there, and run the command again.")
    failed = {(one["path"], one["held"]): one["reason"] for one in others}
    paths, collection = tuple(first.pop("paths")), tuple(first.pop("collection"))
    return Job(paths=paths, collection=collection, **first, failed=failed)


class Recording:
    """Passes sources on, and writes down which of them failed."""

    def __init__(self, job: Job, stream: IO[str] | None) -> None:
        """Write down what the job is of, and what failed before.

        :param job: the job.
        :param stream: where to; None where another ingest has its record.
        """
        self._failed, self._stream = job.failed, stream
        self._in_hand: dict[str, str] = {}
        self._write({name: value for name, value in asdict(job).items() if name != "failed"})
        for (path, held), reason in job.failed.items():
            self._write({"path": path, "held": held, "reason": reason})

    def untried(self, found: Iterable[Source | Failure]) -> Iterator[Source | Failure]:
        """The same, but for sources that failed before and are as they were: they fail again, and are not tried."""
        for one in found:
            held = _held(one.content) if isinstance(one, Source) else ""
            if reason := self._failed.get((one.path, held)):
                yield Failure(one.path, reason)
                continue
            if isinstance(one, Source):
                self._in_hand[one.path] = held
            if len(self._in_hand) > _MOST_IN_HAND:
                del self._in_hand[next(iter(self._in_hand))]
            yield one

    def note(self, progress: Progress) -> None:
        """Write down what came of a source, if it failed."""
        path = progress.outcome.path
        held = self._in_hand.pop(path, None)
        if held and isinstance(progress.outcome, Failure):
            self._write({"path": path, "held": held, "reason": progress.outcome.reason})

    def _write(self, line: Mapping[str, object]) -> None:
        if self._stream:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._stream.flush()


@contextmanager
def recorded(index: Path, job: Job) -> Iterator[Recording]:
    """Keep the record of an ingest until it is over; if it is broken off, the record stays.

    :param index: the folder of the index, which is there.
    :param job: what it is of.
    :yield: what it is recorded by. While another ingest keeps its record, there is none of this one.
    :raises IndexNotWritable: when it cannot be written.
    """
    file, held = index / RECORD, None
    try:
        file.touch()
        held = hold(file)
    except BlockingIOError:
        yield Recording(job, None)
        return
    except OSError as error:
        raise IndexNotWritable(f"{file} cannot be written: {error}.") from error
    try:
        with file.open("w", encoding="utf-8") as stream:
            yield Recording(job, stream)
        file.unlink()
    finally:
        if held is not None:
            os.close(held)


def _held(content: bytes) -> str:
    """What tells a source from what it was before, at the speed of memory."""
    return f"{len(content)}-{zlib.crc32(content):08x}"


def _whole(lines: Sequence[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    with suppress(ValueError):  # a kill, or a full disk, cut the last one off
        found.extend(json.loads(line) for line in lines)
    return found
