"""Where bases lie, which of them is used, and which kind of index so many vectors have.

A base lies in a folder named after the generation of the store that it holds. Knows no store.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from index.base import Base, open_base
from index.unfinished import clear_unfinished

Touched = Callable[[int], Sequence[int] | None]

FLAT_AT_MOST = 200_000
"""Passages; a flat index of more takes over a second to copy for each change, and 14 ms for each query."""
_UNCODED_AT_MOST = 50_000
"""So many added vectors take a quarter of a second to copy and 4 ms to read for each query."""
_UNCODED_SHARE = 0.02
"""Of ten million passages 200,000: a base of those takes a quarter of an hour to make, so it is made seldom."""
MAKING = "coding"
"""What the folders in which bases are made begin with."""
_BASE = "coded-"


def is_due(total: int, uncoded: int) -> bool:
    """Whether a base is to be made.

    :param total: how many passages there are.
    :param uncoded: how many of them were added or removed since there is a base; all without one.
    :return: whether so many are better coded.
    """
    return total > FLAT_AT_MOST and uncoded > max(_UNCODED_AT_MOST, _UNCODED_SHARE * total)


def base_folders(derived: Path) -> list[Path]:
    """The folders of bases in a folder, the newest first; mostly one."""
    found = [path for path in derived.glob(f"{_BASE}*") if path.name.removeprefix(_BASE).isdecimal()]
    return sorted(found, key=generation_of, reverse=True)


def generation_of(folder: Path) -> int:
    """The generation whose vectors a base's folder holds."""
    return int(folder.name.removeprefix(_BASE))


def folder_of(derived: Path, generation: int) -> Path:
    """The folder of the base of a generation."""
    return derived / f"{_BASE}{generation}"


def newest_base(derived: Path, stamp: str, touched: Touched, dimensions: int | None = None) -> Base | None:
    """Open the newest base from which few enough changes lead to what is stored now; None when there is none.

    :param derived: the folder in which bases lie.
    :param stamp: what their vectors must belong to.
    :param touched: the passages that were touched since a generation; None when that is not known.
    :param dimensions: how long the vectors must be; None for any length.
    :return: the base.
    """
    for folder in base_folders(derived):
        base = open_base(folder, stamp, dimensions)
        changed = None if base is None else touched(base.generation)
        if base and changed is not None and len(changed) <= len(base) // 2:
            return base
    return None


def wipe_bases(derived: Path, stamp: str, touched: Touched) -> None:
    """Take what was removed out of the newest base, and all others off the disk.

    :param derived: the folder in which bases lie.
    :param stamp: what their vectors must belong to.
    :param touched: the passages that were touched since a generation; None when that is not known.
    :raises IndexFault: when the store cannot be read, or the disk does not take it.
    """
    clear_unfinished(derived, MAKING)
    base = newest_base(derived, stamp, touched)
    for folder in base_folders(derived):
        if base is None or folder != base.folder:
            shutil.rmtree(folder, ignore_errors=True)
    if base:
        base.wipe(touched(base.generation) or ())
