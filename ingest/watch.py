"""Watches files for changes; what is done about them is decided elsewhere. The one file that knows watchfiles."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from ingest.addresses import is_address
from ingest.skipped import is_skipped

_TIMEOUT_MILLISECONDS = 500  # how soon a stop is seen


def watch_files(paths: Sequence[str | Path], ignored: Path, stop: Event | None = None) -> Iterator[list[Path]]:
    """Wait for changes of what the user named; yields the paths that changed or vanished since the last step.

    Watching begins with the first step, which may yield no change at all, so that nothing is missed that changes
    while the caller takes everything in for the first time. Addresses and what does not exist are not watched,
    nor is `ignored`, the folder of the index. It ends when `stop` is set.
    """
    roots = [_absolute(path) for path in paths if not is_address(path) and Path(path).exists()]
    # A file is watched through its folder, since many editors put a new file in the place of the old.
    folders = {root if root.is_dir() else root.parent for root in roots}
    changes = watch(
        *folders,
        watch_filter=lambda _, path: _matters(Path(path), roots, _absolute(ignored)),
        stop_event=stop,
        rust_timeout=_TIMEOUT_MILLISECONDS,
        yield_on_timeout=True,
    )
    for changed in changes if roots else ():
        yield _outermost(Path(path) for _, path in changed)


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # a link keeps the name that the user knows


def _matters(path: Path, roots: Sequence[Path], ignored: Path) -> bool:
    if path.is_relative_to(ignored):
        return False
    return any(
        path.is_relative_to(root) and not any(is_skipped(name) for name in path.relative_to(root).parts)
        for root in roots
    )


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths in order, without those that lie below another of them."""
    kept: list[Path] = []
    for path in sorted(set(paths)):
        if not kept or not path.is_relative_to(kept[-1]):
            kept.append(path)
    return kept
